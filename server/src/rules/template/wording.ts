import * as l10n from '@vscode/l10n';
import { isEditionWording } from '../../report/editions';
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
        '{0} of {1} questions, from this one on, are not worded as in the template of {2}. If you did not mean to change them, copy them from the template again.',
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
        'Question {0} is not worded as in the template of {1}. If you did not mean to change it, copy it from the template again.',
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
  if (!editionOf(context)) return;
  const label = statementLabel(context.report);
  for (const question of context.report.questions) {
    const { marker, prompt } = question.block;
    const hasPrompt = prompt.hash !== null;
    if (question.limitsFrom !== 'edition' || !marker || !hasPrompt) continue;
    const found = wishOf(prompt.stated);
    yield {
      question: question.number,
      index: question.index,
      range: inDocument(question, statementPlace(question.block) ?? firstLineOf(question)),
      message: l10n.t(
        'Question {0} states {1} here, but the checker wants {2}.',
        question.number,
        found === '' ? l10n.t('no limits') : found,
        wishOf(question.limits),
      ),
      fixes: fixesFor(question, label),
    };
  }
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
