import { Utils } from 'vscode-uri';
import type { Repository } from '../../files/repository';
import { pathInRepository } from '../../files/work';
import { findPastQuestions, type PastQuestions, type PastSearch } from '../../rules/repository/pastQuestions';
import { numbersFor, restoringFix } from '../../rules/repository/restore';
import type { Problem } from '../../rules/rule';
import type { Analysis } from '../../workspace/analysis';
import { atMost } from '../../workspace/atMost';
import { parseUri } from '../../workspace/uri';

/** How long a client waits for the history, in milliseconds; anything found later is there when it asks again. */
const TIMEOUT_MS = 1500;

/** Maximum number of problems that are looked up in the history at once. */
const MAX_PROBLEMS = 5;

interface Found {
  readonly head: string | null;
  readonly searches: Map<string, Promise<PastQuestions>>;
}

const foundIn = new WeakMap<Repository, Found>();

/** Adds fixes that restore questions from the repository's history, after the problems' own fixes. Never rejects. */
export async function withRestoringFixes(
  analysis: Analysis,
  problems: readonly Problem[],
): Promise<readonly Problem[]> {
  const { report, repository } = analysis;
  const edition = report.edition?.name;
  if (!repository || !edition) return problems;
  const fixed = new Map<Problem, Problem>();
  const look = async (problem: Problem): Promise<void> => {
    const wanted = numbersFor(problem, report);
    if (!wanted) return;
    const fix = restoringFix(problem, analysis, await past(analysis, { edition, ...wanted }));
    if (fix) fixed.set(problem, { ...problem, fixes: [...(problem.fixes ?? []), fix] });
  };
  const all = async (): Promise<void> => {
    for (const problem of problems.slice(0, MAX_PROBLEMS)) await look(problem);
  };
  await atMost(TIMEOUT_MS, all());
  return problems.map((problem) => fixed.get(problem) ?? problem);
}

/** The questions in the history, looked up once for each commit. */
async function past({ uri, repository }: Analysis, search: PastSearch): Promise<PastQuestions> {
  const report = parseUri(uri);
  if (!repository || !report) return new Map();
  const head = repository.state?.head ?? null;
  const before = foundIn.get(repository.repository);
  const found =
    before?.head === head ? before : { head, searches: new Map<string, Promise<PastQuestions>>() };
  foundIn.set(repository.repository, found);
  const key = JSON.stringify(search);
  const known = found.searches.get(key);
  if (known) return known;
  const path = pathInRepository(repository.repository, Utils.basename(report));
  const questions = findPastQuestions(repository.repository, path, search);
  found.searches.set(key, questions);
  return questions;
}
