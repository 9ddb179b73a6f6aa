import * as l10n from '@vscode/l10n';
import { expectedAnswers, is2023Edition, judge } from '../../checker/judge';
import type { Verdict } from '../../../../common/verdict';
import { documentLine, documentLineEnd, documentLines } from '../../report/documentLines';
import { lineLength, lineText } from '../../text/lines';
import { parseReport } from '../../report/parse';
import { applyEdits } from '../../text/applyEdits';
import { shiftRange, type Range } from '../../text/position';
import type { Question, Report } from '../../report/report';
import { unquote } from '../../text/codeAndComments';
import { causesOf, type Cause, type LostHeading } from './answerCount';
import { unhash } from '../answers/removeHashes';
import { memoizeLast } from '../../text/memo';
import { plural } from '../../wording/plural';
import { joinSentences } from '../../wording/sentences';
import type { Fix, ReportFinding, ReportRule, RuleContext } from '../rule';

/** The rule on what makes the checker reject a report, or read one question's text as another's. */
export const refusalRules: readonly ReportRule[] = [
  { code: 'checker-refuses', scope: 'report', check: refusal },
];

/** Maximum number of places listed. */
const MAX_REFUSALS = 200;

/** What to look at if nothing else explains the wrong count. */
function adviceFor(report: Report): string | null {
  return is2023Edition(report)
    ? l10n.t(
        "This edition's checker skips the first 43 characters of the file. It needs a heading with `###` between them and the first `Answer:`.",
      )
    : null;
}

/** The places that make the checker reject a report, up to the maximum; empty if it accepts the report. */
export function refusalsOf({
  report,
  verdict,
}: Pick<RuleContext, 'report' | 'verdict'>): readonly ReportFinding[] {
  return verdict.accepted ? [] : refusal({ report, verdict }).slice(0, MAX_REFUSALS);
}

/** The findings, for the rule and for views of the verdict. */
const found = new WeakMap<Verdict, readonly ReportFinding[]>();

function refusal({ report, verdict }: Pick<RuleContext, 'report' | 'verdict'>): readonly ReportFinding[] {
  const known = found.get(verdict);
  if (known) return known;
  const findings = [...findRefusals({ report, verdict })];
  found.set(verdict, findings);
  return findings;
}

function* findRefusals({
  report,
  verdict,
}: Pick<RuleContext, 'report' | 'verdict'>): Iterable<ReportFinding> {
  const causes = causesOf(report).filter((cause) => disturbsCount(cause, report));
  if (verdict.accepted && areOnlyNumbers(causes)) return;
  const outcome = outcomeOf(verdict);
  const lost = causes.filter((cause) => cause.kind === 'mark-lost');
  const isShared = lost.length > MAX_SEPARATE && lost.length > report.questions.length / 2;
  const findings = [
    ...(isShared ? [marksLost(lost, report, outcome)] : []),
    ...causes
      .filter(({ kind }) => !isShared || kind !== 'mark-lost')
      .map((cause) => findingFor(cause, report, outcome)),
  ];
  yield* verdict.accepted ? keepingAccepted(findings, report) : findings;
  if (causes.length > 0 || verdict.accepted || report.questions.length === 0) return;
  yield {
    question: null,
    index: null,
    range: firstLine(report),
    message: joinSentences(adviceFor(report), outcome),
  };
}

/** More questions than this without their `Answer:` are reported as one problem if they are most of all questions. */
const MAX_SEPARATE = 2;

/** The single problem of a report whose questions have lost their `Answer:`, at the first of them. */
function marksLost(lost: readonly MarkLost[], report: Report, outcome: string): ReportFinding {
  const all = lost.map((cause) => findingFor(cause, report, outcome));
  const edits = all.flatMap(({ fixes = [] }) => fixes.flatMap((fix) => fix.edits));
  return {
    question: null,
    index: null,
    range: all[0]?.range ?? firstLine(report),
    message: l10n.t(
      '`Answer:` is missing in {0} of {1} questions, starting here. {2} Put it back.',
      lost.length,
      report.questions.length,
      outcome,
    ),
    fixes: [{ title: l10n.t('Put `Answer:` back in all of them'), edits }],
  };
}

type MarkLost = Extract<Cause, { kind: 'mark-lost' }>;

/**
 * Where one mistake makes up for another, the checker accepts the report as long as both are in it. Then only a fix for
 * all of them keeps it accepted.
 */
function keepingAccepted(findings: readonly ReportFinding[], report: Report): ReportFinding[] {
  let left = triesFor(report);
  const keep = ({ edits }: Fix): boolean => left-- > 0 && isAcceptedAfter(report, edits);
  const edits = findings.flatMap(({ fixes: [first] = [] }) => first?.edits ?? []);
  const together = { title: l10n.t('Fix everything that changes the number of answers'), edits };
  const all = findings.length > 1 && edits.length > 0 && keep(together) ? [together] : [];
  return findings.map((finding) => {
    const kept = finding.fixes?.filter(keep) ?? [];
    return { ...finding, fixes: kept.length > 0 ? kept : all };
  });
}

