import { WIDTH_STEP } from './standardise';

/** The widths in percent that `standardise` gives classes. */
const WIDTHS = Array.from({ length: 100 / WIDTH_STEP }, (_, index) => (index + 1) * WIDTH_STEP)
  .map((width) => `.width-${width} { width: ${width}%; }`)
  .join('\n');

/** The style of an exported page: to be read on a screen, light or dark, and to be printed. */
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
}
@media (prefers-color-scheme: dark) {
  :root {
    --text: #e6edf3;
    --quiet: #9198a1;
    --page: #0d1117;
    --raised: #161b22;
    --line: #3d444d;
    --link: #4493f8;
    --warning: #d29922;
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
table { display: block; max-width: 100%; overflow-x: auto; border-collapse: collapse; }
th, td { padding: 0.35em 0.75em; border: 1px solid var(--line); text-align: left; vertical-align: top; }
th { background: var(--raised); }
nav ul { list-style: none; padding-left: 0; }
nav ul ul { padding-left: 1.25em; font-size: 0.9rem; color: var(--quiet); }
.question > .prompt { font-size: 0.9rem; }
.note, .missing-image, .blocked-image, .remote-image { color: var(--quiet); }
.missing-image, .blocked-image { padding: 0.1em 0.4em; border: 1px dashed var(--warning); border-radius: 0.3em; }
.contains-task-list { list-style: none; padding-left: 1.5em; }
.task-list-item > input, .task-list-item > p > input { margin: 0 0.4em 0 -1.5em; }
.footnotes { font-size: 0.875rem; }
.sr-only { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.align-left { text-align: left; }
.align-center { text-align: center; }
.align-right { text-align: right; }
img.align-left { float: left; margin: 0 1em 0.5em 0; }
img.align-right { float: right; margin: 0 0 0.5em 1em; }
${WIDTHS}
@page { margin: 2cm; }
@media print {
  :root {
    color-scheme: light;
    --text: #000000;
    --quiet: #444444;
    --page: #ffffff;
    --raised: #f6f8fa;
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
  img, tr, pre, .missing-image, .remote-image { break-inside: avoid; }
  img { max-height: 22cm; }
  table { display: table; }
  details > summary { break-after: avoid; }
}
`;
