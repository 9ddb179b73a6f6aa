/** The colours of marks and bars. */
const LIGHT_MARKS = `
  --done: #dafbe1; --flawed: #fff8c5; --failing: #ffd8b5; --missing: #ffcecb; --ink: #1f2328;
  --bar-done: #1a7f37; --bar-flawed: #9a6700; --bar-failing: #bc4c00; --bar-missing: #cf222e; --band: #d1d9e0;
`.trim();
const DARK_MARKS = `
  --done: #12361f; --flawed: #3a2f0b; --failing: #4d2706; --missing: #5d1715; --ink: #e6edf3;
  --bar-done: #3fb950; --bar-flawed: #d29922; --bar-failing: #f0883e; --bar-missing: #f85149; --band: #3d444d;
`.trim();

/** The style of the page of groups: light or dark, for screen and print. */
export const GROUPS_STYLE = `
:root {
  color-scheme: light dark;
  --text: #1f2328; --quiet: #59636e; --page: #ffffff; --raised: #f6f8fa; --line: #d1d9e0; --link: #0550ae; --alarm: #ffebe9;
  ${LIGHT_MARKS}
}
@media screen and (prefers-color-scheme: dark) {
  :root {
    --text: #e6edf3; --quiet: #9198a1; --page: #0d1117; --raised: #161b22; --line: #3d444d; --link: #79c0ff; --alarm: #34110f;
    ${DARK_MARKS}
  }
}
* { box-sizing: border-box; }
body {
  max-width: 90rem; margin: 0 auto; padding: 1.5rem 1.25rem 4rem; color: var(--text); background: var(--page);
  font: 0.95rem/1.5 system-ui, -apple-system, 'Segoe UI', 'Noto Sans', Helvetica, Arial, sans-serif; overflow-wrap: anywhere;
}
a { color: var(--link); }
h1 { margin: 0; font-size: 1.8rem; }
h2 { margin: 1.5em 0 0.5em; font-size: 1.3rem; }
code { font: 0.875em/1.5 ui-monospace, 'SF Mono', Consolas, 'Liberation Mono', monospace; }
.controls { display: flex; flex-wrap: wrap; align-items: center; gap: 0.5em; }
input { padding: 0.3em 0.5em; border: 1px solid var(--quiet); border-radius: 0.3em; color: inherit; background: var(--page); font: inherit; }
#shown { color: var(--quiet); }
.notice { padding: 0.5em 0.8em; border-left: 3px solid var(--bar-flawed); background: var(--raised); }
.wide { position: relative; max-width: 100%; overflow-x: auto; }
table { border-collapse: collapse; overflow-wrap: normal; }
th, td { padding: 0.3em 0.6em; border: 1px solid var(--line); text-align: left; }
thead th { background: var(--raised); }
th button { padding: 0; border: 0; color: inherit; background: none; font: inherit; font-weight: 600; text-align: inherit; cursor: pointer; }
th button:hover { text-decoration: underline; }
th[aria-sort='ascending'] button::after { content: ' \\25B2'; }
th[aria-sort='descending'] button::after { content: ' \\25BC'; }
:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
.number { text-align: right; }
.refused th, .refused td, .unchecked th, .unchecked td { background: var(--alarm); }
.heat th, .heat td { padding: 0.15em 0.35em; text-align: center; }
.heat th[scope='row'] { text-align: left; white-space: nowrap; }
.mark { display: inline-block; min-width: 1.5em; color: var(--ink); text-align: center; }
td.mark { display: table-cell; }
.done { background: var(--done); fill: var(--bar-done); }
.flawed { background: var(--flawed); fill: var(--bar-flawed); }
.failing { background: var(--failing); fill: var(--bar-failing); }
.missing { background: var(--missing); fill: var(--bar-missing); }
.band { fill: var(--band); }
.spoken { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.group { margin: 0.5em 0; border: 1px solid var(--line); border-radius: 0.4em; }
.group > :not(summary) { margin-left: 1em; margin-right: 1em; }
summary { padding: 0.5em 1em; cursor: pointer; }
summary h2 { display: inline; margin: 0; font-size: 1rem; }
.bars { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(20rem, 100%), 1fr)); gap: 0.2em 1em; padding: 0; list-style: none; }
.bars li { display: flex; align-items: center; gap: 0.6em; }
.bars svg { flex: none; }
.bars li { flex-wrap: wrap; }
.bars .number { width: 2.5em; }
.problems { padding-left: 1.2em; }
.place { color: var(--quiet); }
.problems .error { font-weight: 600; }
@media (forced-colors: active) { .mark { border: 1px solid CanvasText; } rect { fill: CanvasText; } .band { fill: GrayText; } }
@media print {
  .controls { display: none; }
  .wide { overflow: visible; }
  body { font-size: 9pt; }
  .group { break-inside: avoid; }
}
`.replace(/\n+/gu, '\n');

