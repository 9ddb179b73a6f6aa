import * as l10n from '@vscode/l10n';
import { isEarlierStatement, isEditionWording } from '../../report/editions';
import { lineText } from '../../text/lines';
import { placeholdersIn } from '../../report/placeholder';
import { range, type Range } from '../../text/position';
import type { EditionName, Question } from '../../report/report';
import { sameBounds } from '../../report/limits';
import { unquote } from '../../text/codeAndComments';
import { limitsEdit, statementLabel, statementPlace } from './limitStatement';
import { wishOf } from '../../wording/limitsInWords';
import { inDocument } from '../../report/positions';
import type { Fix, ReportFinding, ReportRule, RuleContext } from '../rule';

/** Rules on changes of the template's own text, for reports whose wording tells which edition they follow. */
export const wordingRules: readonly ReportRule[] = [
  { code: 'prompt-edited', scope: 'report', check: promptEdited },
  { code: 'limits-edited', scope: 'report', check: limitsEdited },
];

/** Where more of the questions than this differ, it is another template rather than an edit. */
const MOST_DIFFERING = 1 / 3;

function* promptEdited(context: RuleContext): Iterable<ReportFinding> {
  const edition = editionOf(context);
  if (!edition) return;
  const known = context.report.questions.filter(
    ({ number, block }) => isEditionWording(edition, number, block.prompt.hash) !== null,
  );
  const differing = known.filter((question) => isReworded(question, edition));
  const [first] = differing;
  if (!first) return;
  if (differing.length > known.length * MOST_DIFFERING) {
    yield {
      question: null,
      index: null,
      range: inDocument(first, firstLineOf(first)),
      message: l10n.t(
        '{0} of {1} questions, starting here, differ from the {2} template. If that was not on purpose, copy them from the template again.',
        differing.length,
        known.length,
        edition,
      ),
    };
    return;
  }
  for (const question of differing) {
    yield {
      question: question.number,
      index: question.index,
      range: inDocument(question, firstLineOf(question)),
      message: l10n.t(
        'Question {0} differs from the {1} template. If that was not on purpose, copy it from the template again.',
        question.number,
        edition,
      ),
    };
  }
}

/** Whether a prompt's wording was changed, and no other problem tells why. */
function isReworded({ block, limits, number }: Question, edition: EditionName): boolean {
  const { lines, marker, prompt } = block;
  if (isEditionWording(edition, number, prompt.hash) || !marker) return false;
  const asksForFigures = sameBounds(limits.images, prompt.stated.images);
  return asksForFigures && placeholdersIn(lines, prompt.range).length === 0;
}

function* limitsEdited(context: RuleContext): Iterable<ReportFinding> {
  const edition = editionOf(context);
  if (!edition) return;
  const label = statementLabel(context.report);
  const differing = context.report.questions.filter((question) => isOtherwiseStated(question, edition));
  const removed = differing.filter(({ block }) => block.prompt.stated.words === undefined);
  const limited = context.report.questions.filter(({ limits }) => limits.words);
  const [first] = removed;
  const areAllRemoved = removed.length > limited.length * MOST_DIFFERING;
  if (first && areAllRemoved) yield limitsRemoved(first, removed, limited.length, label);
  for (const question of differing) {
    if (areAllRemoved && removed.includes(question)) continue;
    const found = wishOf(question.block.prompt.stated);
    yield {
      question: question.number,
      index: question.index,
      range: inDocument(question, statementPlace(question.block) ?? firstLineOf(question)),
      message:
        found === ''
          ? l10n.t(
              'Question {0} no longer states its limits, but the checker still uses {1}. Put them back.',
              question.number,
              wishOf(question.limits),
            )
          : l10n.t(
              'Question {0} says {1} here, but the checker uses {2}. Put the limits back.',
              question.number,
              found,
              wishOf(question.limits),
            ),
      fixes: fixesFor(question, label),
    };
  }
}

/** Whether a question states limits, or none, that its checker never had. */
function isOtherwiseStated({ block, limitsFrom, number }: Question, edition: EditionName): boolean {
  if (limitsFrom !== 'edition' || !block.marker || block.prompt.hash === null) return false;
  return !isEarlierStatement(edition, number, block.prompt.stated);
}

/** The one problem of a report without limits: its people know that they took them out. */
function limitsRemoved(
  first: Question,
  removed: readonly Question[],
  limited: number,
  label: string,
): ReportFinding {
  const edits = removed.flatMap((question) => fixesFor(question, label).flatMap((fix) => fix.edits));
  return {
    question: null,
    index: null,
    severity: 'information',
    range: inDocument(first, firstLineOf(first)),
    message: l10n.t(
      '{0} of {1} questions, starting here, no longer state their limits. The checker still applies them. Put them back.',
      removed.length,
      limited,
    ),
    fixes: edits.length > 0 ? [{ title: l10n.t('Put the limits back'), edits }] : [],
  };
}

function fixesFor(question: Question, label: string): Fix[] {
  const found = limitsEdit(question, label);
  if (!found) return [];
  const edit = { ...found.edit, range: inDocument(question, found.edit.range) };
  return [{ title: l10n.t('Put back `{0}`', found.statement), edits: [edit] }];
}

function editionOf({ report }: RuleContext): EditionName | null {
  return report.edition?.by === 'wording' ? report.edition.name : null;
}

/** The first line of a prompt's text, or the heading where there is none. */
function firstLineOf({ block }: Question): Range {
  for (let line = block.prompt.range.start.line; line < block.prompt.range.end.line; line++) {
    const text = lineText(block.lines, line);
    const start = unquote(text).start;
    const end = text.trimEnd().length;
    if (start < end) return range(line, start, line, end);
  }
  return block.heading.range;
}
