/** What a task gives, or `otherwise` if it takes longer than this many milliseconds. The task isn't ended. */
export async function withTimeout<T, U>(
  milliseconds: number,
  task: Thenable<T>,
  otherwise: U,
): Promise<T | U> {
  let timer: unknown;
  const late = new Promise<U>((resolve) => {
    timer = setTimeout(resolve, milliseconds, otherwise);
  });
  try {
    return await Promise.race([task, late]);
  } finally {
    clearTimeout(timer);
  }
}
