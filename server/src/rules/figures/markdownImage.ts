import type { Figure } from '../../report/report';

/** What a Markdown image is made of; all but `target` as the reader sees it. */
export interface ImageParts {
  readonly alt: string;
  /** As it is in the text, percent signs and all. */
  readonly target: string;
  readonly title: string | null;
}

/** A Markdown image on one line, as the checker counts it: `![alt](target "title")`. */
export function markdownImage({ alt, target, title }: ImageParts): string {
  const behind = title === null ? '' : ` "${escapeText(oneLine(title)).replaceAll('"', '\\"')}"`;
  return `![${escapeText(oneLine(alt))}](${escapeTarget(target)}${behind})`;
}

/** The image that a figure of another kind should be. */
export function asMarkdown(figure: Figure, target = figure.target): string {
  return markdownImage({ alt: figure.alt, target, title: figure.title });
}

/** A target without what would end it, or be read as something else; percent signs stay. */
export function escapeTarget(target: string): string {
  return target
    .trim()
    .replace(/[\s()<>\\"`|]/gu, (character) => {
      const encoded = encodeURIComponent(character);
      return encoded === character ? `%${character.charCodeAt(0).toString(16).toUpperCase()}` : encoded;
    })
    .replace(/&(?=#|\w+;)/gu, '%26');
}

/** Plain text as Markdown: a backslash before what would be a mark. A `_` between letters is none (CommonMark, Emphasis). */
function escapeText(text: string): string {
  return text
    .replace(/[\\`*[\]|]/gu, '\\$&')
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\_')
    .replace(/<(?=[a-z/!?])/giu, '\\<')
    .replace(/&(?=#|\w+;)/gu, '\\&');
}

function oneLine(text: string): string {
  return text.trim().replace(/\s+/gu, ' ');
}
