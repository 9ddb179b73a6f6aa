import type { FigureFolders } from '../../files/figureFolders';
import { encodeTarget, hasAcceptedExtension, resolveTarget } from '../../report/figurePath';
import type { Report } from '../../report/report';

/** A list to choose from is of no use when it is longer. */
const MOST_CHOICES = 30;

/** The names of the files in `figures` that no answer uses yet; those that seem to be of the question first. */
export function unusedFigures(report: Report, folders: FigureFolders, question: number): string[] {
  const used = usedPaths(report);
  const names = [...(folders.get('figures') ?? [])]
    .filter(([name, kind]) => kind === 'file' && hasAcceptedExtension(name))
    .map(([name]) => name)
    .filter((name) => !used.has(`figures/${name}`.normalize('NFC')));
  const isOfQuestion = new RegExp(`(?<!\\d)0?${question}(?!\\d)`, 'u');
  return names.toSorted(
    (a, b) =>
      Number(isOfQuestion.test(b)) - Number(isOfQuestion.test(a)) ||
      a.localeCompare(b, 'en', { numeric: true }),
  );
}

function usedPaths(report: Report): ReadonlySet<string> {
  const used = new Set<string>();
  for (const { block } of report.questions) {
    for (const { target } of block.answer?.figures ?? []) {
      const resolved = resolveTarget(target);
      if (resolved.kind === 'local') used.add(resolved.path.normalize('NFC'));
    }
  }
  return used;
}

/**
 * So many Markdown images as a snippet (LSP 3.18, snippet syntax), parted by `parting`: the cursor starts at the first
 * description, and each path is chosen from `names`, the files in `figures`. Where they are too few, `placeholder` stands for
 * a name.
 */
export function imageSnippet(
  names: readonly string[],
  placeholder: string,
  count: number,
  parting: string,
): string {
  const images = Array.from({ length: count }, (_, index) => {
    const name = nameSnippet(2 * index + 2, names.slice(index, index + MOST_CHOICES), placeholder);
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
 * A name as it is written in a path. What means something in a snippet is percent-encoded too: editors differ in what they take
 * a backslash for in a choice.
 */
function withoutSnippetMarks(name: string): string {
  return encodeTarget(name).replaceAll('$', '%24').replaceAll(',', '%2C');
}
