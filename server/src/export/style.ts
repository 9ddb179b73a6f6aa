import { WIDTH_STEP } from './modernHtml';

/** The widths in percent for which `modernise` uses classes. */
const WIDTHS = Array.from({ length: 100 / WIDTH_STEP }, (_, index) => (index + 1) * WIDTH_STEP)
  .map((width) => `.width-${width} { width: ${width}%; }`)
  .join('\n');

/** The style of an exported page, for screens, light or dark, and for print. */
export const STYLE = `
:root {
  color-scheme: light dark;
  --text: #1f2328;
  --quiet: #59636e;
  --page: #ffffff;
  --raised: #f6f8fa;
  --line: #d1d9e0;
  --link: #0969da;
  --warning: #9a6700;
  --note: #0969da;
  --tip: #1a7f37;
  --important: #8250df;
  --caution: #cf222e;
  --code-comment: #59636e;
  --code-keyword: #b31d28;
  --code-string: #0a3069;
  --code-value: #0550ae;
  --code-title: #6639ba;
  --code-name: #953800;
  --code-tag: #116329;
}
@media screen and (prefers-color-scheme: dark) {
  :root {
    --text: #e6edf3;
    --quiet: #9198a1;
    --page: #0d1117;
    --raised: #161b22;
    --line: #3d444d;
    --link: #4493f8;
    --warning: #d29922;
    --note: #4493f8;
    --tip: #3fb950;
    --important: #ab7df8;
    --caution: #f85149;
    --code-comment: #9198a1;
    --code-keyword: #ff7b72;
    --code-string: #a5d6ff;
    --code-value: #79c0ff;
    --code-title: #d2a8ff;
    --code-name: #ffa657;
    --code-tag: #7ee787;
  }
  img { background: #ffffff; }
}
* { box-sizing: border-box; }
body {
  max-width: 46rem;
  margin: 0 auto;
  padding: 2rem 1.25rem 4rem;
  color: var(--text);
  background: var(--page);
  font: 1rem/1.6 system-ui, -apple-system, 'Segoe UI', 'Noto Sans', Helvetica, Arial, sans-serif;
  overflow-wrap: break-word;
}
h1, h2, h3, h4, h5, h6 { margin: 1.6em 0 0.6em; line-height: 1.25; }
h1 { margin-top: 0; font-size: 2rem; }
h2 { padding-bottom: 0.3em; border-bottom: 1px solid var(--line); font-size: 1.5rem; }
h3 { font-size: 1.2rem; }
h4, h5, h6 { font-size: 1rem; }
p, ul, ol, dl, table, pre, blockquote, details { margin: 0 0 1rem; }
ul, ol { padding-left: 2em; }
li > ul, li > ol { margin-bottom: 0; }
a { color: var(--link); text-underline-offset: 0.15em; }
hr { margin: 1.5rem 0; border: 0; border-top: 1px solid var(--line); }
img { max-width: 100%; height: auto; }
blockquote { margin-left: 0; padding-left: 1em; border-left: 0.25em solid var(--line); color: var(--quiet); }
code, kbd, samp, pre { font: 0.875em/1.5 ui-monospace, 'SF Mono', Consolas, 'Liberation Mono', monospace; }
:not(pre) > code, kbd { padding: 0.15em 0.35em; border-radius: 0.35em; background: var(--raised); }
pre { padding: 0.8em 1em; border-radius: 0.4em; background: var(--raised); white-space: pre-wrap; }
pre code { font-size: 1em; }
.hljs-comment, .hljs-quote, .hljs-meta .hljs-comment { color: var(--code-comment); }
.hljs-keyword, .hljs-doctag, .hljs-type, .hljs-template-tag, .hljs-variable.language_ { color: var(--code-keyword); }
.hljs-string, .hljs-regexp, .hljs-link { color: var(--code-string); }
.hljs-number, .hljs-literal, .hljs-attr, .hljs-attribute, .hljs-meta, .hljs-operator, .hljs-variable, .hljs-template-variable, .hljs-section { color: var(--code-value); }
.hljs-title, .hljs-title.function_, .hljs-title.class_ { color: var(--code-title); }
.hljs-built_in, .hljs-symbol, .hljs-bullet, .hljs-code { color: var(--code-name); }
.hljs-name, .hljs-selector-tag, .hljs-addition { color: var(--code-tag); }
.hljs-deletion { color: var(--code-keyword); }
.hljs-section, .hljs-strong { font-weight: 600; }
.hljs-emphasis { font-style: italic; }
math { font-size: 1.1em; }
:is(p, ul, ol):has(math) { overflow-x: auto; overflow-y: hidden; }
math[display='block'] { display: block math; max-width: 100%; overflow-x: auto; overflow-y: hidden; }
.formula-box { padding: 0.2em; border: 1px solid; }
.formula-error { text-decoration: underline dashed var(--warning); text-underline-offset: 0.25em; }
.tml-jot mtd { padding-left: 0; padding-right: 0; }
.tml-left { text-align: left; }
.tml-right { text-align: right; }
.alert { margin: 0 0 1rem; padding: 0.1em 1em; border-left: 0.25em solid var(--accent); }
.alert > :last-child { margin-bottom: 0; }
.alert-title { display: flex; align-items: center; gap: 0.5em; margin-bottom: 0.25rem; color: var(--accent); font-weight: 600; }
.alert-title > svg { width: 1em; height: 1em; fill: none; stroke: currentColor; stroke-width: 1.5; stroke-linecap: round; }
.alert-note { --accent: var(--note); }
.alert-tip { --accent: var(--tip); }
.alert-important { --accent: var(--important); }
.alert-warning { --accent: var(--warning); }
.alert-caution { --accent: var(--caution); }
table { display: block; max-width: 100%; overflow-x: auto; border-collapse: collapse; }
th, td { padding: 0.35em 0.75em; border: 1px solid var(--line); text-align: left; vertical-align: top; }
th { background: var(--raised); }
nav ul { list-style: none; padding-left: 0; }
nav ul ul { padding-left: 1.25em; font-size: 0.9rem; color: var(--quiet); }
.question > .prompt { font-size: 0.9rem; }
.note, .missing-image, .blocked-image, .remote-image { color: var(--quiet); }
.missing-image, .blocked-image { display: inline-block; max-width: 100%; padding: 0.1em 0.4em; border: 1px dashed var(--warning); border-radius: 0.3em; }
.conflict { margin: 0 0 1rem; padding: 0.5em 1em; border: 1px solid var(--caution); border-radius: 0.4em; }
.conflict-notice { font-weight: 600; }
.conflict-version { padding-left: 1em; border-left: 0.2em solid var(--line); }
.conflict-name { color: var(--quiet); }
.contains-task-list { list-style: none; padding-left: 1.5em; }
input { width: 1em; height: 1em; border: 1px solid var(--quiet); border-radius: 0.2em; vertical-align: -0.1em; appearance: none; }
input:checked { border-color: var(--link); }
input:checked::before { display: block; width: 0.3em; height: 0.55em; margin: 0.02em auto 0; border: solid var(--link); border-width: 0 0.13em 0.13em 0; content: ''; rotate: 45deg; }
.task-list-item > input, .task-list-item > p > input { margin: 0 0.4em 0 -1.5em; }
.footnotes { margin-top: 1.5rem; padding-top: 0.75rem; border-top: 1px solid var(--line); font-size: 0.875rem; }
.sr-only { position: absolute; width: 1px; height: 1px; margin: 0; padding: 0; border: 0; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.align-left { text-align: left; }
.align-center { text-align: center; }
.align-right { text-align: right; }
img.align-left { float: left; margin: 0 1em 0.5em 0; }
img.align-right { float: right; margin: 0 0 0.5em 1em; }
${WIDTHS}
@media (forced-colors: active) {
  pre, :not(pre) > code, kbd { border: 1px solid; }
}
@page { margin: 2cm; }
@media print {
  :root {
    color-scheme: light;
    --text: #000000;
    --quiet: #444444;
    --line: #bbbbbb;
    --link: #0550ae;
    --warning: #7a5200;
  }
  body { max-width: none; padding: 0; font-size: 10.5pt; }
  h1, h2, h3, h4, h5, h6 { break-after: avoid; }
  .prompt { break-inside: avoid; break-after: avoid; }
  nav { break-after: page; }
  nav a { color: inherit; text-decoration: none; }
  p, li { orphans: 3; widows: 3; }
  img, tr, pre, .alert, math, .missing-image, .remote-image { break-inside: avoid; }
  .alert-title { break-after: avoid; }
  img { max-height: 22cm; }
  table { display: table; }
  th, td { overflow-wrap: anywhere; }
  math[display='block'], :is(p, ul, ol):has(math) { overflow: visible; }
  details > summary { break-after: avoid; }
}
`;
