/** Frames of the stack that tell where an error arose. */
const MAX_FRAMES = 8;

/** An error's kind and where it arose, in lines. Without its message, which might hold text of the person's. */
export function describeError(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /u.test(line));
  return [error.name, ...frames.slice(0, MAX_FRAMES)].join('\n');
}
