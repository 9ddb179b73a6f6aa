/** The language ids that editors use for Markdown and its variants. */
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

/** Whether a language id, such as `markdown.mdx`, `Markdown` or `gfm`, is Markdown or a variant. */
export function isMarkdownLanguage(id: string): boolean {
  return (
    id.length <= 100 &&
    id
      .toLowerCase()
      .split(/[.-]/u)
      .some((part) => MARKDOWN.has(part))
  );
}
