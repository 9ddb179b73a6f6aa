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
    // Readiness asks nothing more.
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

suite('readiness', () => {
  test('a report without problems that is committed and pushed is ready', () => {
    assert.deepEqual(items({}), []);
  });

  test('the gravest comes first, each with its place', () => {
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
    ['a report of which git cannot tell', facts({}, null), ['repository']],
    [
      'a report that git ignores',
      facts({}, { kind: 'ignored', rule: { source: '.gitignore', line: 3, pattern: '*.md' } }),
      ['uncommitted'],
    ],
    [
      'a report that was never committed',
      facts({ head: null, unpushed: null }, { kind: 'untracked' }),
      ['uncommitted'],
    ],
    ['a commit that is not pushed', facts({ unpushed: 1 }), ['unpushed']],
    ['a branch of which git cannot tell', facts({ unpushed: null }), ['unpushed']],
    ['no branch', facts({ branch: null }), ['branch']],
    ['a default branch that nobody knows', facts({ branch: 'draft', defaultBranch: null }), []],
  ] as const)
    test(`${what}: ${expected.join() || 'nothing'}`, () => {
      assert.deepEqual(kinds(items({}, repository)), expected);
    });

  test('what is not saved is not committed', () => {
    assert.deepEqual(kinds(items({}, facts(), { isSaved: false })), ['uncommitted']);
    assert.deepEqual(kinds(items({}, facts({}, { kind: 'changed' }), { isSaved: false })), ['uncommitted']);
  });

  test('what the checker hides, a key and a note count', () => {
    const words = 'word '.repeat(150);
    assert.deepEqual(
      kinds(items({ answers: { 4: `${words}\n\n## Tides\n\nlost`, 5: `${words} TODO` } })).sort(),
      ['hidden', 'unfinished'],
    );
  });

  test('no text gives an order other than that of the kinds', () => {
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
