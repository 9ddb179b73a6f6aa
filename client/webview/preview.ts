import { createBlocks } from './blocks';
import { reloadFigures } from './figures';
import { handleLinks } from './links';
import { isPageState, isToPage, type FromPage, type PageBlock, type PageState } from './messages';
import { lineAtTop, lineOf, onScrolled, scrollToLine } from './scroll';

declare function acquireVsCodeApi(): {
  postMessage(message: FromPage): void;
  getState(): unknown;
  setState(state: PageState): void;
};

const vscode = acquireVsCodeApi();
const page = elementById('page');
const notice = elementById('notice');
const { uri = '', folder = '', missing = '' } = document.body.dataset;
const blocks = createBlocks(page, folder, missing);

function elementById(id: string): HTMLElement {
  const element = document.getElementById(id);
  if (!element) throw new Error(`The page has no element ${id}.`);
  return element;
}

function update(changed: readonly PageBlock[]): void {
  const isFirst = blocks.isEmpty;
  notice.hidden = true;
  // Where the two sides disagree about what the page holds, they start again.
  if (!blocks.update(changed)) vscode.postMessage({ type: 'ready' });
  else if (isFirst) restore();
}

function restore(): void {
  const state = vscode.getState();
  if (isPageState(state) && state.uri === uri) scrollToLine(page, state.line);
  else vscode.setState({ uri, line: 0 });
}

function keepPlace(): void {
  if (!blocks.isEmpty) vscode.setState({ uri, line: Math.max(0, lineAtTop(page)) });
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
