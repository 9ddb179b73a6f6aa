/**
 * Names for new figures: `q14-1.png` for question 14, `figure-1.png` outside questions, each with the next number that no file uses yet,
 * ignoring extension and case.
 *
 * @param extensions One for each figure, without the dot; empty if it has none.
 * @param taken Names in the folder and names used in the report.
 */
export function freeFigureNames(
  question: number | undefined,
  extensions: readonly string[],
  taken: readonly string[],
): string[] {
  const stem = question === undefined ? 'figure' : `q${question}`;
  const takenStems = new Set(taken.map((name) => stemOf(name).toLowerCase()));
  let number = 0;
  return extensions.map((extension) => {
    do number++;
    while (takenStems.has(`${stem}-${number}`));
    return `${stem}-${number}${extension === '' ? '' : `.${extension}`}`;
  });
}

/** The figure names used in a text, including those of files that don't exist yet. */
export function namesMentioned(text: string): string[] {
  return Array.from(text.matchAll(/figures\/([\w-]+(?:\.\w+)?)/g), ([, name = '']) => name);
}

function stemOf(name: string): string {
  const dot = name.lastIndexOf('.');
  return dot > 0 ? name.slice(0, dot) : name;
}
