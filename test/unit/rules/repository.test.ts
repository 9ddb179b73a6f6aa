import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { judge } from '../../../server/src/checker/judge';
import type { FigureContent, FigureContents } from '../../../server/src/files/figureContents';
import type { Repository } from '../../../server/src/files/repository';
import type { FileState, RepositoryFacts } from '../../../server/src/files/repositoryFacts';
import { parseReport } from '../../../server/src/report/parse';
import { findProblems } from '../../../server/src/rules/findProblems';
import { figureReport } from '../../support/figureReport';
import { textAt } from '../../support/places';

const TEXT = figureReport(
  '![The quay](figures/a.png) ![The mast](figures/b.png) ![The sail](figures/c.png)',
  {
    images: { min: 0, max: 9 },
  },
);
const CODES = ['figure-ignored', 'figure-untracked', 'figure-changed', 'figure-pointer', 'figure-large'];

function inspect(around: { repository?: RepositoryFacts | null; contents?: FigureContents }): unknown[] {
  const report = parseReport(TEXT);
  const problems = findProblems(
    { report, verdict: judge(report), folders: new Map(), ...around },
    {},
    (_, error) => {
      throw error;
    },
  );
  return problems
    .filter(({ code }) => CODES.includes(code))
    .map(({ code, severity, question, range }) => [code, severity, question, textAt(TEXT, range)]);
}

function facts(
  figures: Readonly<Record<string, FileState>>,
  report: FileState | null = { kind: 'committed' },
): RepositoryFacts {
  return {
    repository: {} as Repository,
    files: { tracked: new Map(), untracked: [], isCut: false },
    state: null,
    report,
    figures: new Map(Object.entries(figures)),
  };
}

function ignoredBy(line: number): FileState {
  return { kind: 'ignored', rule: { source: '.gitignore', line, pattern: '*.png' } };
}

suite('Figures and git', () => {
  test('give no problems if nothing is known', () => {
    assert.deepEqual(inspect({}), []);
    assert.deepEqual(inspect({ repository: null }), []);
    assert.deepEqual(inspect({ repository: facts({}) }), []);
  });

  test('give a problem for each figure', () => {
    const states = {
      'figures/a.png': { kind: 'untracked' },
      'figures/b.png': { kind: 'changed' },
      'figures/c.png': ignoredBy(3),
    } as const;
    assert.deepEqual(inspect({ repository: facts(states) }), [
      ['figure-untracked', 'warning', 3, 'figures/a.png'],
      ['figure-changed', 'information', 3, 'figures/b.png'],
      ['figure-ignored', 'error', 3, 'figures/c.png'],
    ]);
  });

  test('give one problem for one cause; other lines are other causes', () => {
    const one = {
      'figures/a.png': ignoredBy(1),
      'figures/b.png': ignoredBy(1),
      'figures/c.png': ignoredBy(1),
    };
    assert.deepEqual(inspect({ repository: facts(one) }), [['figure-ignored', 'error', 3, 'figures/a.png']]);
    const two = { ...one, 'figures/b.png': ignoredBy(2) };
    assert.equal(inspect({ repository: facts(two) }).length, 3);
  });

  test('give no problems for uncommitted figures if the report itself is not committed', () => {
    const states = {
      'figures/a.png': { kind: 'untracked' },
      'figures/b.png': { kind: 'added' },
      'figures/c.png': ignoredBy(3),
    } as const;
    for (const kind of ['untracked', 'added'] as const)
      assert.deepEqual(inspect({ repository: facts(states, { kind }) }), [
        ['figure-ignored', 'error', 3, 'figures/c.png'],
      ]);
    assert.deepEqual(inspect({ repository: facts({ 'figures/b.png': { kind: 'added' } }) }), [
      ['figure-changed', 'information', 3, 'figures/b.png'],
    ]);
  });

  test('give problems for files that are not pictures, and for large ones', () => {
    const content = (more: Partial<FigureContent>): FigureContent => ({
      size: 2_000_000,
      flaw: null,
      isSample: false,
      ...more,
    });
    const contents = new Map([
      ['figures/a.png', content({})],
      ['figures/b.png', content({ size: 2_000_001 })],
      ['figures/c.png', content({ size: 2_000_001, flaw: 'other' })],
    ]);
    assert.deepEqual(inspect({ contents }), [
      ['figure-large', 'information', 3, 'figures/b.png'],
      ['figure-pointer', 'error', 3, 'figures/c.png'],
    ]);
  });
});
