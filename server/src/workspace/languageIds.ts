/** What editors call Markdown and its kin. */
const MARKDOWN: ReadonlySet<string> = new Set([
  'markdown',
  'gfm',
  'md',
  'mdx',
  'pandoc',
  'quarto',
  'qmd',
  'rmarkdown',
  'rmd',
  'vimwiki',
]);

/** Whether a language id, such as `markdown.mdx`, `Markdown` or `gfm`, is one of Markdown or its kin. */
export function isMarkdownLanguage(id: string): boolean {
  return (
    id.length <= 100 &&
    id
      .toLowerCase()
      .split(/[.-]/u)
      .some((part) => MARKDOWN.has(part))
  );
}