/** Each try reads the whole report again, so there are few, and none in a text far longer than a report. */
const MAX_TRIES = 5;
const MAX_LINES_TRIED = 10_000;

function triesFor(report: Report): number {
  const lines = report.preamble.lines.length + (report.questions.at(-1)?.line ?? 0);
  return Math.min(MAX_TRIES, Math.floor(MAX_LINES_TRIED / Math.max(1, lines)));
}

function isAcceptedAfter(report: Report, edits: Fix['edits']): boolean {
  const text = applyEdits(documentLines(report), edits);
  return text !== null && judge(parseReport(text)).accepted;
}

/**
 * Gaps and duplicates in the numbers don't matter for a template that no checker knows; a lost first heading never
 * does.
 */
function disturbsCount(cause: Cause, report: Report): cause is DisturbingCause {
  if (cause.kind === 'first-heading-lost') return false;
  return report.edition !== null || (cause.kind !== 'question-missing' && cause.kind !== 'question-twice');
}

/** Whether only numbers are wrong: then each answer is read in its place (`question-duplicate`, `question-missing`). */
export function areOnlyNumbers(causes: readonly Cause[]): boolean {
  return causes.every(
    ({ kind }) => kind === 'question-missing' || kind === 'question-twice' || kind === 'first-heading-lost',
  );
}

type DisturbingCause = Exclude<Cause, { kind: 'first-heading-lost' }>;

function outcomeOf({ accepted, found, expected }: Verdict): string {
  if (accepted) return l10n.t("The checker reads another question's text instead.");
  return l10n.t(
    'The checker finds {0} instead of {1} and refuses the report.',
    plural(found, 'answer'),
    expected,
  );
}

function findingFor(cause: DisturbingCause, report: Report, outcome: string): ReportFinding {
  switch (cause.kind) {
    case 'mark-lost':
      return markLost(cause.question, cause.misspelt, report, outcome);
    case 'mark-extra':
      return markExtra(cause.question, cause.range, outcome);
    case 'heading-lost':
      return headingLost(cause.heading, report, outcome);
    case 'heading-weak':
      return headingWeak(cause.question, outcome);
    case 'last-counted-twice':
      return countedTwice(cause.question, cause.range, outcome);
    case 'question-missing':
      return missing(cause, report, outcome);
    case 'question-twice':
      return {
        ...atHeading(cause.question),
        message: l10n.t(
          'Question {0} appears twice. {1} Delete one of the two.',
          cause.question.number,
          outcome,
        ),
      };
    case 'question-beyond':
      return beyond(cause.question, report, outcome);
  }
}

/** A question that the edition does not have: the user's own heading below the last answer, or an extra question. */
function beyond(question: Question, report: Report, outcome: string): ReportFinding {
  const { block, line } = question;
  const edits = unhash(question, { start: { line: 0, character: 0 }, end: wholeBlock(question).end }, 3);
  const rename = block.answerMarks.map((mark) => ({ range: shiftRange(mark, line), newText: 'answer:' }));
  return {
    ...atHeading(question),
    message: l10n.t(
      "Question {0} is not one of this edition's {1} questions. {2} Use bold text for its heading.",
      question.number,
      expectedAnswers(report),
      outcome,
    ),
    fixes: edits ? [{ title: l10n.t('Make it part of the answer above'), edits: [...edits, ...rename] }] : [],
  };
}

function atHeading(question: Question): Pick<ReportFinding, 'question' | 'index' | 'range'> {
  const { number, index } = question;
  return { question: number, index, range: shiftRange(question.block.heading.range, question.line) };
}

function markLost(
  question: Question,
  misspelt: Range | null,
  report: Report,
  outcome: string,
): ReportFinding {
  const { number, index } = question;
  if (misspelt) {
    return {
      question: number,
      index,
      range: misspelt,
      message: l10n.t('`Answer:` is misspelt in question {0}. {1} Write exactly `Answer:`.', number, outcome),
      fixes: [{ title: l10n.t('Write `Answer:`'), edits: [{ range: misspelt, newText: 'Answer:' }] }],
    };
  }
  return {
    ...atHeading(question),
    message: l10n.t('`Answer:` is missing in question {0}. {1} Put it back.', number, outcome),
    fixes: putBackMark(question, report),
  };
}

/** Inserts `> Answer:` after the quoted prompt; without one, below the heading. */
function putBackMark({ block, line }: Question, report: Report): Fix[] {
  const lineEnd = documentLineEnd(report);
  let last = 0;
  for (let number = 1; number < block.lines.length; number++) {
    const text = lineText(block.lines, number);
    if (unquote(text).depth > 0) last = number;
    else if (text.trim() !== '' || last > 0) break;
  }
  const text = lineText(block.lines, last);
  const isBlankQuote = last > 0 && text.slice(unquote(text).start).trim() === '';
  const newText = last === 0 || isBlankQuote ? `${lineEnd}> Answer:` : `${lineEnd}>${lineEnd}> Answer:`;
  const end = { line: line + last, character: text.length };
  return [{ title: l10n.t('Put `Answer:` back'), edits: [{ range: { start: end, end }, newText }] }];
}

