import { MarkdownString, ThemeColor, ThemeIcon, TreeItem, TreeItemCollapsibleState } from 'vscode';
import { l10n } from '../language';
import type { QuestionSummary } from '../../../common/protocol';
import { escapeMarkdown } from '../../../common/markdownText';
import type { QuestionRow, SectionRow } from './questionRows';

/** Shows the question of a row; its argument is the row's id. */
export const REVEAL_QUESTION = 'mlopsReport.revealQuestion';

/** A section as an item of the tree. */
export function sectionItem({ id, title, answered, total }: SectionRow): TreeItem {
  const item = new TreeItem(title, TreeItemCollapsibleState.Expanded);
  item.id = id;
  item.description = `${answered}/${total}`;
  item.tooltip = l10n.t('{0} of {1} answered', answered, total);
  item.contextValue = 'section';
  item.accessibilityInformation = { label: l10n.t('{0}, {1} of {2} answered', title, answered, total) };
  return item;
}

/** A question as an item of the tree. */
export function questionItem({ id, question }: QuestionRow): TreeItem {
  const { texts } = question;
  const title = l10n.t('Question {0}', question.number);
  const item = new TreeItem(title);
  item.id = id;
  item.description = texts.counts;
  item.iconPath = questionIcon(question);
  item.tooltip = tooltip(question);
  item.contextValue = 'question';
  item.accessibilityInformation = {
    label: [title, question.title, texts.state, texts.spokenCounts].filter((text) => text !== '').join(', '),
  };
  item.command = { command: REVEAL_QUESTION, title: l10n.t('Go to Question'), arguments: [id] };
  return item;
}

/** The icon of a question, by what is left to do; it is told by its form and by its colour. */
export function questionIcon(question: QuestionSummary): ThemeIcon {
  switch (question.progress) {
    case 'missing':
      return new ThemeIcon('circle-large-outline');
    case 'done':
      return new ThemeIcon('pass', new ThemeColor('testing.iconPassed'));
    case 'failing':
    case 'flawed':
      return problemIcon(question);
  }
}

function problemIcon(question: QuestionSummary): ThemeIcon {
  const { severity } = question.problems;
  if (severity === 'error') return new ThemeIcon('error', new ThemeColor('problemsErrorIcon.foreground'));
  // A question may fail without a problem: where its rule is off.
  if (severity === 'warning' || question.progress === 'failing')
    return new ThemeIcon('warning', new ThemeColor('problemsWarningIcon.foreground'));
  return new ThemeIcon('info', new ThemeColor('problemsInfoIcon.foreground'));
}

function tooltip({ number, title, texts, problems }: QuestionSummary): MarkdownString {
  const text = new MarkdownString().appendMarkdown(`**${l10n.t('Question {0}', number)}** `);
  text.appendMarkdown(`${escapeMarkdown(title)}\n\n`);
  text.appendMarkdown(escapeMarkdown(texts.status));
  for (const { severity, message } of problems.list)
    if (severity !== 'hint') text.appendMarkdown(`\n\n- ${escapeMarkdown(message)}`);
  return text;
}
