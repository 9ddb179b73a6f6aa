import { QuickPickItemKind, ThemeIcon } from 'vscode';
import { l10n } from '../language';
import type { QuestionSummary, ReportSummary } from '../../../common/protocol';
import type { PlaceItem } from './pickPlace';

/** An entry of the verdict list. */
export interface VerdictItem extends PlaceItem {
  /** Absent if the entry belongs to no question of the report. */
  readonly question?: QuestionSummary;
}

/** The checker's verdict on a report: reasons for a rejection, then questions with warnings, then the others. */
export function verdictItems({ verdict, questions }: ReportSummary): VerdictItem[] {
  if (!verdict.isAccepted)
    return [
      ...group(l10n.t('Why it is refused'), verdict.refusals.map(refusalItem)),
      ...group(
        l10n.t('Not checked'),
        questions.map((question) => questionItem(question, 'circle-large-outline')),
      ),
    ];
  const warned = questions.filter(({ isWarnedOf }) => isWarnedOf);
  const passed = questions.filter(({ isWarnedOf }) => !isWarnedOf);
  return [
    ...group(l10n.t('Warnings'), [
      ...warned.map((question) => questionItem(question, 'warning')),
      ...verdict.others.map(answerItem),
    ]),
    // A placeholder may be long enough to pass.
    ...group(
      l10n.t('Pass'),
      passed.map((question) =>
        questionItem(question, question.state === 'answered' ? 'pass' : 'circle-large-outline'),
      ),
    ),
  ];
}

function group(title: string, items: readonly VerdictItem[]): VerdictItem[] {
  if (items.length === 0) return [];
  return [{ label: `${title} (${items.length})`, kind: QuickPickItemKind.Separator }, ...items];
}

function refusalItem({ line, message }: ReportSummary['verdict']['refusals'][number]): PlaceItem {
  return {
    label: l10n.t('Line {0}', line + 1),
    detail: message,
    iconPath: new ThemeIcon('error'),
    line,
  };
}

function questionItem(question: QuestionSummary, icon: string): VerdictItem {
  const { number, title, line, texts } = question;
  return {
    label: l10n.t('Question {0}', number),
    description: title,
    detail: texts.checked,
    iconPath: new ThemeIcon(icon),
    line,
    question,
  };
}

/** An answer that the checker counts although the report has no such question. */
function answerItem({ number, text }: ReportSummary['verdict']['others'][number]): PlaceItem {
  return { label: l10n.t('Answer {0}', number), detail: text, iconPath: new ThemeIcon('warning') };
}
