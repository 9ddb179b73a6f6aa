import { l10n, languages, QuickPickItemKind, ThemeIcon, type Uri } from 'vscode';
import type { VerdictWarning } from '../../../common/verdict';
import type { QuestionSummary, ReportSummary } from '../../../common/protocol';
import type { Bounds } from '../../../common/protocol';
import type { RuleCode } from '../../../common/codes';
import { boundsText } from '../verdictText';
import type { PlaceItem } from './pickPlace';

/** The code of the problems that say why the checker refuses a report. */
const REFUSAL: RuleCode = 'checker-refuses';

/** What the checker says of a report: the causes of a refusal, then the questions that it warns of, then the others. */
export function verdictItems(uri: Uri, { verdict, questions }: ReportSummary): PlaceItem[] {
  if (verdict.error !== null) {
    const unchecked = questions.map((question) => questionItem(question, [], 'circle-large-outline'));
    return [
      ...group(l10n.t('Why it refuses'), refusalItems(uri)),
      ...group(l10n.t('Not checked'), unchecked),
    ];
  }
  const warned: PlaceItem[] = [];
  const passed: PlaceItem[] = [];
  for (let number = 1; number <= verdict.expected; number++) {
    const warnings = verdict.warnings.filter((warning) => warning.question === number);
    const question = questions[number - 1];
    if (warnings.length > 0)
      warned.push(question ? questionItem(question, warnings, 'warning') : answerItem(number, warnings));
    // A placeholder may be long enough to pass in silence.
    else if (question)
      passed.push(
        questionItem(question, [], question.state === 'answered' ? 'pass' : 'circle-large-outline'),
      );
  }
  return [...group(l10n.t('Warnings'), warned), ...group(l10n.t('Pass'), passed)];
}

function group(title: string, items: readonly PlaceItem[]): PlaceItem[] {
  if (items.length === 0) return [];
  return [{ label: `${title} (${items.length})`, kind: QuickPickItemKind.Separator }, ...items];
}

function refusalItems(uri: Uri): PlaceItem[] {
  return languages
    .getDiagnostics(uri)
    .filter(({ code }) => (typeof code === 'object' ? code.value : code) === REFUSAL)
    .map(({ message, range: { start } }) => ({
      label: l10n.t('Line {0}', start.line + 1),
      detail: message,
      iconPath: new ThemeIcon('error'),
      line: start.line,
    }));
}

function questionItem(
  question: QuestionSummary,
  warnings: readonly VerdictWarning[],
  icon: string,
): PlaceItem {
  const { number, title, line, state } = question;
  const counts = [
    wordsText(question, warnings),
    figuresText(question, warnings),
    state === 'answered' ? '' : l10n.t('not answered'),
  ];
  return {
    label: l10n.t('Question {0}', number),
    description: title,
    detail: counts.filter((text) => text !== '').join(' · '),
    iconPath: new ThemeIcon(icon),
    line,
  };
}

/** An answer that the checker counts where the report has no question. */
function answerItem(number: number, warnings: readonly VerdictWarning[]): PlaceItem {
  const counts = warnings.map((warning) =>
    warningText(warning, warning.kind === 'words' ? wordCount(warning.got) : figureCount(warning.got)),
  );
  return {
    label: l10n.t('Answer {0}', number),
    detail: counts.join(' · '),
    iconPath: new ThemeIcon('warning'),
  };
}

function wordsText({ words: { got, limits } }: QuestionSummary, warnings: readonly VerdictWarning[]): string {
  const warning = warnings.find(({ kind }) => kind === 'words');
  return warning ? warningText(warning, wordCount(warning.got)) : limitedText(wordCount(got), limits);
}

function figuresText(
  { images: { got, limits } }: QuestionSummary,
  warnings: readonly VerdictWarning[],
): string {
  const warning = warnings.find(({ kind }) => kind === 'images');
  if (warning) return warningText(warning, figureCount(warning.got));
  return limits || got > 0 ? limitedText(figureCount(got), limits) : '';
}

/** Such as "143 words (100–200)". */
function limitedText(count: string, limits: Bounds | null): string {
  return limits ? `${count} (${boundsText(limits)})` : count;
}

/** Such as "62 words, 38 too few (100–200)". */
function warningText({ got, min, max }: VerdictWarning, count: string): string {
  const excess = got < min ? l10n.t('{0} too few', min - got) : l10n.t('{0} too many', got - max);
  return `${count}, ${excess} (${boundsText({ min, max })})`;
}

function wordCount(count: number): string {
  return count === 1 ? l10n.t('1 word') : l10n.t('{0} words', count);
}

function figureCount(count: number): string {
  return count === 1 ? l10n.t('1 figure') : l10n.t('{0} figures', count);
}
