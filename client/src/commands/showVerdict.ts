import {
  l10n,
  languages,
  QuickPickItemKind,
  Range,
  TextEditorRevealType,
  ThemeIcon,
  window,
  type QuickPickItem,
  type Uri,
} from 'vscode';
import type { VerdictWarning } from '../../../server/src/checker/verdict';
import type { QuestionSummary, ReportSummary } from '../../../server/src/protocol';
import type { KnownReport } from '../reports';
import { revealInEditor, visibleEditor } from '../revealInEditor';
import { boundsText, verdictText } from '../verdictText';

interface PlaceItem extends QuickPickItem {
  /** From 0; absent for a heading of the list. */
  readonly line?: number;
}

/** The code of the problems that say why the checker refuses a report. */
const REFUSAL = 'checker-refuses';

/** Lists all questions with what the checker says of each; the editor follows the list, and a pick goes to the question. */
export function showVerdict({ uri, summary }: KnownReport): void {
  const picker = window.createQuickPick<PlaceItem>();
  picker.title = verdictText(summary.verdict);
  picker.placeholder = l10n.t('Type to find a question, press Enter to go to it');
  picker.matchOnDescription = true;
  picker.matchOnDetail = true;
  picker.items = [...refusalItems(uri, summary), ...questionItems(summary)];

  const editor = visibleEditor(uri);
  const before = editor?.visibleRanges[0];
  let isPicked = false;
  let isMoved = false;
  picker.onDidChangeActive(([item]) => {
    // The list is shown with its first question active, which nobody has chosen yet.
    const isFirst = !isMoved;
    isMoved = true;
    if (isFirst || item?.line === undefined) return;
    editor?.revealRange(new Range(item.line, 0, item.line, 0), TextEditorRevealType.AtTop);
  });
  picker.onDidAccept(() => {
    const line = picker.activeItems[0]?.line;
    if (line === undefined) return;
    isPicked = true;
    picker.hide();
    void revealInEditor(uri, line);
  });
  picker.onDidHide(() => {
    if (!isPicked && before) editor.revealRange(before, TextEditorRevealType.AtTop);
    picker.dispose();
  });
  picker.show();
}

/** The causes of a refusal, as the problems of the report tell them. */
function refusalItems(uri: Uri, { verdict }: ReportSummary): PlaceItem[] {
  if (verdict.accepted) return [];
  const causes = languages
    .getDiagnostics(uri)
    .filter(({ code }) => (typeof code === 'object' ? code.value : code) === REFUSAL);
  if (causes.length === 0) return [];
  return [
    separator(l10n.t('Why it refuses')),
    ...causes.map(({ message, range }) => ({
      label: l10n.t('Line {0}', range.start.line + 1),
      detail: message,
      iconPath: new ThemeIcon('error'),
      line: range.start.line,
    })),
  ];
}

function questionItems({ verdict, questions }: ReportSummary): PlaceItem[] {
  const warnings = new Map<QuestionSummary, VerdictWarning[]>();
  for (const warning of verdict.warnings) {
    const question = questions[warning.question - 1];
    if (question) warnings.set(question, [...(warnings.get(question) ?? []), warning]);
  }
  const items = questions.map((question) => ({ question, warnings: warnings.get(question) ?? [] }));
  const warned = items.filter((item) => item.warnings.length > 0).map(questionItem);
  const passed = items.filter((item) => item.warnings.length === 0).map(questionItem);
  const passedTitle = verdict.accepted
    ? l10n.t('Passes ({0})', passed.length)
    : l10n.t('Not checked ({0})', passed.length);
  return [
    ...(warned.length > 0 ? [separator(l10n.t('Warns ({0})', warned.length)), ...warned] : []),
    ...(passed.length > 0 ? [separator(passedTitle), ...passed] : []),
  ];
}

function questionItem({
  question,
  warnings,
}: {
  question: QuestionSummary;
  warnings: readonly VerdictWarning[];
}): PlaceItem {
  const { number, title, line } = question;
  return {
    label: l10n.t('Question {0}', number),
    description: countsText(question),
    detail: warnings.length > 0 ? warnings.map(warningText).join(' ') : title,
    iconPath: new ThemeIcon(iconOf(question, warnings)),
    line,
  };
}

function iconOf({ state }: QuestionSummary, warnings: readonly VerdictWarning[]): string {
  if (warnings.length > 0) return 'warning';
  return state === 'answered' ? 'pass' : 'circle-large-outline';
}

/** Such as "86 words of 100–200, 0 figures of 1–2, not answered". */
function countsText({ words, images, state }: QuestionSummary): string {
  const parts: string[] = [];
  parts.push(
    words.limits
      ? l10n.t('{0} words of {1}', words.got, boundsText(words.limits))
      : l10n.t('{0} words', words.got),
  );
  if (images.limits) parts.push(l10n.t('{0} figures of {1}', images.got, boundsText(images.limits)));
  if (state !== 'answered') parts.push(l10n.t('not answered'));
  return parts.join(', ');
}

function warningText({ kind, min, max, got }: VerdictWarning): string {
  const bounds = boundsText({ min, max });
  return kind === 'words'
    ? l10n.t('The checker wants {0} words and counts {1}.', bounds, got)
    : l10n.t('The checker wants {0} figures and counts {1}.', bounds, got);
}

function separator(label: string): PlaceItem {
  return { label, kind: QuickPickItemKind.Separator };
}
