import * as v from 'valibot';
import type { Connection } from 'vscode-languageserver';
import * as protocol from '../../../../common/protocol';
import { kindTitle, readinessOf, readinessText } from '../../rules/readiness';
import type { OpenReports } from '../../workspace/openReports';
import { requireParams } from '../requireParams';

const PARAMS = v.object({ uri: v.string(), isSaved: v.boolean() });

/** Answers requests for what is left to do before the hand-in. */
export function registerReadiness(connection: Connection, reports: OpenReports): void {
  connection.onRequest(protocol.readiness, async (given): Promise<protocol.ReadinessResult | null> => {
    const { uri, isSaved } = requireParams(protocol.readiness, PARAMS, given);
    // Before the report, whose problems depend on it.
    await reports.current(uri);
    await reports.repositoryOf(uri);
    const analysis = await reports.current(uri);
    if (!analysis) return null;
    const items = readinessOf({ ...analysis, isSaved });
    return {
      text: readinessText(items.length),
      items: items.map(({ kind, text, question, range }) => ({
        kind,
        title: kindTitle(kind),
        text,
        question,
        line: range?.start.line ?? null,
      })),
    };
  });
}
