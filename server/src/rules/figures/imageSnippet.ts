import { compareNaturally } from '../../text/naturalOrder';
import type { Listing } from '../../files/reportFiles';
import { encodeTarget, hasAcceptedExtension } from '../../text/figureTarget';
import type { QuestionContext } from '../rule';

/** A longer list of choices is of no use. */
const MAX_CHOICES = 30;

/** The names of the files in `figures` that no answer uses yet; those that seem to be of the question first. */
export function unusedFigures(
  { folders, usedFigures }: Pick<QuestionContext, 'folders' | 'usedFigures'>,
  question: number,
): string[] {
  return figuresFor(folders.get('figures') ?? new Map(), question).filter(
    (name) => !usedFigures.has(`figures/${name}`.normalize('NFC')),
  );
}

/** The names of the images in a folder; those that seem to be of a question first. */
export function figuresFor(folder: Listing, question: number): string[] {
  const names = [...folder]
    .filter(([name, kind]) => kind === 'file' && hasAcceptedExtension(name))
    .map(([name]) => name);
  const isOfQuestion = new RegExp(`(?<!\\d)0?${question}(?!\\d)`, 'u');
  return names.toSorted(
    (a, b) => Number(isOfQuestion.test(b)) - Number(isOfQuestion.test(a)) || compareNaturally(a, b),
  );
}

/**
 * `count` Markdown images as a snippet (LSP 3.18, snippet syntax), separated by `parting`. The cursor starts at the
 * first description, and each path is chosen from `names`, the files in `figures`; if there are too few, `placeholder`
 * is used as the name.
 */
export function imageSnippet(
  names: readonly string[],
  placeholder: string,
  count: number,
  parting: string,
): string {
  const images = Array.from({ length: count }, (_, index) => {
    const name = nameSnippet(2 * index + 2, names.slice(index, index + MAX_CHOICES), placeholder);
    return `![\${${2 * index + 1}:description}](figures/${name})`;
  });
  return `${images.join(parting)}$0`;
}

function nameSnippet(tabStop: number, names: readonly string[], placeholder: string): string {
  const [first, ...others] = names.map(withoutSnippetMarks);
  if (first === undefined) return `\${${tabStop}:${placeholder}}`;
  return others.length === 0 ? first : `\${${tabStop}|${[first, ...others].join(',')}|}`;
}

/**
 * A name as it is written in a path. Characters with a meaning in snippets are percent-encoded too, because editors
 * disagree on backslashes in choices.
 */
function withoutSnippetMarks(name: string): string {
  return encodeTarget(name).replaceAll('$', '%24').replaceAll(',', '%2C');
}
