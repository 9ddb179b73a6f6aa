import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Author, CommitChanges } from '../../../server/src/files/repository';
import { parseReport } from '../../../server/src/report/parse';
import { personsOf } from '../../../server/src/rules/people/persons';
import { countPersons, whoWroteWhat } from '../../../server/src/rules/people/whoWroteWhat';
import type { Work } from '../../../server/src/files/work';
import { makeReport } from '../../support/makeReport';

const KIM: Author = { name: 'Kim Olsen', mail: 's100001@student.example' };
const KIM_AT_HOME: Author = { name: 'Kim Olsen', mail: 'kim@home.example' };
const ASE: Author = { name: 'aase', mail: '77+aasej@users.noreply.github.com' };
const BO: Author = { name: 'Bo', mail: 'bo@home.example' };

const REPORT = parseReport(
  makeReport({
    answers: {
      2: 's100001, s100002 (aasej), s100003',
      31: 'Student s100001 made the harbour. Bo Berg (s100003) drew, and s100002 thanks Kim Olsen for the tides.',
    },
  }),
);

function commit(author: Author, day: string, files: CommitChanges['files'] = []): CommitChanges {
  return { id: '0'.repeat(40), time: Date.parse(`2026-01-${day}T23:30:00Z`), author, files };
}

function work(changes: readonly CommitChanges[], others: Partial<Work> = {}): Work {
  return { changes, isCut: false, path: 'reports/README.md', committed: null, lines: [], ...others };
}

test('one person has one entry, whatever the names and addresses', () => {
  const { authors } = whoWroteWhat(
    work([commit(KIM, '20'), commit(KIM_AT_HOME, '19'), commit(ASE, '18'), commit(BO, '17')]),
    REPORT,
  );
  assert.deepEqual(
    authors.map(({ name, mails, studyNumber, repository }) => [
      name,
      mails.length,
      studyNumber,
      repository.commits,
    ]),
    [
      ['Kim Olsen', 2, 's100001', 2],
      ['aase', 1, 's100002', 1],
      ['Bo', 1, 's100003', 1],
    ],
  );
  assert.equal(countPersons([KIM, KIM_AT_HOME, ASE, BO], null), 3);
});

test('names that two members share, and names in running text, give no number', () => {
  const twoKims = parseReport(makeReport({ answers: { 2: 's100001 Kim Olsen\ns100002 Kim Berg' } }));
  const kim = { name: 'Kim', mail: 'kim@home.example' };
  const person = (author: Author, report = REPORT): string | null | undefined =>
    [...personsOf([author], report).values()][0]?.studyNumber;
  assert.equal(person(kim, twoKims), null);
  assert.equal(person({ ...kim, name: 'Kim Berg' }, twoKims), 's100002');
  // s100002 thanks this name, and that number is nearer than its own.
  assert.equal(person({ ...kim, name: 'Kim Olsen' }), null);
});

test('two people with the same first name stay separate', () => {
  const kim = { name: 'Kim', mail: 'kim@home.example' };
  assert.equal(countPersons([kim, { name: 'Kim', mail: 'kim@away.example' }], null), 2);
});

test('lines are counted by week and for the report, except in generated files', () => {
  const { authors } = whoWroteWhat(
    work([
      commit(KIM, '25', [{ path: 'reports/README.md', added: 4, deleted: 1 }]),
      commit(KIM, '19', [
        { path: 'src/tide.py', added: 10, deleted: 2 },
        { path: 'uv.lock', added: 900, deleted: 0 },
        { path: 'notebooks/try.ipynb', added: 900, deleted: 0 },
      ]),
      commit(KIM, '18'),
    ]),
    REPORT,
  );
  const [kim] = authors;
  assert.deepEqual(kim?.repository, { commits: 3, added: 14, deleted: 3 });
  assert.deepEqual(kim.report, { commits: 1, added: 4, deleted: 1 });
  // The 18th and the 25th of January 2026 are Sundays.
  assert.deepEqual(kim.weeks, [
    { start: Date.UTC(2026, 0, 12), commits: 1, added: 0, deleted: 0 },
    { start: Date.UTC(2026, 0, 19), commits: 2, added: 14, deleted: 3 },
  ]);
});

test('the last change of an answer is the newest of its lines', () => {
  const committed = makeReport({ answers: { 4: 'One.\nTwo.' }, placeholders: [5] });
  const line = committed.split('\n').indexOf('One.');
  const at = (author: Author, time: number): Work['lines'][number] => ({ commit: '', author, time });
  const lines = committed.split('\n').map((_, index) => {
    if (index === line) return at(BO, 5);
    return index === line + 1 ? at(ASE, 3) : at(KIM, 1);
  });
  const { authors, answers } = whoWroteWhat(work([], { committed, lines }), REPORT);
  const four = answers.find(({ question }) => question === 4);
  assert.equal(authors[four?.author ?? -1]?.name, 'Bo');
  assert.equal(four?.time, 5);
  assert.equal(
    answers.some(({ question }) => question === 5),
    false,
  );
  assert.equal(
    authors.reduce((sum, { reportLines }) => sum + reportLines, 0),
    lines.length,
  );
});

test('the sums add up for any authors and times', () => {
  const author = fc.record({ name: fc.string(), mail: fc.string() });
  const change = fc.record({
    id: fc.constant('0'),
    time: fc.integer({ min: -1e12, max: 4e12 }),
    author,
    files: fc.array(fc.record({ path: fc.string(), added: fc.nat(99), deleted: fc.nat(99) }), {
      maxLength: 3,
    }),
  });
  fc.assert(
    fc.property(fc.array(change, { maxLength: 20 }), (changes) => {
      const { authors } = whoWroteWhat(work(changes), REPORT);
      assert.equal(
        authors.reduce((sum, { repository }) => sum + repository.commits, 0),
        changes.length,
      );
      for (const { repository, weeks } of authors) {
        assert.equal(
          weeks.reduce((sum, { added }) => sum + added, 0),
          repository.added,
        );
        assert.ok(weeks.every(({ start }) => new Date(start).getUTCDay() === 1));
      }
    }),
  );
});

test('answers that differ from the last commit are listed, with any line ends', () => {
  const uncommitted = (committed: string | null, now: string): readonly number[] =>
    whoWroteWhat(work([], { committed }), parseReport(now)).uncommitted;
  const text = makeReport({ placeholders: [9] });
  assert.deepEqual(uncommitted(text, text), []);
  assert.deepEqual(uncommitted(text.replaceAll('\n', '\r\n'), text), []);
  assert.deepEqual(uncommitted(text, makeReport({ placeholders: [4] })), [4, 9]);
  assert.deepEqual(uncommitted(text, `More.\n\n${text}`), []);
  assert.deepEqual(uncommitted(null, makeReport({ placeholders: 'all', answers: { 7: 'New.' } })), [7]);
});
