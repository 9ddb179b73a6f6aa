import { l10n, MarkdownString, StatusBarAlignment, ThemeColor, window, type StatusBarItem } from 'vscode';
import type { QuestionSummary } from '../../server/src/protocol';
import { countsText, spokenCounts } from './countsText';
import type { LanguageServer } from './languageServer';
import { questionAt } from './questions';
import type { KnownReport } from './reports';
import { answeredText, problemsText, verdictText } from './verdictText';

/** The item in the status bar. */
export interface StatusBar {
  /**
   * @param report The report that has the focus, or null.
   * @param line The line of the cursor in it, from 0; null where no editor has the focus.
   * @param mayBeReport Whether a file has the focus that may be a report; asked only where the server can't tell.
   */
  update(report: KnownReport | null, line: number | null, mayBeReport: () => boolean): void;
  /** What it says; null where it is hidden. */
  readonly text: string | null;
  dispose(): void;
}

/** Makes the item, which shows itself on reports only. */
export function createStatusBar(server: LanguageServer): StatusBar {
  const item = window.createStatusBarItem('mlopsReport.status', StatusBarAlignment.Right, 100);
  item.name = l10n.t('MLOps Report');
  let isShown = false;
  return {
    get text() {
      return isShown ? item.text : null;
    },
    update(report, line, mayBeReport) {
      isShown = true;
      if (server.state === 'failed' && (report !== null || mayBeReport())) showFailure(item);
      else if (report !== null) showReport(item, report, line);
      else {
        isShown = false;
        item.hide();
      }
    },
    dispose() {
      item.dispose();
    },
  };
}

function showReport(item: StatusBarItem, { summary }: KnownReport, line: number | null): void {
  const text = l10n.t('{0}, {1}', answeredText(summary), problemsText(summary.problems));
  const question = line === null ? undefined : questionAt(summary, line);
  const verdict = verdictText(summary.verdict);
  const shown = question ? l10n.t('Q{0}: {1}', question.number, countsText(question)) : text;
  item.text = `${summary.verdict.accepted ? '$(checklist)' : '$(error)'} ${shown}`;
  item.backgroundColor = undefined;
  item.command = 'mlopsReport.showVerdict';
  item.tooltip = tooltip(
    summary.verdict.accepted ? '$(pass)' : '$(error)',
    [...(question ? [questionText(question)] : []), `${verdict}.`, `${text}.`],
    [
      [l10n.t('Show All Questions'), 'mlopsReport.showVerdict'],
      [l10n.t('Open Preview'), 'mlopsReport.openPreview'],
    ],
  );
  const label = question
    ? l10n.t('Question {0}: {1}. Report: {2}. {3}.', question.number, spokenCounts(question), text, verdict)
    : l10n.t('Report: {0}. {1}.', text, verdict);
  item.accessibilityInformation = { label };
  item.show();
}

function questionText(question: QuestionSummary): string {
  const { number, title } = question;
  return title === ''
    ? l10n.t('Question {0}: {1}.', number, countsText(question))
    : l10n.t('Question {0}, “{1}”: {2}.', number, title, countsText(question));
}

function showFailure(item: StatusBarItem): void {
  const text = l10n.t('The report is not checked: the language server does not run.');
  item.text = `$(warning) ${l10n.t('Report not checked')}`;
  item.backgroundColor = new ThemeColor('statusBarItem.warningBackground');
  item.command = 'mlopsReport.restartServer';
  item.tooltip = tooltip(
    '$(warning)',
    [text],
    [
      [l10n.t('Restart'), 'mlopsReport.restartServer'],
      [l10n.t('Show Log'), 'mlopsReport.showLog'],
    ],
  );
  item.accessibilityInformation = { label: text };
  item.show();
}

function tooltip(
  icon: string,
  paragraphs: readonly string[],
  links: readonly (readonly [title: string, command: string])[],
): MarkdownString {
  const markdown = new MarkdownString(`${icon} `, true);
  markdown.isTrusted = { enabledCommands: links.map(([, command]) => command) };
  for (const paragraph of paragraphs) markdown.appendText(paragraph).appendMarkdown('\n\n');
  return markdown.appendMarkdown(
    links.map(([title, command]) => `[${title}](command:${command})`).join(' | '),
  );
}
