import * as v from 'valibot';
import type { Connection } from 'vscode-languageserver';
import { Utils } from 'vscode-uri';
import * as protocol from '../../../../common/protocol';
import type { Repository } from '../../files/repository';
import type { RepositoryFacts } from '../../files/repositoryFacts';
import { pathInRepository, readWork, type Work } from '../../files/work';
import { whoWroteWhat } from '../../rules/people/whoWroteWhat';
import type { OpenReports } from '../../workspace/openReports';
import { parseUri } from '../../workspace/uri';
import { requireParams } from '../requireParams';

const PARAMS = v.object({ uri: v.string() });

/** Answers requests for who wrote what; git is asked once for each commit that is checked out. */
export function registerWhoWroteWhat(connection: Connection, reports: OpenReports): void {
  const read = new WeakMap<Repository, Work>();

  async function workOf({ repository, state }: RepositoryFacts, path: string): Promise<Work | null> {
    const known = read.get(repository);
    if (known?.path === path && known.changes[0]?.id === state?.head) return known;
    const work = await readWork(repository, path);
    if (work) read.set(repository, work);
    return work;
  }

  connection.onRequest(protocol.whoWroteWhat, async (given): Promise<protocol.WhoWroteWhatResult | null> => {
    const { uri } = requireParams(protocol.whoWroteWhat, PARAMS, given);
    const place = parseUri(uri);
    const analysis = await reports.current(uri);
    const facts = await reports.repositoryOf(uri);
    if (!analysis || !place || !facts) return null;
    const work = await workOf(facts, pathInRepository(facts.repository, Utils.basename(place)));
    return work && whoWroteWhat(work, analysis.report);
  });
}
