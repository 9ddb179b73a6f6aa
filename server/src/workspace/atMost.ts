/** Fulfilled when the task has ended, or after this time in milliseconds. */
export async function atMost(milliseconds: number, task: Promise<void>): Promise<void> {
  let timer: unknown;
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, milliseconds);
  });
  await Promise.race([task, late]);
  clearTimeout(timer);
}
