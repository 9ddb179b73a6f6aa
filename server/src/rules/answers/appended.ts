import * as l10n from '@vscode/l10n';
import { countIn } from '../../counting/count';
import { headingsIn } from '../../report/preamble';
import { inDocument } from '../../report/positions';
import type { Question } from '../../report/report';
import { isInCodeOrComment, type LineSpan } from '../../text/codeAndComments';
import { lineLength, lineText, type Lines } from '../../text/lines';
import { comparePositions, range, type Range } from '../../text/position';
import { memoizeByObject } from '../../text/memo';
import type { QuestionBlock } from '../../report/report';
import type { Finding, QuestionRule } from '../rule';
import { plural } from '../../wording/plural';

/** The rule on sections below the last answer, which the checker counts as part of it. */
export const appendedRules: readonly QuestionRule[] = [
  { code: 'section-appended', scope: 'question', check: appended },
];

function* appended(question: Question): Iterable<Finding> {
  const section = appendedSection(question);
  if (!section) return;
  const { answer } = question.block;
  yield {
    question: question.number,
    range: inDocument(question, section.heading),
    message: l10n.t(
      'This section counts as part of the last answer, which has {0} because of it. Move it to another file.',
      plural(answer?.words ?? 0, 'word'),
    ),
  };
}

/** A section below the last answer. Ranges are in the block. */
export interface AppendedSection {
  readonly heading: Range;
  /** Words of the answer above it. */
  readonly words: number;
}

/** The section below a last answer that is long enough without it, or too long with it; null if there is none. */
export function appendedSection({ block, isLast, limits }: Question): AppendedSection | null {
  const section = isLast ? firstSection(block) : null;
  if (!section) return null;
  const isTooLong = limits.words !== undefined && (block.answer?.words ?? 0) > limits.words.max;
  return isTooLong || section.words >= (limits.words?.min ?? 1) ? section : null;
}

const firstSection = memoizeByObject(({ answer, lines, verbatim }: QuestionBlock): AppendedSection | null => {
  if (!answer?.content) return null;
  const { start, end } = answer.content;
  const written = headingsIn(lines, start.line + 1, verbatim).find(({ level }) => level <= 2);
  const underlined = underlinedTitle(lines, start.line + 1, verbatim);
  const isFirst =
    underlined && (!written || comparePositions(underlined.range.start, written.range.start) < 0);
  const heading = isFirst ? underlined : written;
  if (!heading || comparePositions(heading.range.end, end) >= 0) return null;
  const line = heading.range.start.line - 1;
  const above = { start: answer.range.start, end: { line, character: lineLength(lines[line] ?? '') } };
  return { heading: heading.range, words: countIn(lines, above).words };
});

/** Longer lines are sentences. */
const MAX_TITLE_LENGTH = 60;

/**
 * The first title above a line of `=` or `-` (CommonMark, Setext headings); `---` may be left over from the
 * placeholder.
 */
function underlinedTitle(
  lines: Lines,
  begin: number,
  verbatim: readonly LineSpan[],
): { readonly range: Range } | null {
  for (let number = begin + 1; number < lines.length; number++) {
    const title = lineText(lines, number - 1);
    if (!/^ {0,3}(?:={3,}|-{4,})[ \t]*$/.test(lineText(lines, number))) continue;
    const isTitle =
      /^ {0,3}[\p{L}\p{N}*_]/u.test(title) &&
      title.trim().length <= MAX_TITLE_LENGTH &&
      !/[.,:;!?]\s*$|\S {2,}\S/.test(title) &&
      (number < 2 || lineText(lines, number - 2).trim() === '');
    if (isTitle && !isInCodeOrComment(verbatim, number))
      return { range: range(number - 1, 0, number - 1, title.length) };
  }
  return null;
}
