import { fromRoot } from './paths';
import { startProcess } from './processes';

/** A problem in the command line's JSON output. */
export interface PrintedProblem {
  readonly code: string;
  readonly severity: string;
  readonly message: string;
  readonly range: { readonly start: Place; readonly end: Place };
}

interface Place {
  readonly line: number;
  readonly character: number;
}

/** The problems of a report by its path below `samples`, with slashes. */
export type SampleProblems = Readonly<Record<string, readonly PrintedProblem[]>>;

/** Runs the built command line on the samples. Throws if it fails. */
export async function sampleProblems(): Promise<SampleProblems> {
  const child = startProcess(process.execPath, [fromRoot('dist/cli.js'), 'check', '--format', 'json', '.'], {
    cwd: fromRoot('samples'),
  });
  await child.ended;
  const { reports } = JSON.parse(child.output()) as {
    reports: readonly { readonly path: string; readonly problems: readonly PrintedProblem[] }[];
  };
  return Object.fromEntries(reports.map(({ path, problems }) => [path, problems]));
}
