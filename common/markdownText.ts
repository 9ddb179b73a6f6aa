/** A text as Markdown that shows just this text, on one line: every mark is escaped (CommonMark, Backslash escapes). */
export function escapeMarkdown(text: string): string {
  return text.replace(/\s+/gu, ' ').replace(/[!-/:-@[-`{-~]/gu, '\\$&');
}

/** A link; the address is a URI whose brackets are percent-encoded, as `vscode-uri` gives it. */
export function markdownLink(text: string, uri: string): string {
  return `[${escapeMarkdown(text)}](${uri})`;
}
