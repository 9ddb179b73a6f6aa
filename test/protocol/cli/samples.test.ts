import assert from 'node:assert/strict';
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

/** What the command line says of a sample, the problems as `code@line` with lines from 1. */
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

/** These need bytes that are not UTF-8, more marks than anybody writes, the course's own wording, or a template of no edition. */
const IN_NO_SAMPLE = [
  'text-encoding',
  'text-too-complex',
  'prompt-edited',
  'limits-edited',
  'question-missing',
  'question-duplicate',
];

suite('the samples', () => {
  test('the report in the middle of the work has the faults that samples/README.md tells', async () => {
    const { status, problems, report } = await sample('reports/README.md');
    assert.deepEqual(problems, [
      'checkbox-malformed@29',
      'checkbox-malformed@37',
      'checkbox-malformed@51',
      'group-number@97',
      'study-number@108',
      'answer-too-short@143',
      'handin-code@148',
      'answer-hidden@177',
      'placeholder-left@207',
      'placeholder-dashes@240',
      'answer-too-long@295',
      'handin-list@313',
      'figure-format@324',
      'todo-left@326',
      'answer-missing@347',
      'figure-alt@389',
      'figure-missing@400',
      'example-left@428',
      'figure-remote@452',
      'handin-table@469',
      'answer-missing@490',
      'figures-too-few@496',
      'figure-link@506',
      'figure-html@514',
      'figure-reference@518',
      'merge-conflict@568',
      'question-order@596',
      'handin-html@636',
      'answer-missing@684',
      'figure-case@698',
      'figures-too-many@718',
      'figure-path@718',
      'contribution-missing@758',
    ]);
    assert.equal(status, 1);
    assert.deepEqual([report.official.accepted, report.official.passed], [true, 22]);
    assert.deepEqual(report.checklist, { done: 38, total: 53 });
  });

  test('together they have each kind of fault but those that no sample can have', async () => {
    const samples = await Promise.all([sample('reports/README.md'), sample('refused')]);
    const problems = samples.flatMap((one) => one.problems);
    const codes = new Set(problems.map((problem) => problem.split('@')[0]));
    const missing = Object.keys(RULES).filter((code) => !codes.has(code));
    assert.deepEqual(missing.sort(), [...IN_NO_SAMPLE].sort());
  });

  test('the clean report has no problem at all', async () => {
    const { status, problems, report } = await sample('clean');
    assert.deepEqual(problems, []);
    assert.equal(status, 0);
    assert.deepEqual([report.official.accepted, report.official.passed], [true, 31]);
  });

  test('the refused report has one problem, where its `Answer:` is lost', async () => {
    const { status, problems, report } = await sample('refused');
    assert.deepEqual(problems, ['checker-refuses@330']);
    assert.equal(status, 1);
    assert.deepEqual([report.official.accepted, report.official.found], [false, 30]);
  });
});
