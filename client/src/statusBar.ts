import { MarkdownString, StatusBarAlignment, ThemeColor, window, type StatusBarItem } from 'vscode';
import { progressIcon, type ProgressIcon } from '../../common/progressIcon';
import type { QuestionSummary, ReportSummary, SurveyedReport } from '../../common/protocol';
import { l10n } from './language';
import { codeInText } from '../../common/codeInText';
import { codeSpan, escapeMarkdown } from '../../common/markdownText';
import { gitNotes } from './model/gitNotes';
import { questionAt } from './model/questions';
import type { KnownReport } from './model/reports';
import { standingOf } from './views/questionItems';
import { isLasting, serverTroubleText, type ServerTrouble } from './server/serverHealth';

/** What the status bar item shows. */
export interface ShownInStatusBar {
  /** The last known state of the focused report, or null. */
  readonly report: KnownReport | null;
  /** The cursor's line in it, from 0; null if no editor has the focus. */
  readonly line: number | null;
  /** The checker's count of the selection; null if nothing is selected. */
  readonly selected: string | null;
  /** Why the state may be out of date; null if it isn't. */
  readonly trouble: ServerTrouble | null;
  /** The workspace's report where none is open; null where it is not known. */
  readonly closed: SurveyedReport | null;
  /** Whether a file has the focus that may be a report; asked only where the server can't tell. */
  readonly mayBeReport: () => boolean;
}

/** The status bar item. */
export interface StatusBar {
  update(shown: ShownInStatusBar): void;
  /** Its text; null if it is hidden. */
  readonly text: string | null;
  dispose(): void;
}

/** Creates the status bar item, which is visible on reports only. */
export function createStatusBar(): StatusBar {
  const item = window.createStatusBarItem('mlopsReport.status', StatusBarAlignment.Right, 100);
  item.name = l10n.t('MLOps Report');
  let isShown = false;
  return {
    get text() {
      return isShown ? item.text : null;
    },
    update({ report, line, selected, trouble, closed, mayBeReport }) {
      isShown = true;
      if (isLasting(trouble) && (report !== null || mayBeReport())) showUnchecked(item, trouble);
      else if (report !== null) showReport(item, report, { line, selected, trouble });
      else if (closed !== null) showClosed(item, closed);
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

function showReport(
  item: StatusBarItem,
  { summary }: KnownReport,
  { line, selected, trouble }: Pick<ShownInStatusBar, 'line' | 'selected' | 'trouble'>,
): void {
  const { toGo, verdict } = summary;
  const question = line === null ? undefined : questionAt(summary, line);
  const fit = question ? l10n.t('Q{0}: {1}', question.number, question.texts.fit) : toGo.text;
  const shown = selected ?? fit;
  const icon = question ? progressIcon(standingOf(question)) : reportIcon(summary);
  item.text = `${trouble === null ? `$(${icon})` : '$(sync~spin)'} ${shown}`;
  item.backgroundColor = undefined;
  item.command = 'mlopsReport.showVerdict';
  item.tooltip = tooltip(
    `$(${icon})`,
    [
      ...(trouble === null ? [] : [serverTroubleText(trouble)]),
      ...(selected === null ? [] : [`${selected}.`]),
      ...(question ? [questionText(question)] : []),
      `${toGo.text}.`,
      verdict.text,
      ...gitNotes(summary),
    ],
    [
      [l10n.t('Show All Questions'), 'mlopsReport.showVerdict'],
      [l10n.t('Open Overview'), 'mlopsReport.openOverview'],
      [l10n.t('Open Preview'), 'mlopsReport.openPreview'],
    ],
  );
  const label = question
    ? l10n.t(
        'Question {0}: {1}. Report: {2}. {3}',
        question.number,
        question.texts.spokenAnswer,
        toGo.text,
        verdict.text,
      )
    : l10n.t('Report: {0}. {1}', toGo.text, verdict.text);
  item.accessibilityInformation = {
    label: trouble === null ? label : `${label} ${serverTroubleText(trouble)}`,
  };
  item.show();
}

function reportIcon({ verdict, standing }: ReportSummary): ProgressIcon {
  return verdict.isAccepted ? progressIcon(standing) : 'error';
}

function questionText(question: QuestionSummary): string {
  const { number, title, texts } = question;
  return title === ''
    ? l10n.t('Question {0}: {1}.', number, texts.answer)
    : l10n.t('Question {0}, “{1}”: {2}.', number, title, texts.answer);
}

function showClosed(item: StatusBarItem, { text, isAccepted }: SurveyedReport): void {
  const shown = l10n.t('Your report: {0}', text);
  const icon = isAccepted ? '$(book)' : '$(error)';
  item.text = `${icon} ${shown}`;
  item.backgroundColor = undefined;
  item.command = 'mlopsReport.openReport';
  item.tooltip = tooltip(icon, [`${shown}.`], [[l10n.t('Open'), 'mlopsReport.openReport']]);
  item.accessibilityInformation = { label: shown };
  item.show();
}

function showUnchecked(item: StatusBarItem, trouble: ServerTrouble): void {
  const text = serverTroubleText(trouble);
  item.text = `$(warning) ${l10n.t('Report not checked')}`;
  item.backgroundColor = new ThemeColor('statusBarItem.warningBackground');
  item.command = 'mlopsReport.restartServer';
  item.tooltip = tooltip(
    '$(warning)',
    [text],
    [
      [trouble === 'setAside' ? l10n.t('Try Again') : l10n.t('Restart'), 'mlopsReport.restartServer'],
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
  for (const paragraph of paragraphs) {
    const pieces = codeInText(paragraph).map(({ text, isCode }) =>
      isCode ? codeSpan(text) : escapeMarkdown(text),
    );
    markdown.appendMarkdown(`${pieces.join('')}\n\n`);
  }
  return markdown.appendMarkdown(
    links.map(([title, command]) => `[${title}](command:${command})`).join(' | '),
  );
}
