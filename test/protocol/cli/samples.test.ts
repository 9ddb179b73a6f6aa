import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test, { suite } from 'node:test';
import { RULES } from '../../../common/codes';
import { mlopsReport } from '../../support/commandLine';
import { fromRoot } from '../../support/paths';

interface Output {
  readonly reports: readonly {
    readonly official: { readonly accepted: boolean; readonly passed: number; readonly found: number };
    readonly checklist: { readonly done: number; readonly total: number };
    readonly problems: readonly {
      readonly code: string;
      readonly range: { readonly start: { readonly line: number } };
    }[];
  }[];
}

/** What the command line reports for a sample, with the problems as `code@line` with lines from 1. */
async function sample(
  path: string,
): Promise<{ status: number | null; problems: string[]; report: Output['reports'][number] }> {
  const { status, stdout, stderr } = await mlopsReport(['check', '--format=json', fromRoot('samples', path)]);
  assert.equal(stderr, '');
  const [report, ...others] = (JSON.parse(stdout) as Output).reports;
  assert.ok(report && others.length === 0);
  return {
    status,
    problems: report.problems.map(({ code, range }) => `${code}@${range.start.line + 1}`),
    report,
  };
}

/** The problems that `samples/README.md` lists, as `code@line`, and the codes that no sample has according to it. */
function listed(): { faults: string[]; absent: string[] } {
  const text = readFileSync(fromRoot('samples/README.md'), 'utf8');
  const faults = [...text.matchAll(/^\| [\w ]+ \| (\d+) \| \[`([a-z-]+)`\]/gm)].map(
    ([, line = '', code = '']) => `${code}@${line}`,
  );
  const absent = /^In no sample: (.*)\.$/m.exec(text)?.[1]?.match(/[a-z-]+/g) ?? [];
  return { faults, absent };
}

suite('the samples', () => {
  test('the unfinished report has the problems that samples/README.md lists', async () => {
    const { status, problems, report } = await sample('reports/README.md');
    assert.ok(problems.length > 30);
    assert.deepEqual(problems, listed().faults);
    assert.equal(status, 1);
    assert.deepEqual([report.official.accepted, report.official.passed], [true, 22]);
    assert.deepEqual(report.checklist, { done: 38, total: 53 });
  });

  test('together they have every kind of problem except those that samples/README.md names', async () => {
    const samples = await Promise.all([sample('reports/README.md'), sample('refused')]);
    const problems = samples.flatMap((one) => one.problems);
    const codes = new Set(problems.map((problem) => problem.split('@')[0]));
    const missing = Object.keys(RULES).filter((code) => !codes.has(code));
    assert.deepEqual(missing.sort(), listed().absent.toSorted());
  });

  test('the clean report has no problems', async () => {
    const { status, problems, report } = await sample('clean');
    assert.deepEqual(problems, []);
    assert.equal(status, 0);
    assert.deepEqual([report.official.accepted, report.official.passed], [true, 31]);
  });

  test('the refused report has one problem, where its `Answer:` is missing', async () => {
    const { status, problems, report } = await sample('refused');
    assert.deepEqual(problems, ['checker-refuses@330']);
    assert.equal(status, 1);
    assert.deepEqual([report.official.accepted, report.official.found], [false, 30]);
  });
});
