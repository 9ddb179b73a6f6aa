import * as l10n from '@vscode/l10n';
import { countIn } from '../../counting/count';
import { headingsIn } from '../../report/preamble';
import { inDocument } from '../../report/positions';
import type { Question } from '../../report/report';
import { lineLength } from '../../text/lines';
import { comparePositions, type Range } from '../../text/position';
import { memoizeByObject } from '../../text/memo';
import type { QuestionBlock } from '../../report/report';
import type { Finding, QuestionRule } from '../rule';
import { plural } from '../../wording/plural';

/** The rule on sections below the last answer, which the checker takes for a part of it. */
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

/** The section that begins below a last answer which is long enough without it; null where there is none. */
export function appendedSection({ block, isLast, limits }: Question): AppendedSection | null {
  const section = isLast ? firstSection(block) : null;
  return section && section.words >= (limits.words?.min ?? 1) ? section : null;
}

const firstSection = memoizeByObject(({ answer, lines, verbatim }: QuestionBlock): AppendedSection | null => {
  if (!answer?.content) return null;
  const { start, end } = answer.content;
  const heading = headingsIn(lines, start.line + 1, verbatim).find(({ level }) => level <= 2);
  if (!heading || comparePositions(heading.range.end, end) >= 0) return null;
  const line = heading.range.start.line - 1;
  const above = { start: answer.range.start, end: { line, character: lineLength(lines[line] ?? '') } };
  return { heading: heading.range, words: countIn(lines, above).words };
});
