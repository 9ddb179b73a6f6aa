import type { TextDocumentContentChangeEvent } from 'vscode-languageserver-protocol/node';
import { handInBlocksInTurn } from '../server/src/features/preview/handInBlocks';
import { renderBlocks, type RenderedBlock } from '../server/src/render/renderReport';
import { editReport } from '../server/src/report/editReport';
import { parseReport } from '../server/src/report/parse';
import type { Report } from '../server/src/report/report';
import { erased, insert, type Trace } from './keystrokes';
import type { Effort } from './measure';
import type { Sample } from './reports';
import { timesOf, type Times } from './statistics';

/** The cost of showing a change in a page. */
export interface PageCost {
  /** Time for the page's blocks; parsing the change is measured elsewhere. */
  readonly times: Times;
  /** Maximum size in bytes of the update for a page that shows the version before the change. */
  readonly bytes: number;
}

/** Plays the changes of a trace again and again on a report whose page is shown, each time with words that were never shown. */
export function costOfTrace(
  { text, line }: Sample,
  { changes }: Trace,
  { time }: Effort,
  render: (report: Report) => RenderedBlock[] = renderBlocks,
): PageCost {
  const end = (text.split('\n')[line] ?? '').length;
  let report = parseReport(text);
  let shown = render(report);
  let durations: number[] = [];
  let bytes = 0;
  let round = 0;
  const begin = performance.now();
  for (let isWarm = false; performance.now() - begin < 1.5 * time || durations.length < 10;) {
    const word = ` ${round++}`;
    report = changed(report, insert(line, end, word));
    shown = render(report);
    for (const change of changes) {
      report = changed(report, change);
      const start = performance.now();
      const blocks = render(report);
      durations.push(performance.now() - start);
      bytes = Math.max(bytes, bytesOf(shown, blocks));
      shown = blocks;
    }
    report = changed(report, erased(line, end, word.length));
    if (isWarm || performance.now() - begin < time / 2) continue;
    isWarm = true;
    durations = [];
  }
  return { times: timesOf(durations), bytes };
}

function changed(report: Report, change: TextDocumentContentChangeEvent): Report {
  return 'range' in change ? editReport(report, change) : parseReport(change.text);
}

function bytesOf(shown: readonly RenderedBlock[], blocks: readonly RenderedBlock[]): number {
  const known = new Set(shown.map(({ key }) => key));
  const sent = blocks.map(({ key, line, html }) => (known.has(key) ? { key, line } : { key, line, html }));
  return Buffer.byteLength(JSON.stringify(sent));
}

/** The hand-in face of the page. */
export function renderHandIn(report: Report): RenderedBlock[] {
  return [...handInBlocksInTurn(report)];
}

let opened = 0;

/** The page of a new report, with nothing cached. */
export function openPage(text: string): RenderedBlock[] {
  return renderBlocks(parseReport(text.replaceAll('letter', `letter_${opened++}`)));
}
