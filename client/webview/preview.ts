import type { Face, PageBlock } from '../../common/pageBlock';
import { createBars } from './bars';
import { createBlocks } from './blocks';
import { createBoxes } from './boxes';
import { handleConflicts } from './conflicts';
import { markCursor } from './cursor';
import { createFaceSwitch } from './faces';
import { copyImage } from './copyImage';
import { imageWith, reloadFigures } from './figures';
import { handleLinks } from './links';
import { parsePageState, parseToPage, type FromPage, type PageFont, type PageState } from './messages';
import { createSkipButton, reachWideParts } from './reach';
import { lineAtTop, lineOf, onScrolled, scrollToLine } from './scroll';
import { readTexts } from './texts';
import { createViewer } from './viewer';

declare function acquireVsCodeApi(): {
  postMessage(message: FromPage): void;
  getState(): unknown;
  setState(state: PageState): void;
};

/** Elements that react to a double click themselves. */
const CLICKABLE = 'a, summary, button, input, img[role=button], dialog';

const vscode = acquireVsCodeApi();
const page = elementById('page');
const notice = elementById('notice');
const { uri = '', folder = '', root = '', texts: textsJson = '{}', locked } = document.body.dataset;
const texts = readTexts(textsJson);
const kept = keptState();
let isLocked = locked === 'true';
let cursor: number | undefined;

const post = (message: FromPage): void => {
  vscode.postMessage(message);
};
const blocks = createBlocks(page, { folder, root }, texts);
const boxes = createBoxes(page, post);
const faces = createFaceSwitch(elementById('faces'), elementById('about'), texts, (face) => {
  post({ type: 'face', face });
});
const bars = createBars(page, {
  texts,
  open: kept?.open ?? [],
  onToggled: keepState,
  openSource: (line, character) => {
    post({ type: 'openSource', line, character });
  },
  compare: (question, isOn) => {
    post({ type: 'compare', question, isOn });
  },
});

function elementById(id: string): HTMLElement {
  const element = document.getElementById(id);
  if (!element) throw new Error(`The page has no element ${id}.`);
  return element;
}

/** The page's saved state for this report. */
function keptState(): PageState | null {
  const state = parsePageState(vscode.getState());
  return state?.uri === uri ? state : null;
}

function update(version: number, face: Face, changed: readonly PageBlock[]): void {
  const isFirst = blocks.isEmpty;
  // The two pages differ in height, so the other one starts at the same line.
  const line = !isFirst && faces.shown !== face ? lineAtTop(page) : null;
  notice.hidden = true;
  // If the page and the server disagree about the content, start again.
  if (!blocks.update(changed)) {
    post({ type: 'ready' });
    return;
  }
  faces.show(face);
  boxes.update(version);
  bars.update(blocks.questions);
  reachWideParts(page);
  markCursor(page, cursor);
  if (isFirst && kept) scrollToLine(page, kept.line);
  if (line !== null) scrollToLine(page, Math.max(0, line));
}

/** Copies an image; gives whether it could, and tells why not. */
async function copy(image: HTMLImageElement): Promise<boolean> {
  try {
    await copyImage(image);
    return true;
  } catch (error) {
    post({ type: 'copyFailed', reason: error instanceof Error ? error.message : String(error) });
    return false;
  }
}

/** VS Code restores a panel from this state after a reload of the window, so it is saved from the start. */
function keepState(): void {
  const line = blocks.isEmpty ? (kept?.line ?? 0) : Math.max(0, lineAtTop(page));
  vscode.setState({ uri, isLocked, line, open: bars.open });
}

function setFont({ family, size, lineHeight }: PageFont): void {
  const { style } = document.documentElement;
  style.setProperty('--page-font-family', family ?? '');
  style.setProperty('--page-font-size', size === undefined ? '' : `${size}px`);
  style.setProperty('--page-line-height', lineHeight === undefined ? '' : String(lineHeight));
}

window.addEventListener('message', (event: MessageEvent<unknown>) => {
  const data = parseToPage(event.data);
  if (!data) return;
  switch (data.type) {
    case 'update':
      update(data.version, data.face, data.blocks);
      return;
    case 'notice':
      notice.textContent = data.text;
      notice.hidden = false;
      return;
    case 'scroll':
      scrollToLine(page, data.line);
      keepState();
      return;
    case 'cursor':
      cursor = data.line;
      markCursor(page, cursor);
      return;
    case 'fileChanged':
      reloadFigures(page, data.uri);
      return;
    case 'ticked':
      boxes.settle(data.box, data.outcome);
      return;
    case 'font':
      setFont(data.font);
      return;
    case 'copyImage': {
      const image = imageWith(page, data.target);
      if (image) void copy(image);
      return;
    }
    case 'lock':
      isLocked = data.isLocked;
      keepState();
  }
});

window.addEventListener('dblclick', ({ target }) => {
  if (!(target instanceof Element) || target.closest(CLICKABLE)) return;
  const line = lineOf(target);
  if (line !== null) post({ type: 'doubleClicked', line });
});

const openLink = (href: string): void => {
  post({ type: 'openLink', href });
};
const viewer = elementById('viewer');
if (!(viewer instanceof HTMLDialogElement)) throw new Error('The viewer is no dialog.');
createViewer(viewer, page, { texts, open: openLink, copy });
handleConflicts(page, post);
handleLinks(openLink);
createSkipButton(elementById('skip'), page);
window.addEventListener('resize', () => {
  reachWideParts(page);
});
onScrolled(() => {
  keepState();
  post({ type: 'scrolled', line: Math.max(0, lineAtTop(page)) });
});
keepState();
post({ type: 'ready' });
