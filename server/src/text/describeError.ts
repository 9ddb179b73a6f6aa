/** Number of stack frames shown. */
const MAX_FRAMES = 8;

/** An error's kind and stack frames, in lines. Without its message, which might contain the user's text. */
export function describeError(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /u.test(line));
  return [error.name, ...frames.slice(0, MAX_FRAMES)].join('\n');
}
