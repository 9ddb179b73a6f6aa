/**
 * A text as Markdown that shows exactly this text, on one line: every mark is escaped (CommonMark, Backslash escapes).
 */
export function escapeMarkdown(text: string): string {
  return text.replace(/\s+/gu, ' ').replace(/[!-/:-@[-`{-~]/gu, '\\$&');
}

/** A text as a code span that shows exactly this text, on one line (CommonMark, Code spans). */
export function codeSpan(text: string): string {
  const line = text.replace(/\s/gu, ' ');
  const longest = Math.max(0, ...(line.match(/`+/gu) ?? []).map(({ length }) => length));
  const fence = '`'.repeat(longest + 1);
  // A space at each end is not part of the code if there is one at both.
  const isPadded = /^[` ]|[` ]$/u.test(line);
  return isPadded ? `${fence} ${line} ${fence}` : fence + line + fence;
}

/** A link; the address is a URI whose brackets are percent-encoded, as `vscode-uri` gives it. */
export function markdownLink(text: string, uri: string): string {
  return `[${escapeMarkdown(text)}](${uri})`;
}
