import * as v from 'valibot';
import type { Connection } from 'vscode-languageserver';
import { closePage, openPage, pageChanged } from '../../../../common/protocol';
import type { PageBlock } from '../../../../common/pageBlock';
import { startTurn } from '../../text/pause';
import type { Analysis } from '../../workspace/analysis';
import type { NextTurn } from '../../workspace/afterQueue';
import type { Failures } from '../../workspace/failures';
import type { OpenReports } from '../../workspace/openReports';
import { listenCalmly } from '../../workspace/listenCalmly';
import { requireParams } from '../requireParams';
import type * as PageBlocks from './pageBlocks';

const OPEN = v.object({
  uri: v.string(),
  page: v.string(),
  face: v.picklist(['github', 'hand-in']),
  compared: v.array(v.string()),
});
const CLOSE = v.object({ page: v.string() });

/** A page that a client shows. */
interface OpenPage {
  readonly uri: string;
  readonly view: PageBlocks.View;
  /** The keys of the blocks that it has. */
  known: ReadonlySet<string>;
  /** Continues making its newest version; null once that is sent. */
  work: (() => void) | null;
}

/** Sends the pages of reports to clients that opened them: first the whole page, then the changes of each version. */
export function pushPages(
  connection: Connection,
  reports: OpenReports,
  failures: Failures,
  nextTurn: NextTurn,
): void {
  const pages = new Map<string, OpenPage>();
  let render: typeof PageBlocks | null = null;

  function push(page: string, open: OpenPage, version: number, analysis: Analysis | null): void {
    const parts = analysis && render ? render.pageBlocksInTurn(analysis, open.view) : null;
    const blocks: PageBlock[] = [];

    function send(): void {
      const news = parts && render ? render.newsOf(blocks, open.known) : null;
      open.known = new Set(blocks.flatMap(keysOf));
      void connection.sendNotification(pageChanged, { page, version, face: open.view.face, blocks: news });
    }

    // The first turn runs immediately, so that a keystroke is shown before anything else is done.
    function work(): void {
      if (open.work !== work) return;
      const isOver = startTurn();
      for (let part = parts?.next(); part && part.done !== true; part = parts?.next()) {
        blocks.push(...part.value);
        if (!isOver()) continue;
        nextTurn(() => {
          failures.guard('Making a page', work);
        });
        return;
      }
      open.work = null;
      send();
    }

    open.work = work;
    work();
  }

  connection.onRequest(openPage, async (given) => {
    const { uri, page, face, compared } = requireParams(openPage, OPEN, given);
    // Evaluated for the first page only, to keep the server's start short and its memory small.
    render ??= await import('./pageBlocks');
    const analysis = await reports.current(uri);
    const view = { face, compared: new Set(compared) };
    const open: OpenPage = { uri, view, known: new Set<string>(), work: null };
    pages.set(page, open);
    push(page, open, analysis?.version ?? 0, analysis);
    return null;
  });

  connection.onNotification(closePage, (given) => {
    failures.guard('Closing a page', () => {
      const { page } = requireParams(closePage, CLOSE, given);
      const open = pages.get(page);
      if (open) open.work = null;
      pages.delete(page);
    });
  });

  listenCalmly(reports, failures, 'Sending a page', ({ uri, version, analysis, isOpen }) => {
    // The page of a closed document shows its last state.
    if (!isOpen) return;
    for (const [page, open] of pages) if (open.uri === uri) push(page, open, version, analysis);
  });
}

function keysOf({ key, problemsKey }: PageBlock): string[] {
  return problemsKey === undefined ? [key] : [key, problemsKey];
}
