import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import type { Repository, RepositoryState } from '../../../server/src/files/repository';
import type { FileState, RepositoryFacts } from '../../../server/src/files/repositoryFacts';
import { readinessOf, type ReadinessItem } from '../../../server/src/rules/readiness';
import { check } from '../../support/check';
import { figurePaths, makeReport, type ReportOptions } from '../../support/makeReport';

const PUSHED: RepositoryState = { branch: 'main', defaultBranch: 'main', head: '0'.repeat(40), unpushed: 0 };

function facts(
  state: Partial<RepositoryState> = {},
  report: FileState | null = { kind: 'committed' },
): RepositoryFacts {
  return {
    // Readiness uses nothing else.
    repository: {} as Repository,
    files: { tracked: new Map(), untracked: [], isCut: false },
    state: { ...PUSHED, ...state },
    report,
    figures: new Map(),
  };
}

function items(
  options: ReportOptions,
  repository: RepositoryFacts | null = facts(),
  {
    files = figurePaths(),
    isSaved = true,
  }: { readonly files?: readonly string[]; readonly isSaved?: boolean } = {},
): readonly ReadinessItem[] {
  return readinessOf({ ...check(makeReport(options), files), repository, isSaved });
}

function kinds(all: readonly ReadinessItem[]): string[] {
  return all.map(({ kind }) => kind);
}

suite('Readiness', () => {
  test('lists nothing for a report without problems that is committed and pushed', () => {
    assert.deepEqual(items({}), []);
  });

  test('lists the most severe items first, each with its range', () => {
    const all = items(
      { placeholders: [9, 4], answers: { 5: 'Short.' }, withoutMark: [6] },
      facts({ branch: 'draft', unpushed: 2 }, { kind: 'changed' }),
      { files: figurePaths().slice(1) },
    );
    assert.deepEqual(
      all.map(({ kind, question, range }) => [kind, question, range !== null]),
      [
        ['refused', 6, true],
        ['figure', 14, true],
        ['unanswered', 4, true],
        ['unanswered', 9, true],
        ['length', 5, true],
        ['uncommitted', null, false],
        ['unpushed', null, false],
        ['branch', null, false],
      ],
    );
  });

  for (const [what, repository, expected] of [
    ['no repository', null, ['repository']],
    ['a report with an unknown state', facts({}, null), ['repository']],
    [
      'an ignored report',
      facts({}, { kind: 'ignored', rule: { source: '.gitignore', line: 3, pattern: '*.md' } }),
      ['uncommitted'],
    ],
    ['an uncommitted report', facts({ head: null, unpushed: null }, { kind: 'untracked' }), ['uncommitted']],
    ['an unpushed commit', facts({ unpushed: 1 }), ['unpushed']],
    ['an unknown number of unpushed commits', facts({ unpushed: null }), ['unpushed']],
    ['no branch', facts({ branch: null }), ['branch']],
    ['an unknown default branch', facts({ branch: 'draft', defaultBranch: null }), []],
  ] as const)
    test(`lists ${expected.join() || 'nothing'} for ${what}`, () => {
      assert.deepEqual(kinds(items({}, repository)), expected);
    });

  test('counts unsaved changes as uncommitted', () => {
    assert.deepEqual(kinds(items({}, facts(), { isSaved: false })), ['uncommitted']);
    assert.deepEqual(kinds(items({}, facts({}, { kind: 'changed' }), { isSaved: false })), ['uncommitted']);
  });

  test('includes hidden text and unfinished answers', () => {
    const words = 'word '.repeat(150);
    assert.deepEqual(
      kinds(items({ answers: { 4: `${words}\n\n## Tides\n\nlost`, 5: `${words} TODO` } })).sort(),
      ['hidden', 'unfinished'],
    );
  });

  test('keeps the order of the kinds for any text', () => {
    fc.assert(
      fc.property(fc.string(), fc.subarray([4, 5, 6, 14]), (text, numbers) => {
        const all = items({ answers: Object.fromEntries(numbers.map((number) => [number, text])) }, null);
        const order = [
          'refused',
          'error',
          'hidden',
          'swallowed',
          'figure',
          'unanswered',
          'length',
          'unfinished',
          'uncommitted',
          'unpushed',
          'branch',
          'repository',
          'evidence',
        ];
        const ranks = all.map(({ kind }) => order.indexOf(kind));
        assert.deepEqual(
          ranks,
          ranks.toSorted((a, b) => a - b),
        );
        assert.equal(all.filter(({ kind }) => kind === 'repository').length, 1);
      }),
      { numRuns: 30 },
    );
  });
});
