/**
 * Runs a task one run at a time: what is asked for while it runs is done by one more run. What is given back asks for a run, and is
 * fulfilled when no more is asked for.
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
