import * as v from 'valibot';
import type { Connection } from 'vscode-languageserver';
import { closePage, openPage, pageChanged } from '../../../../common/protocol';
import type { PageBlock } from '../../../../common/pageBlock';
import type { Analysis } from '../../workspace/analysis';
import type { Failures } from '../../workspace/failures';
import type { OpenReports } from '../../workspace/openReports';
import { listenCalmly } from '../../workspace/listenCalmly';
import { requireParams } from '../requireParams';
import type * as PageBlocks from './pageBlocks';

const OPEN = v.object({ uri: v.string(), page: v.string() });
const CLOSE = v.object({ page: v.string() });

/** A page that a client shows. */
interface OpenPage {
  readonly uri: string;
  /** The keys of what it holds. */
  known: ReadonlySet<string>;
}

/** Sends the pages of reports to those who have opened them: all of it first, then what has changed with each version. */
export function pushPages(connection: Connection, reports: OpenReports, failures: Failures): void {
  const pages = new Map<string, OpenPage>();
  let render: typeof PageBlocks | null = null;

  function push(page: string, open: OpenPage, version: number, analysis: Analysis | null): void {
    const blocks = analysis && render ? render.pageBlocks(analysis) : null;
    const news = blocks && render ? render.newsOf(blocks, open.known) : null;
    open.known = new Set(blocks?.flatMap(keysOf));
    void connection.sendNotification(pageChanged, { page, version, blocks: news });
  }

  connection.onRequest(openPage, async (given) => {
    const { uri, page } = requireParams(openPage, OPEN, given);
    // Evaluated for the first page only, to keep the server's start short and its memory small.
    render ??= await import('./pageBlocks');
    const analysis = await reports.current(uri);
    const open = { uri, known: new Set<string>() };
    pages.set(page, open);
    push(page, open, analysis?.version ?? 0, analysis);
    return null;
  });

  connection.onNotification(closePage, (given) => {
    failures.guard('Closing a page', () => pages.delete(requireParams(closePage, CLOSE, given).page));
  });

  listenCalmly(reports, failures, 'Sending a page', ({ uri, version, analysis, isOpen }) => {
    // The page of a document that is closed shows what it held last.
    if (!isOpen) return;
    for (const [page, open] of pages) if (open.uri === uri) push(page, open, version, analysis);
  });
}

function keysOf({ key, problemsKey }: PageBlock): string[] {
  return problemsKey === undefined ? [key] : [key, problemsKey];
}
