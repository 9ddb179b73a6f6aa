import { lineText } from '../report/lines';
import { range } from '../report/position';
import type { LineSpan, Report } from '../report/report';
import { spanOf } from '../report/verbatim';
import { conflictsIn, type Conflict } from './conflicts';
import { plural } from './plural';
import type { Finding, ReportRule, RuleContext } from './rule';

/** Rules on the text as a whole. */
export const textRules: readonly ReportRule[] = [
  { code: 'merge-conflict', scope: 'report', check: conflicts },
  { code: 'text-encoding', scope: 'report', check: encoding },
];

function* conflicts({ report }: RuleContext): Iterable<Finding> {
  for (const conflict of conflictsIn(report.lines)) {
    if (isQuotedCode(report, conflict)) continue;
    yield {
      question: questionAt(report, conflict.first),
      range: range(conflict.first, 0, conflict.last, lineText(report.lines, conflict.last).length),
      message: messageFor(conflict),
    };
  }
}

function messageFor({ marks }: Conflict): string {
  const list = marks.map((mark) => `\`${mark}\``).join(', ');
  return marks.length === 1
    ? `This line is left of a merge conflict: ${list}. Remove it, and see that the text around it is what you want.`
    : `A merge conflict is left here. Keep the text that you want, and remove the lines with ${list}.`;
}

const UNREADABLE = '\uFFFD';

function* encoding({ report }: RuleContext): Iterable<Finding> {
  const line = report.lines.findIndex((text) => text.includes(UNREADABLE));
  if (line < 0) return;
  const character = report.lines[line]?.indexOf(UNREADABLE) ?? 0;
  const count = report.lines.reduce((sum, text) => sum + text.split(UNREADABLE).length - 1, 0);
  yield {
    question: questionAt(report, line),
    range: range(line, character, line, character + 1),
    message: `${plural(count, 'character')} could not be read: the file is probably not saved as UTF-8, and then the checker cannot read it at all. Reopen it with its own encoding, and save it as UTF-8.`,
  };
}

/** Whether a conflict lies inside one code block: somebody shows what a conflict looks like. */
function isQuotedCode(report: Report, { first, last }: Conflict): boolean {
  const { verbatim, line } = blockAt(report, first);
  const span = spanOf(verbatim, first - line);
  return span?.kind === 'code' && span.closed && last - line < span.end;
}

/** The number of the question that a line of the document belongs to; null before the first question. */
function questionAt(report: Report, line: number): number | null {
  return report.questions.findLast((question) => question.line <= line)?.number ?? null;
}

function blockAt(
  report: Report,
  line: number,
): { readonly verbatim: readonly LineSpan[]; readonly line: number } {
  const question = report.questions.findLast((one) => one.line <= line);
  return question
    ? { verbatim: question.block.verbatim, line: question.line }
    : { verbatim: report.preamble.verbatim, line: 0 };
}
