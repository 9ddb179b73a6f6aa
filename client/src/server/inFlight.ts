/** What the server was given to do and has not been heard of since: it tells which document it was with when it died. */
export interface PendingWork {
  /** A document was opened or changed; the server has it at this version. */
  changed(uri: string, version: number): void;
  /** The server was asked something about a document; what is given back is called with the answer. */
  asked(uri: string): () => void;
  /** The server has told of a document at a version, so that it has survived this one and those before it. */
  told(uri: string, version: number): void;
  /** What is given back is called when the server has shown that it has survived all changes so far. */
  mark(): () => void;
  /** The document of the oldest work that is not done, as the server does one after the other; null where all is done. */
  suspect(): string | null;
}

interface Work {
  readonly uri: string;
  /** Null for a question, which is done with its answer only. */
  readonly version: number | null;
}

/** Nothing to do yet. */
export function createPendingWork(): PendingWork {
  /** In the order in which it was given. */
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