/** Sorts and filters the table, and opens a group that a link leads to. The page is readable without it. */
export const GROUPS_SCRIPT = `
'use strict';
const table = document.getElementById('groups');
const body = table.tBodies[0];
const filter = document.getElementById('filter');
const shown = document.getElementById('shown');
const heads = [...table.tHead.rows[0].cells];
heads.forEach((head, column) => {
  head.querySelector('button').addEventListener('click', () => {
    const isUp = head.getAttribute('aria-sort') !== 'ascending';
    heads.forEach((other) => other.removeAttribute('aria-sort'));
    head.setAttribute('aria-sort', isUp ? 'ascending' : 'descending');
    const collator = new Intl.Collator('en', { numeric: true });
    const isNumber = head.dataset.sort === 'number';
    const rows = [...body.rows].sort((a, b) => {
      const [x, y] = [a.cells[column].dataset.key, b.cells[column].dataset.key];
      if ((x === '') !== (y === '')) return x === '' ? 1 : -1;
      return (isUp ? 1 : -1) * (isNumber ? Number(x) - Number(y) : collator.compare(x, y));
    });
    body.append(...rows);
  });
});
filter.addEventListener('input', () => {
  const wanted = filter.value.trim().toLowerCase();
  let count = 0;
  for (const row of body.rows) {
    row.hidden = !row.textContent.toLowerCase().includes(wanted);
    if (!row.hidden) count++;
  }
  shown.textContent = wanted === '' ? '' : count + ' shown';
});
const openTarget = () => {
  const target = document.getElementById(location.hash.slice(1));
  if (target instanceof HTMLDetailsElement) target.open = true;
};
addEventListener('hashchange', openTarget);
openTarget();
`;

/** In a panel of VS Code: its colours, and ours for marks in light and dark themes. */
export const PANEL_STYLE = `
:root, body {
  --text: var(--vscode-editor-foreground); --quiet: var(--vscode-descriptionForeground); --page: var(--vscode-editor-background);
  --raised: var(--vscode-editorWidget-background); --line: var(--vscode-editorWidget-border, var(--vscode-contrastBorder, GrayText));
  --link: var(--vscode-textLink-foreground);
}
body.vscode-dark, body.vscode-high-contrast { color-scheme: dark; --alarm: #34110f; ${DARK_MARKS} }
body.vscode-light, body.vscode-high-contrast-light { color-scheme: light; --alarm: #ffebe9; ${LIGHT_MARKS} }
`.replace(/\n+/gu, '\n');

/** Asks the editor to open what the reader clicks, which only the editor can; other links work as usual. */
export const PANEL_SCRIPT = `
const editor = acquireVsCodeApi();
addEventListener('click', (event) => {
  const link = event.target instanceof Element ? event.target.closest('a') : null;
  if (!link) return;
  if (link.dataset.open !== undefined) {
    event.preventDefault();
    editor.postMessage({ open: link.dataset.open, line: Number(link.dataset.line) - 1 });
    return;
  }
  const target = document.getElementById((link.getAttribute('href') || '').slice(1));
  if (target instanceof HTMLDetailsElement) target.open = true;
});
`;
