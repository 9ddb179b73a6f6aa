import type { MarkupContent } from 'vscode-languageserver';
import { codeSpan, escapeMarkdown, markdownLink } from '../../../common/markdownText';
import { MarkupKind } from '../lsp';

/** Writes what is told of something in one of the formats that clients show. */
export interface Markup {
  strong(text: string): string;
  /** A path or the like, as it is written. */
  code(text: string): string;
  /** A text of ours that is written in Markdown. */
  own(text: string): string;
  /** A link to a place that a URI names; where there are no links, its text alone. */
  link(text: string, uri: string): string;
  /** A picture; null where none can be shown. `width` in pixels, null where it can't be limited. */
  picture(uri: string, width: number | null): string | null;
  /** Paragraphs together. */
  content(paragraphs: readonly string[]): MarkupContent;
}

const MARKDOWN: Markup = {
  strong: (text) => `**${escapeMarkdown(text)}**`,
  code: codeSpan,
  own: (text) => text,
  link: markdownLink,
  picture: (uri, width) => (width === null ? `![](${uri})` : `![](${uri}|width=${width})`),
  content: (paragraphs) => ({ kind: MarkupKind.Markdown, value: paragraphs.join('\n\n') }),
};

const PLAIN: Markup = {
  strong: (text) => text,
  code: (text) => text,
  own: (text) => text.replaceAll('`', ''),
  link: (text) => text,
  picture: () => null,
  content: (paragraphs) => ({ kind: MarkupKind.PlainText, value: paragraphs.join('\n') }),
};

/** The markup for a client that names the formats that it shows, its favourite first; it names none where it shows no marks. */
export function markupFor(formats: readonly string[] | undefined): Markup {
  const known = formats?.find((format) => format === MarkupKind.Markdown || format === MarkupKind.PlainText);
  return known === MarkupKind.Markdown ? MARKDOWN : PLAIN;
}
