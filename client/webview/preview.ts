import { prepareFigures, reloadFigures } from './figures';
import { handleLinks } from './links';
import { isPageState, isToPage, type FromPage, type PageBlock, type PageState } from './messages';
import { makeNodes, patchChildren } from './patch';
import { lineAtTop, lineOf, onScrolled, scrollToLine } from './scroll';

declare function acquireVsCodeApi(): {
  postMessage(message: FromPage): void;
  getState(): unknown;
  setState(state: PageState): void;
};

/** A block that the page holds. */
interface Section {
  readonly key: string;
  readonly html: string;
  readonly element: HTMLElement;
}

const vscode = acquireVsCodeApi();
const page = elementById('page');
const notice = elementById('notice');
const { uri = '', folder = '', root = '', missing = '', remote = '', outside = '' } = document.body.dataset;
let sections: readonly Section[] = [];

function elementById(id: string): HTMLElement {
  const element = document.getElementById(id);
  if (!element) throw new Error(`The page has no element ${id}.`);
  return element;
}

function update(blocks: readonly PageBlock[]): void {
  const isFirst = sections.length === 0;
  const next: Section[] = [];
  const unused = new Set(sections);
  const wanted = new Set(blocks.map(({ key }) => key));
  for (const [index, { key, line, html: sent }] of blocks.entries()) {
    const same = [...unused].find((section) => section.key === key);
    const html = sent ?? sections.find((section) => section.key === key)?.html;
    if (html === undefined) {
      // The two sides disagree about what the page holds: start again.
      vscode.postMessage({ type: 'ready' });
      return;
    }
    const old = same ?? changedSection(sections[index], unused, wanted);
    if (old) unused.delete(old);
    const element = old?.element ?? document.createElement('section');
    if (!same) fill(element, html);
    element.dataset['firstLine'] = String(line);
    next.push({ key, html, element });
  }
  for (const { element } of unused) element.remove();
  next.forEach(({ element }, index) => {
    const there = page.children[index];
    if (there !== element) page.insertBefore(element, there ?? null);
  });
  sections = next;
  notice.hidden = true;
  if (isFirst) restore();
}

/** The section that stood at a place and will not be needed as it was: the new one is made from it. */
function changedSection(
  section: Section | undefined,
  unused: ReadonlySet<Section>,
  wanted: ReadonlySet<string>,
): Section | undefined {
  return section && unused.has(section) && !wanted.has(section.key) ? section : undefined;
}

function fill(element: HTMLElement, html: string): void {
  const nodes = makeNodes(html);
  prepareFigures(nodes, { report: folder, workspace: root }, { missing, remote, outside });
  patchChildren(element, nodes);
}

function restore(): void {
  const state = vscode.getState();
  if (isPageState(state) && state.uri === uri) scrollToLine(page, state.line);
  else vscode.setState({ uri, line: 0 });
}

function keepPlace(): void {
  if (sections.length > 0) vscode.setState({ uri, line: Math.max(0, lineAtTop(page)) });
}

window.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
  if (!isToPage(data)) return;
  switch (data.type) {
    case 'update':
      update(data.blocks);
      return;
    case 'notice':
      notice.textContent = data.text;
      notice.hidden = false;
      return;
    case 'scroll':
      scrollToLine(page, data.line);
      keepPlace();
      return;
    case 'fileChanged':
      reloadFigures(page, data.uri);
  }
});

window.addEventListener('dblclick', ({ target }) => {
  if (!(target instanceof Element) || target.closest('a, summary')) return;
  const line = lineOf(target);
  if (line !== null) vscode.postMessage({ type: 'openSource', line });
});

handleLinks((href) => {
  vscode.postMessage({ type: 'openLink', href });
});
onScrolled(() => {
  keepPlace();
  vscode.postMessage({ type: 'scrolled', line: Math.max(0, lineAtTop(page)) });
});
vscode.postMessage({ type: 'ready' });
