import * as l10n from '@vscode/l10n';
import { countIn } from '../../counting/count';
import { filterQuestions } from '../../report/questionBatches';
import { memoizeByObject } from '../../text/memo';
import { placeholdersIn } from '../../report/placeholder';
import { comparePositions, shiftRange, type Range } from '../../text/position';
import { joinSentences } from '../../wording/sentences';
import type { Question } from '../../report/report';
import { isInCodeOrComment } from '../../text/codeAndComments';
import { dashesAround, type Dashes } from './placeholderDashes';
import { inDocument } from '../../report/positions';
import { removal } from './textRemoval';
import type { Finding, Fix, ReportFinding, Rule, RuleContext, TextEdit } from '../rule';

/** Rules on remains of the template's placeholder beside an answer. */
export const placeholderRules: readonly Rule[] = [
  { code: 'placeholder-left', scope: 'question', check: left },
  { code: 'placeholder-dashes', scope: 'report', check: dashes },
];

function* left(question: Question): Iterable<Finding> {
  const { answer, answerMarks, lines, marker, prompt, verbatim } = question.block;
  if (answer?.state !== 'answered' || !marker) return;
  // After a second `Answer:` comes another question's text.
  const next = answerMarks.find((mark) => comparePositions(mark.start, marker.start) > 0);
  const comments = verbatim.filter(({ kind }) => kind === 'comment');
  const before = placeholdersIn(lines, prompt.range).filter(
    (place) => comparePositions(place.start, marker.start) < 0,
  );
  for (const place of [...before, ...answer.placeholders]) {
    if (isInCodeOrComment(comments, place.start.line)) continue;
    if (next && comparePositions(place.start, next.start) > 0) continue;
    yield {
      question: question.number,
      range: inDocument(question, place),
      message: before.includes(place)
        ? l10n.t("The template's placeholder is still above this answer. Remove it.")
        : l10n.t("The template's placeholder is still part of this answer and counts as words. Remove it."),
      unnecessary: true,
      fixes: [{ title: l10n.t('Remove the placeholder'), edits: [removalIn(question, place)] }],
    };
  }
}

/** More answers than this with dashes around them are reported as one problem if they are most of all answers. */
const MAX_SEPARATE = 2;

const withDashes = filterQuestions(({ block }) => dashesOf(block).length > 0);
const answeredQuestions = filterQuestions(({ block }) => block.answer?.state === 'answered');
const dashesOf = memoizeByObject(dashesAround);

function* dashes({ report }: RuleContext): Iterable<ReportFinding> {
  const questions = withDashes(report);
  const answered = answeredQuestions(report).length;
  const all = questions.map((question) => findingFor(question, dashesOf(question.block)));
  const [first] = all;
  if (!first || all.length <= MAX_SEPARATE || all.length <= answered / 2) {
    yield* all;
    return;
  }
  const fixes = all.flatMap((one) => one.fixes ?? []);
  yield {
    ...first,
    question: null,
    index: null,
    message: l10n.t(
      "The placeholder's dashes are still around {0} of {1} answers, starting here. Remove them.",
      all.length,
      answered,
    ),
    fixes: [
      {
        title: l10n.t('Remove the dashes'),
        edits: fixes.flatMap(({ edits }) => edits),
        isSafe: fixes.every(({ isSafe }) => isSafe),
      },
    ],
  };
}

function findingFor(question: Question, found: readonly Dashes[]): ReportFinding {
  return {
    question: question.number,
    index: question.index,
    range: inDocument(question, found[0]?.range ?? question.block.heading.range),
    message: messageFor(found),
    unnecessary: true,
    fixes: [fixFor(question, found)],
  };
}

function messageFor(found: readonly Dashes[]): string {
  const heading = found.some(({ makesHeading }) => makesHeading)
    ? l10n.t('Dashes right below a paragraph turn it into a heading.')
    : null;
  return joinSentences(leftOver(new Set(found.map(({ place }) => place))), heading);
}

function leftOver(places: ReadonlySet<Dashes['place']>): string {
  if (places.size > 1)
    return l10n.t('The dashes before and after this answer are left from the placeholder. Remove them.');
  return places.has('before')
    ? l10n.t('The dashes before this answer are left from the placeholder. Remove them.')
    : l10n.t('The dashes after this answer are left from the placeholder. Remove them.');
}

/** Safe as long as the minimum number of words is reached without the dashes. */
function fixFor(question: Question, found: readonly Dashes[]): Fix {
  const { answer, lines } = question.block;
  const words = answer?.words ?? 0;
  const lost = found.reduce((sum, one) => sum + countIn(lines, one.range).words, 0);
  const min = question.limits.words?.min ?? 0;
  return {
    title: l10n.t('Remove the dashes'),
    edits: found.map((one) => removalIn(question, one.range)),
    isSafe: words < min || words - lost >= min,
  };
}

function removalIn({ block, isLast, line }: Question, place: Range): TextEdit {
  const edit = removal(block.lines, place, isLast);
  return { ...edit, range: shiftRange(edit.range, line) };
}
