import { l10n, MarkdownString, StatusBarAlignment, ThemeColor, window, type StatusBarItem } from 'vscode';
import type { LanguageServer } from './languageServer';
import type { KnownReport } from './reports';
import { answeredText, problemsText, verdictText } from './verdictText';

/** The item in the status bar. */
export interface StatusBar {
  /**
   * @param report The report that has the focus, or null.
   * @param mayBeReport Whether a file has the focus that may be a report; asked only where the server can't tell.
   */
  update(report: KnownReport | null, mayBeReport: () => boolean): void;
  dispose(): void;
}

/** Makes the item, which shows itself on reports only. */
export function createStatusBar(server: LanguageServer): StatusBar {
  const item = window.createStatusBarItem('mlopsReport.status', StatusBarAlignment.Right, 100);
  item.name = l10n.t('MLOps Report');
  return {
    update(report, mayBeReport) {
      if (server.state === 'failed' && (report !== null || mayBeReport())) showFailure(item);
      else if (report !== null) showReport(item, report);
      else item.hide();
    },
    dispose() {
      item.dispose();
    },
  };
}

function showReport(item: StatusBarItem, { summary }: KnownReport): void {
  const text = l10n.t('{0}, {1}', answeredText(summary), problemsText(summary.problems));
  const verdict = verdictText(summary.verdict);
  item.text = `${summary.verdict.accepted ? '$(checklist)' : '$(error)'} ${text}`;
  item.backgroundColor = undefined;
  item.command = 'mlopsReport.showVerdict';
  item.tooltip = tooltip(
    summary.verdict.accepted ? '$(pass)' : '$(error)',
    [`${verdict}.`, `${text}.`],
    [
      [l10n.t('Show All Questions'), 'mlopsReport.showVerdict'],
      [l10n.t('Open Preview'), 'mlopsReport.openPreview'],
    ],
  );
  item.accessibilityInformation = { label: l10n.t('Report: {0}. {1}.', text, verdict) };
  item.show();
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
