import * as v from 'valibot';
import type { Connection } from 'vscode-languageserver';
import { Utils } from 'vscode-uri';
import * as protocol from '../../../../common/protocol';
import { pathInRepository, readWork } from '../../files/work';
import { whoWroteWhat } from '../../rules/people/whoWroteWhat';
import type { OpenReports } from '../../workspace/openReports';
import { parseUri } from '../../workspace/uri';
import { requireParams } from '../requireParams';

const PARAMS = v.object({ uri: v.string() });

/** Answers requests for who wrote what; asks git each time. */
export function answerWhoWroteWhat(connection: Connection, reports: OpenReports): void {
  connection.onRequest(protocol.whoWroteWhat, async (given): Promise<protocol.WhoWroteWhatResult | null> => {
    const { uri } = requireParams(protocol.whoWroteWhat, PARAMS, given);
    const place = parseUri(uri);
    const analysis = await reports.current(uri);
    const facts = await reports.repositoryOf(uri);
    if (!analysis || !place || !facts) return null;
    const { repository } = facts;
    const work = await readWork(repository, pathInRepository(repository, Utils.basename(place)));
    return work && whoWroteWhat(work, analysis.report);
  });
}
