import type { ElementContent } from 'hast';
import type { SummaryUpdate, ReportSummary, WhoWroteWhatResult } from '../../../common/protocol';
import { codeInText } from '../../../common/codeInText';
import { authorTables } from '../../../common/overview/authors';
import { lastChanges, uncommittedText } from '../../../common/overview/lastChanges';
import { stripElements } from '../../../common/overview/strip';
import { filled, type OverviewTexts } from '../../../common/overview/texts';
import { element } from '../../../common/element';
import { toBase64 } from '../../../common/base64';
import { updateSummary } from '../../../common/summaryUpdate';
import { toNodes } from '../nodes';
import { patchChildren, rememberNodes } from '../patch';
import { authorElements } from './authors';
import { groupItems } from './checklist';
import { parseOverviewState, parseToOverview, type FromOverview, type OverviewState } from './messages';
import { picturePng } from './picture';
import { createQuestionTable } from './table';

declare function acquireVsCodeApi(): {
  postMessage(message: FromOverview): void;
  getState(): unknown;
  setState(state: OverviewState): void;
};

const STRIP = { x: 0, y: 0, width: 720, height: 22 };

const vscode = acquireVsCodeApi();
const { uri = '', texts: textsJson = '{}' } = document.body.dataset;
const texts = JSON.parse(textsJson) as OverviewTexts;
const kept = keptState();
const notice = elementById('notice');
let report: ReportSummary | undefined;

const table = createQuestionTable(elementById('questions'), {
  texts,
  order: kept?.order ?? 'report',
  folded: kept?.folded ?? {},
  onChanged: keepState,
  goTo: (index) => {
    post({ type: 'question', index });
  },
  goToProblem: ({ line }, problem) => {
    post({ type: 'place', line: Math.max(0, line + problem.line), character: problem.character });
  },
});

function post(message: FromOverview): void {
  vscode.postMessage(message);
}

function elementById(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (!found) throw new Error(`The page has no element ${id}.`);
  return found;
}

/** The page's saved state for this report. */
function keptState(): OverviewState | null {
  const state = parseOverviewState(vscode.getState());
  return state?.uri === uri ? state : null;
}

/** VS Code restores a panel from this state after a reload of the window, so it is saved from the start. */
function keepState(): void {
  vscode.setState({ uri, order: table.order, folded: table.folded });
}

function update(changed: SummaryUpdate): void {
  const next = updateSummary(report, changed);
  // If the page and the server disagree about the content, start again.
  if (!next) {
    post({ type: 'ready' });
    return;
  }
  report = next;
  notice.hidden = true;
  elementById('copied').textContent = '';
  elementById('overview').hidden = false;
  elementById('headline').textContent = `${next.toGo.text}.`;
  elementById('verdict').textContent = next.verdict.text;
  elementById('repository').hidden = next.repository.length === 0;
  fill('repository', next.repository.map(noteItem));
  fill('strip', [
    element(
      'svg',
      { viewBox: `0 0 ${STRIP.width} ${STRIP.height}`, preserveAspectRatio: 'none', ariaHidden: 'true' },
      ...stripElements(next.questions, STRIP),
    ),
  ]);
  table.update(next);
  const { checklist } = next;
  elementById('checklist').hidden = checklist.total === 0;
  elementById('checklist-sum').textContent = filled(texts.doneOf, checklist.done, checklist.total);
  fill('checklist-groups', groupItems(checklist.groups, texts));
}

function noteItem(note: string): ElementContent {
  const pieces = codeInText(note).map(({ text, isCode }) => (isCode ? element('code', {}, text) : text));
  return element('li', {}, ...pieces);
}

function showWork(work: WhoWroteWhatResult | null): void {
  table.setChanges(work && lastChanges(work, texts));
  setText('uncommitted', work ? uncommittedText(work, texts) : '');
  elementById('people').hidden = !work || work.authors.length === 0;
  if (!work) return;
  const tables = authorTables(work, texts);
  fill('authors', authorElements(tables, texts));
  setText('more-authors', tables.more > 0 ? filled(texts.moreAuthors, tables.more) : '');
  setText('older', work.isCut ? texts.olderNotCounted : '');
}

/** Shows a text; hides the element if the text is empty. */
function setText(id: string, text: string): void {
  const place = elementById(id);
  place.textContent = text;
  place.hidden = text === '';
}

function fill(id: string, tree: Parameters<typeof toNodes>[0]): void {
  patchChildren(elementById(id), rememberNodes(toNodes(tree)));
}

async function makePicture(use: (png: Blob) => Promise<void>): Promise<void> {
  if (!report) return;
  const { classList } = document.body;
  const isDark =
    classList.contains('vscode-dark') ||
    (classList.contains('vscode-high-contrast') && !classList.contains('vscode-high-contrast-light'));
  try {
    await use(await picturePng(report, texts, isDark));
  } catch (error) {
    post({ type: 'failed', reason: error instanceof Error ? error.message : String(error) });
  }
}

window.addEventListener('message', (event: MessageEvent<unknown>) => {
  const message = parseToOverview(event.data);
  if (!message) return;
  switch (message.type) {
    case 'update':
      update(message.report);
      return;
    case 'work':
      showWork(message.work);
      return;
    case 'notice':
      notice.textContent = message.text;
      notice.hidden = false;
  }
});

elementById('checklist-groups').addEventListener('click', ({ target }) => {
  const button = target instanceof Element ? target.closest<HTMLElement>('button.group') : null;
  if (button) post({ type: 'place', line: Number(button.dataset['line']), character: 0 });
});
elementById('copy').addEventListener('click', () => {
  void makePicture(async (png) => {
    await navigator.clipboard.write([new ClipboardItem({ 'image/png': png })]);
    elementById('copied').textContent = texts.copied;
  });
});
elementById('save').addEventListener('click', () => {
  void makePicture(async (png) => {
    post({ type: 'picture', png: toBase64(new Uint8Array(await png.arrayBuffer())) });
  });
});
elementById('export').addEventListener('click', () => {
  post({ type: 'export' });
});
keepState();
post({ type: 'ready' });
