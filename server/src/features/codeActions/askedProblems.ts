import type { CodeActionContext, Diagnostic } from 'vscode-languageserver';
import { isRuleCode, type RuleCode } from '../../../../common/codes';
import type { Report } from '../../report/report';
import type { Problem } from '../../rules/rule';
import { isBlankLine } from '../../text/codeAndComments';
import type { Range } from '../../text/position';
import type { Analysis } from '../../workspace/analysis';
import { SOURCE } from '../diagnostics';

/** What a client requests fixes for. */
export interface Asked {
  readonly problems: readonly Problem[];
  /**
   * Whether it only asks for the diagnostics that it names, and the range means nothing. Kate 22 names one diagnostic,
   * gives the whole document as the range, and applies every action that it gets.
   */
  readonly isByNameAlone: boolean;
}

/**
 * The problems that a client requests fixes for. If it names diagnostics of ours, exactly those, wherever the range is.
 * Else the problems on the lines of the range and, on a blank line of an answer, those of what the answer lacks.
 */
export function askedProblems(
  { problems, report }: Pick<Analysis, 'problems' | 'report'>,
  range: Range,
  { diagnostics }: CodeActionContext,
): Asked {
  const ours = diagnostics.filter(isOurs);
  if (ours.length === 0)
    return {
      problems: problems.filter(
        (problem) => shareLine(problem.range, range) || isLackedAt(problem, range, report),
      ),
      isByNameAlone: false,
    };
  const asked = new Set(ours.map(placeOf));
  const first = Math.min(...ours.map((diagnostic) => diagnostic.range.start.line));
  const last = Math.max(...ours.map((diagnostic) => diagnostic.range.end.line));
  return {
    problems: problems.filter((problem) => asked.has(placeOf(problem))),
    isByNameAlone: range.start.line < first || lastLine(range) > last,
  };
}

/** What an answer lacks is reported at its `Answer:`, but written below. */
const LACKS: ReadonlySet<RuleCode> = new Set(['answer-missing', 'figures-too-few']);

/** Whether the cursor is on a blank line of the answer that lacks something. */
function isLackedAt({ code, index, range }: Problem, { start, end }: Range, { questions }: Report): boolean {
  const question = index === null || !LACKS.has(code) ? undefined : questions[index];
  const answer = question?.block.answer;
  if (!question || !answer || start.line !== end.line || start.line <= range.end.line) return false;
  const line = start.line - question.line;
  return line <= answer.range.end.line && isBlankLine(question.block.lines, line);
}

/** Whether a diagnostic shows a problem. Not all clients keep the end of its range. */
export function isShownAs(problem: Problem, diagnostic: Diagnostic): boolean {
  return isOurs(diagnostic) && placeOf(diagnostic) === placeOf(problem);
}

/** Some clients leave out the source. */
function isOurs({ source, code }: Diagnostic): boolean {
  return source === undefined ? typeof code === 'string' && isRuleCode(code) : source === SOURCE;
}

function placeOf({ code, range: { start } }: Pick<Diagnostic, 'code' | 'range'>): string {
  return `${start.line}:${start.character} ${code}`;
}

/** A range that ends at the start of a line, such as the whole line above, does not touch that line. */
function shareLine(a: Range, b: Range): boolean {
  return a.start.line <= lastLine(b) && b.start.line <= lastLine(a);
}

function lastLine({ start, end }: Range): number {
  return end.character === 0 && end.line > start.line ? end.line - 1 : end.line;
}
