/** Work that was sent to the server and not finished yet. It shows which document the server was working on when it crashed. */
export interface PendingWork {
  /** A document was opened or changed and sent to the server at this version. */
  changed(uri: string, version: number): void;
  /** A request about a document was sent; call the returned function when its answer arrives. */
  asked(uri: string): () => void;
  /** The server has published results for a document, so it has processed this version and earlier ones. */
  told(uri: string, version: number): void;
  /** Call the returned function when the server has shown that it processed all changes sent so far. */
  mark(): () => void;
  /** The document of the oldest unfinished work, because the server works in order; null if there is none. */
  suspect(): string | null;
}

interface Work {
  readonly uri: string;
  /** Null for a request, which is finished only by its answer. */
  readonly version: number | null;
}

/** Creates an empty list of work. */
export function createPendingWork(): PendingWork {
  /** In the order it was sent. */
  const pending = new Set<Work>();
  return {
    changed(uri, version) {
      pending.add({ uri, version });
    },
    asked(uri) {
      const work = { uri, version: null };
      pending.add(work);
      return () => pending.delete(work);
    },
    told(uri, version) {
      for (const work of pending)
        if (work.uri === uri && work.version !== null && work.version <= version) pending.delete(work);
    },
    mark() {
      const changes = [...pending].filter((work) => work.version !== null);
      return () => {
        for (const work of changes) pending.delete(work);
      };
    },
    suspect() {
      const [oldest] = pending;
      return oldest?.uri ?? null;
    },
  };
}
