/** The style of the picture; the page defines the colours. */
export const PICTURE_STYLE = `
.overview { font: 13px/1.4 system-ui, -apple-system, 'Segoe UI', 'Noto Sans', Helvetica, Arial, sans-serif; }
.overview text { fill: var(--text); white-space: pre; }
.overview .headline { font-size: 22px; font-weight: 600; }
.overview .section { font-weight: 600; }
.overview .quiet { fill: var(--quiet); }
.overview .end { text-anchor: end; }
.overview a text { fill: var(--link); }
.overview .paper { fill: var(--page); }
.overview .rule { stroke: var(--line); stroke-width: 1; }
.overview .band { fill: var(--band); }
.overview .cell { fill: var(--done); }
.overview .got { fill: var(--done); }
.overview :is(.got, .cell):is(.below, .above, .failing) { fill: var(--failing); }
.overview .cell.flawed { fill: var(--passed); }
.overview .cell.missing { fill: var(--missing); }
.overview .cut { fill: none; stroke: var(--page); stroke-width: 1.5; }
.overview .mark { fill: none; stroke: var(--done); stroke-width: 1.5; stroke-linecap: round; stroke-linejoin: round; }
.overview .mark.failing { stroke: var(--failing); }
.overview .mark.flawed { stroke: var(--flawed); }
.overview .mark.missing { stroke: var(--missing); }
.overview .dot { fill: none; stroke: var(--done); stroke-width: 1.5; }
.overview .dot.got { fill: var(--done); }
.overview .dot.asked { stroke: var(--missing); }
.overview .dot.over { stroke: var(--failing); }
`;

/** The colours of the picture on a light page. */
export const LIGHT_COLOURS =
  '--text: #1f2328; --quiet: #59636e; --page: #ffffff; --line: #d1d9e0; --link: #0550ae; --band: #dfe4ea; --done: #1a7f37; --passed: #8cc29a; --flawed: #0860c4; --failing: #b54a00; --missing: #6e7781;';

/** The colours of the picture on a dark page. */
export const DARK_COLOURS =
  '--text: #e6edf3; --quiet: #9198a1; --page: #0d1117; --line: #3d444d; --link: #79c0ff; --band: #2f3742; --done: #3fb950; --passed: #2b6e3a; --flawed: #58a6ff; --failing: #f0883e; --missing: #8b949e;';
