import type { MarkupContent } from 'vscode-languageserver';
import { codeSpan, escapeMarkdown, markdownLink } from '../../../common/markdownText';
import { MarkupKind } from '../lsp';

/** Writes text in one of the formats that clients show. */
export interface Markup {
  strong(text: string): string;
  /** A path or the like, as code. */
  code(text: string): string;
  /** One of our own texts, written in Markdown. */
  own(text: string): string;
  /** A link to a URI; if links aren't supported, only its text. */
  link(text: string, uri: string): string;
  /** A picture; null if pictures can't be shown. `width` in pixels, null if it can't be limited. */
  picture(uri: string, width: number | null): string | null;
  /** Joins paragraphs. */
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

/** The markup for a client's formats, in its order of preference; plain text if it names none. */
export function markupFor(formats: readonly string[] | undefined): Markup {
  const known = formats?.find((format) => format === MarkupKind.Markdown || format === MarkupKind.PlainText);
  return known === MarkupKind.Markdown ? MARKDOWN : PLAIN;
}
