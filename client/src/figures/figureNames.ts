/**
 * Names for new figures: `q14-1.png` for question 14, `figure-1.png` outside questions, each with the next number that no
 * file has yet, whatever its extension or letter case.
 *
 * @param extensions One for each figure, without the dot; empty where it has none.
 * @param taken The names in the folder, and those that the report speaks of.
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

/** The names of figures that a text speaks of, which may not be there yet. */
export function namesMentioned(text: string): string[] {
  return Array.from(text.matchAll(/figures\/([\w-]+(?:\.\w+)?)/g), ([, name = '']) => name);
}

function stemOf(name: string): string {
  const dot = name.lastIndexOf('.');
  return dot > 0 ? name.slice(0, dot) : name;
}