function markExtra(question: Question | null, range: Range, outcome: string): ReportFinding {
  const rename = { range, newText: 'answer:' };
  // In the last answer the checker would then count the `###` before it twice.
  const edits = question?.isLast ? withoutHashes(question) : [];
  return {
    question: question?.number ?? null,
    index: question?.index ?? null,
    range,
    message: question
      ? l10n.t(
          'This `Answer:` inside question {0} counts as another answer. {1} Change it, for example to `answer:`.',
          question.number,
          outcome,
        )
      : l10n.t(
          'This `Answer:` before the first question counts as another answer. {0} Change it, for example to `answer:`.',
          outcome,
        ),
    fixes: edits ? [{ title: l10n.t('Write `answer:`'), edits: [...edits, rename] }] : [],
  };
}

/**
 * Texts with more marks than this are not headings, and each `Answer:` of such a text would bring all of these edits.
 */
const MAX_EDITS = 100;

/** Removes each `###` from a question, which is the same for all its marks; null if that can't be done. */
const withoutHashes = memoizeLast((question: Question) => {
  const edits = unhash(question, wholeBlock(question), 3);
  return edits && edits.length <= MAX_EDITS ? edits : null;
});

/** From below the heading to the end. */
function wholeBlock({ block }: Question): Range {
  const last = block.lines.length - 1;
  return {
    start: { line: 1, character: 0 },
    end: { line: last, character: lineText(block.lines, last).length },
  };
}

function headingLost(
  { number, inside, place, isWithoutHashes }: LostHeading,
  report: Report,
  outcome: string,
): ReportFinding {
  const lineEnd = documentLineEnd(report);
  const heading = `${'#'.repeat(Math.max(3, inside.block.heading.level))} Question ${number}`;
  const edit = isWithoutHashes
    ? { range: place, newText: heading }
    : { range: { start: place.start, end: place.start }, newText: `${heading}${lineEnd}${lineEnd}` };
  return {
    question: number,
    index: inside.index,
    range: place,
    message: l10n.t(
      'The heading of question {0} is missing here. {1} Put `{2}` back.',
      number,
      outcome,
      heading,
    ),
    fixes: [{ title: l10n.t('Put `{0}` back', heading), edits: [edit] }],
  };
}

function headingWeak(question: Question, outcome: string): ReportFinding {
  const { block, line, number } = question;
  const [hashes = ''] = /#+/.exec(lineText(block.lines, 0)) ?? [];
  const character = lineText(block.lines, 0).indexOf('#');
  const start = { line, character };
  const end = { line, character: character + hashes.length };
  return {
    ...atHeading(question),
    message: l10n.t('The heading of question {0} needs three `#`. {1} Write `###`.', number, outcome),
    fixes: [{ title: l10n.t('Write `###`'), edits: [{ range: { start, end }, newText: '###' }] }],
  };
}

function countedTwice(question: Question, range: Range, outcome: string): ReportFinding {
  const { start } = shiftRange(range, -question.line);
  const edits = unhash(question, { start, end: wholeBlock(question).end }, 3);
  return {
    question: question.number,
    index: question.index,
    range,
    message: l10n.t(
      '`###` in the last answer makes the checker count it twice. {0} Use bold text for headings.',
      outcome,
    ),
    fixes: edits ? [{ title: l10n.t('Turn the headings in the last answer into bold text'), edits }] : [],
  };
}

function missing(
  { from, to, before }: Extract<Cause, { kind: 'question-missing' }>,
  report: Report,
  outcome: string,
): ReportFinding {
  const last = report.questions.at(-1);
  const place = before ?? last;
  return {
    question: from,
    index: place?.index ?? null,
    range: place ? shiftRange(place.block.heading.range, place.line) : firstLine(report),
    message: missingMessage(from, to, before !== null, outcome),
  };
}

function missingMessage(from: number, to: number, isBefore: boolean, outcome: string): string {
  if (from === to) {
    return isBefore
      ? l10n.t('Question {0} is missing before this one. {1} Copy it from the template.', from, outcome)
      : l10n.t('Question {0} is missing after this one. {1} Copy it from the template.', from, outcome);
  }
  return isBefore
    ? l10n.t(
        'Questions {0} to {1} are missing before this one. {2} Copy them from the template.',
        from,
        to,
        outcome,
      )
    : l10n.t(
        'Questions {0} to {1} are missing after this one. {2} Copy them from the template.',
        from,
        to,
        outcome,
      );
}

function firstLine(report: Report): Range {
  return {
    start: { line: 0, character: 0 },
    end: { line: 0, character: lineLength(documentLine(report, 0)) },
  };
}
