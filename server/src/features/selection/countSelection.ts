import * as v from 'valibot';
import type { Connection } from 'vscode-languageserver';
import { countSelection, type CountSelectionResult } from '../../../../common/protocol';
import { countIn, type Counts } from '../../counting/count';
import { countedRange } from '../../report/countedRange';
import { inDocument } from '../../report/positions';
import type { Question, Report } from '../../report/report';
import { comparePositions, rangesOverlap, shiftRange, type Range } from '../../text/position';
import { selectedText } from '../../wording/questionCounts';
import type { OpenReports } from '../../workspace/openReports';
import { RANGE, requireParams } from '../requireParams';

/** Maximum number of ranges; no one selects more by hand. */
const MAX_RANGES = 1000;

const PARAMS = v.object({
  uri: v.string(),
  version: v.number(),
  ranges: v.pipe(v.array(RANGE), v.maxLength(MAX_RANGES)),
});

/** Answers requests for the checker's counts of the selection. */
export function registerCountSelection(connection: Connection, reports: OpenReports): void {
  connection.onRequest(countSelection, async (given): Promise<CountSelectionResult | null> => {
    const { uri, version, ranges } = requireParams(countSelection, PARAMS, given);
    const analysis = await reports.current(uri);
    if (analysis?.version !== version) return null;
    const counts = countSelected(analysis.report, ranges);
    return counts && { ...counts, text: selectedText(counts) };
  });
}

/** What the checker counts in the selected parts of answers; null if no part of an answer is selected. */
export function countSelected({ questions }: Report, ranges: readonly Range[]): Counts | null {
  const parts = questions.flatMap((question) =>
    ranges.flatMap((range) => countedPart(question, range) ?? []),
  );
  const counts = parts.reduce(
    (sum, { words, images }) => ({
      words: sum.words + words,
      images: sum.images + images,
    }),
    { words: 0, images: 0 },
  );
  return counts.words + counts.images > 0 ? counts : null;
}

function countedPart(question: Question, selected: Range): Counts | null {
  // The user didn't write the placeholder.
  const counted = question.block.answer?.state === 'answered' ? countedRange(question) : null;
  const whole = counted && inDocument(question, counted);
  if (!whole || !rangesOverlap(whole, selected)) return null;
  const start = comparePositions(whole.start, selected.start) < 0 ? selected.start : whole.start;
  const end = comparePositions(whole.end, selected.end) < 0 ? whole.end : selected.end;
  return countIn(question.block.lines, shiftRange({ start, end }, -question.line));
}
