import { splitAtMarks } from '../counting/pieces';
import { scanChecklist } from './checklist';
import { definitionsIn } from '../markdown/linkDefinitions';
import { headingAt } from './heading';
import { lineText, type Lines } from '../text/lines';
import { costOf } from '../markdown/parseBudget';
import { range, type Range } from '../text/position';
import type { Heading, Preamble } from './report';
import type { LineSpan } from '../text/codeAndComments';
import { isInCodeOrComment, codeAndCommentSpans } from '../text/codeAndComments';

/** What the lines before the first question hold. */
export function scanPreamble(lines: Lines): Preamble {
  const frontMatter = frontMatterOf(lines);
  const begin = frontMatter ? frontMatter.end.line + 1 : 0;
  const body = lines.map((line, number) => (number < begin ? '' : line));
  const verbatim = codeAndCommentSpans(body);
  const headings = headingsIn(body, begin, verbatim);
  return {
    lines,
    frontMatter,
    headings,
    groups: scanChecklist(body, headings, verbatim),
    definitions: definitionsIn(body),
    verbatim,
    pieces: splitAtMarks(lines),
    work: costOf(lines).work,
  };
}

/** The headings from a line on that are not in code or comments. */
export function headingsIn(lines: Lines, begin: number, verbatim: readonly LineSpan[]): Heading[] {
  const headings: Heading[] = [];
  for (let number = begin; number < lines.length; number++) {
    const heading = headingAt(lines, number);
    if (heading && !isInCodeOrComment(verbatim, number)) headings.push(heading);
  }
  return headings;
}

/** The YAML front matter at the start of the file, including both `---`. */
function frontMatterOf(lines: Lines): Range | null {
  const first = lineText(lines, 0)
    .replace(/^\uFEFF/, '')
    .trimEnd();
  if (first !== '---') return null;
  for (let number = 1; number < lines.length; number++) {
    const line = lineText(lines, number);
    if (line.trimEnd() === '---') return range(0, 0, number, line.length);
  }
  return null;
}
