/**
 * Runs a task one run at a time. All requests during a run lead to one more run. The returned function requests a run; its promise
 * resolves when no request is left.
 */
export function coalesce(run: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | null = null;
  let isWanted = false;

  async function runWhileWanted(): Promise<void> {
    try {
      while (isWanted) {
        isWanted = false;
        await run();
      }
    } finally {
      running = null;
    }
  }

  return () => {
    isWanted = true;
    running ??= runWhileWanted();
    return running;
  };
}
