import { l10n, MarkdownString, ThemeColor, ThemeIcon, TreeItem, TreeItemCollapsibleState } from 'vscode';
import type { QuestionSummary } from '../../../common/protocol';
import { escapeMarkdown } from '../../../common/markdownText';
import { answerText, countsText, spokenCounts } from '../countsText';
import { stateOf } from '../model/questions';
import { problemsText } from '../verdictText';
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
export function questionItem({ id, question, messages }: QuestionRow): TreeItem {
  const title = l10n.t('Question {0}', question.number);
  const item = new TreeItem(title);
  item.id = id;
  item.description = countsText(question);
  item.iconPath = questionIcon(question);
  item.tooltip = tooltip(question, messages);
  item.contextValue = 'question';
  item.accessibilityInformation = {
    label: [title, question.title, stateText(question), spokenCounts(question)]
      .filter((text) => text !== '')
      .join(', '),
  };
  item.command = { command: REVEAL_QUESTION, title: l10n.t('Go to Question'), arguments: [id] };
  return item;
}

/** The icon of a question, by what is left to do; it is told by its form and by its colour. */
export function questionIcon(question: QuestionSummary): ThemeIcon {
  switch (stateOf(question)) {
    case 'missing':
      return new ThemeIcon('circle-large-outline');
    case 'answered':
      return new ThemeIcon('pass', new ThemeColor('testing.iconPassed'));
    case 'problem':
      return problemIcon(question);
  }
}

/** What is left to do at a question, in words: "answered", "not answered", "2 problems". */
export function stateText(question: QuestionSummary): string {
  switch (stateOf(question)) {
    case 'missing':
      return l10n.t('not answered');
    case 'answered':
      return l10n.t('answered');
    case 'problem':
      return problemsText(question.problems);
  }
}

/** What is left to do at a question, with the counts: "2 problems, 142 / 100–200 words". */
export function stateAndCounts(question: QuestionSummary): string {
  if (stateOf(question) === 'missing') return answerText(question);
  return l10n.t('{0}, {1}', stateText(question), countsText(question));
}

function problemIcon({ severity }: QuestionSummary): ThemeIcon {
  if (severity === 'error') return new ThemeIcon('error', new ThemeColor('problemsErrorIcon.foreground'));
  if (severity === 'warning')
    return new ThemeIcon('warning', new ThemeColor('problemsWarningIcon.foreground'));
  return new ThemeIcon('info', new ThemeColor('problemsInfoIcon.foreground'));
}

function tooltip(question: QuestionSummary, messages: readonly string[]): MarkdownString {
  const text = new MarkdownString().appendMarkdown(`**${l10n.t('Question {0}', question.number)}** `);
  text.appendMarkdown(`${escapeMarkdown(question.title)}\n\n`);
  text.appendMarkdown(escapeMarkdown(stateAndCounts(question)));
  for (const message of messages) text.appendMarkdown(`\n\n- ${escapeMarkdown(message)}`);
  return text;
}
