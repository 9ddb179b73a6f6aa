import { MarkdownString, ThemeColor, ThemeIcon, TreeItem, TreeItemCollapsibleState } from 'vscode';
import { l10n } from '../language';
import { progressIcon, type ProgressIcon, type Standing } from '../../../common/progressIcon';
import type { QuestionSummary } from '../../../common/protocol';
import { escapeMarkdown } from '../../../common/markdownText';
import type { QuestionRow, SectionRow } from './questionRows';

/** Shows the question of a row; its argument is the row's id. */
export const REVEAL_QUESTION = 'mlopsReport.revealQuestion';

/** A section as an item of the tree. */
export function sectionItem({ id, section }: SectionRow): TreeItem {
  const { title, passed, toGo } = section;
  const item = new TreeItem(title, TreeItemCollapsibleState.Expanded);
  item.id = id;
  item.description = passed.text;
  item.iconPath = standingIcon(section);
  item.tooltip = `${passed.text} · ${toGo.text}`;
  item.contextValue = 'section';
  item.accessibilityInformation = { label: [title, passed.text, toGo.text].join(', ') };
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
  item.contextValue = question.isInConflict ? 'questionInConflict' : 'question';
  item.accessibilityInformation = {
    label: [title, question.title, texts.state, texts.spokenCounts].filter((text) => text !== '').join(', '),
  };
  item.command = { command: REVEAL_QUESTION, title: l10n.t('Go to Question'), arguments: [id] };
  return item;
}

/** The icon of a question, by what is left to do; it is told by its form and by its colour. */
export function questionIcon(question: QuestionSummary): ThemeIcon {
  return standingIcon(standingOf(question));
}

/** How far a question is, and the gravest of its problems. */
export function standingOf({ progress, problems }: QuestionSummary): Standing {
  return { progress, severity: problems.severity };
}

const COLORS: Readonly<Record<ProgressIcon, ThemeColor | undefined>> = {
  'circle-large-outline': undefined,
  error: new ThemeColor('problemsErrorIcon.foreground'),
  warning: new ThemeColor('problemsWarningIcon.foreground'),
  info: new ThemeColor('problemsInfoIcon.foreground'),
  pass: new ThemeColor('testing.iconPassed'),
};

function standingIcon(standing: Standing): ThemeIcon {
  const icon = progressIcon(standing);
  return new ThemeIcon(icon, COLORS[icon]);
}

function tooltip({ number, title, texts, problems }: QuestionSummary): MarkdownString {
  const text = new MarkdownString().appendMarkdown(`**${l10n.t('Question {0}', number)}** `);
  text.appendMarkdown(`${escapeMarkdown(title)}\n\n`);
  text.appendMarkdown(escapeMarkdown(texts.status));
  for (const { severity, message } of problems.list)
    if (severity !== 'hint') text.appendMarkdown(`\n\n- ${escapeMarkdown(message)}`);
  return text;
}
