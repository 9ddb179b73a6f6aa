import * as v from 'valibot';
import type { Connection } from 'vscode-languageserver';
import { closePage, openPage, pageChanged } from '../../../../common/protocol';
import type { PageBlock } from '../../../../common/pageBlock';
import type { Analysis } from '../../workspace/analysis';
import type { Failures } from '../../workspace/failures';
import type { OpenReports } from '../../workspace/openReports';
import { pausesBetween } from '../../text/pause';
import { coalesce, type NextTurn } from '../../workspace/coalesce';
import { listenCalmly } from '../../workspace/listenCalmly';
import { requireParams } from '../requireParams';
import type * as PageBlocks from './pageBlocks';

const OPEN = v.object({ uri: v.string(), page: v.string() });
const CLOSE = v.object({ page: v.string() });

/** A page that a client shows. */
interface OpenPage {
  readonly uri: string;
  /** What is to be shown. */
  version: number;
  analysis: Analysis | null;
  /** Sends it; what changes meanwhile is sent behind it. Never rejects. */
  readonly push: () => Promise<void>;
}

/** What pages are pushed with. */
export interface PagesContext {
  readonly failures: Failures;
  readonly nextTurn: NextTurn;
}

/** Sends the pages of reports to those who have opened them: all of it first, then what has changed with each version. */
export function pushPages(
  connection: Connection,
  reports: OpenReports,
  { failures, nextTurn }: PagesContext,
): void {
  const pages = new Map<string, OpenPage>();
  const what = 'Sending a page';

  function makePage(page: string, uri: string, render: typeof PageBlocks): OpenPage {
    let known: ReadonlySet<string> = new Set();
    const open: OpenPage = {
      uri,
      version: 0,
      analysis: null,
      push: coalesce(async () => {
        await failures.guardAsync(what, async () => {
          const { version, analysis } = open;
          const blocks = analysis && (await render.pageBlocks(analysis, pausesBetween(nextTurn)));
          if (pages.get(page) !== open) return;
          const news = blocks && render.newsOf(blocks, known);
          known = new Set(blocks?.flatMap(keysOf));
          await connection.sendNotification(pageChanged, { page, version, blocks: news });
        });
      }),
    };
    return open;
  }

  connection.onRequest(openPage, async (given) => {
    const { uri, page } = requireParams(openPage, OPEN, given);
    // Evaluated for the first page only, to keep the server's start short and its memory small.
    const render = await import('./pageBlocks');
    const analysis = await reports.current(uri);
    const open = makePage(page, uri, render);
    pages.set(page, open);
    await show(open, analysis?.version ?? 0, analysis);
    return null;
  });

  connection.onNotification(closePage, (given) => {
    failures.guard('Closing a page', () => pages.delete(requireParams(closePage, CLOSE, given).page));
  });

  listenCalmly(reports, failures, what, ({ uri, version, analysis, isOpen }) => {
    // The page of a document that is closed shows what it held last.
    if (!isOpen) return;
    for (const open of pages.values()) if (open.uri === uri) void show(open, version, analysis);
  });
}

function show(open: OpenPage, version: number, analysis: Analysis | null): Promise<void> {
  open.version = version;
  open.analysis = analysis;
  return open.push();
}

function keysOf({ key, problemsKey }: PageBlock): string[] {
  return problemsKey === undefined ? [key] : [key, problemsKey];
}
