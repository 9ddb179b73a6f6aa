import * as l10n from '@vscode/l10n';
import { documentLine } from '../../report/documentLines';
import { lineLength } from '../../text/lines';
import { range, type Position } from '../../text/position';
import type { Report } from '../../report/report';
import { conflictsIn, isQuoted, type Conflict } from '../../report/conflicts';
import { conflictFixes } from './conflictFixes';
import { memoPerBlock } from '../../report/memoPerBlock';
import { questionAt } from '../../report/positions';
import { plural } from '../../wording/plural';
import type { ReportFinding, ReportRule, RuleContext } from '../rule';

/** Rules on the text as a whole. */
export const textRules: readonly ReportRule[] = [
  { code: 'merge-conflict', scope: 'report', check: conflicts },
  { code: 'text-encoding', scope: 'report', check: encoding },
];

/** Conflicts that get fixes: all their lines are read whenever the text changes. */
const MOST_FIXED = 50;

function* conflicts({ report }: RuleContext): Iterable<ReportFinding> {
  for (const [index, conflict] of conflictsIn(report).entries()) {
    if (isQuotedCode(report, conflict)) continue;
    yield {
      ...placeOf(report, conflict.first),
      range: range(conflict.first, 0, conflict.last, lineLength(documentLine(report, conflict.last))),
      message: messageFor(conflict),
      ...(index < MOST_FIXED && { fixes: conflictFixes(conflict, (line) => documentLine(report, line)) }),
    };
  }
}

function messageFor({ marks }: Conflict): string {
  const list = marks.map(({ sign }) => `\`${sign}\``).join(', ');
  return marks.length === 1
    ? l10n.t(
        'This line is left from a merge conflict: {0}. Check the text around it, then delete the line.',
        list,
      )
    : l10n.t('There is a merge conflict here. Keep the text you want, and delete the lines with {0}.', list);
}

const UNREADABLE = '\uFFFD';

const unreadableIn = memoPerBlock((lines) => {
  const places: Position[] = [];
  for (const [line, text] of lines.entries()) {
    for (let at = text.indexOf(UNREADABLE); at >= 0; at = text.indexOf(UNREADABLE, at + 1))
      places.push({ line, character: at });
  }
  return places;
});

function* encoding({ report }: RuleContext): Iterable<ReportFinding> {
  const blocks = unreadableIn(report);
  const [first] = blocks;
  const [place] = first?.found ?? [];
  if (!first || !place) return;
  const count = blocks.reduce((sum, { found }) => sum + found.length, 0);
  const line = first.line + place.line;
  yield {
    ...placeOf(report, line),
    range: range(line, place.character, line, place.character + 1),
    message: l10n.t(
      "{0} could not be read. The file is probably not saved as UTF-8, so the checker can't read it at all. Reopen it with its own encoding, then save it as UTF-8.",
      plural(count, 'character'),
    ),
  };
}

/** The question that a line belongs to. */
function placeOf(report: Report, line: number): Pick<ReportFinding, 'question' | 'index'> {
  const question = questionAt(report, line);
  return { question: question?.number ?? null, index: question?.index ?? null };
}

/** Whether a conflict lies inside one code block: somebody shows what a conflict looks like. */
function isQuotedCode(report: Report, { first, last }: Conflict): boolean {
  const question = questionAt(report, first);
  const start = question?.line ?? 0;
  const spans = question?.block.verbatim ?? report.preamble.verbatim;
  return isQuoted(spans, { first: first - start, last: last - start });
}
