import type { Figure } from '../../report/report';

/** The parts of a Markdown image; all but `target` as the reader sees them. */
export interface ImageParts {
  readonly alt: string;
  /** As written in the text, including percent signs. */
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

/** Escapes what would end a target or change its meaning; percent signs stay. */
export function escapeTarget(target: string): string {
  return target
    .trim()
    .replace(/[\s()<>\\"`|]/gu, (character) => {
      const encoded = encodeURIComponent(character);
      return encoded === character ? `%${character.charCodeAt(0).toString(16).toUpperCase()}` : encoded;
    })
    .replace(/&(?=#|\w+;)/gu, '%26');
}

/**
 * Plain text as Markdown, with a backslash before characters that would be marks. A `_` between letters is no mark
 * (CommonMark, Emphasis).
 */
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
