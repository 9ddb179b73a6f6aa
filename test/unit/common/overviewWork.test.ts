import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import * as l10n from '@vscode/l10n';
import { authorTables } from '../../../common/overview/authors';
import { lastChanges, uncommittedText } from '../../../common/overview/lastChanges';
import { overviewTexts } from '../../../common/overview/texts';
import type { AuthorSummary, WhoWroteWhatResult } from '../../../common/protocol';

const TEXTS = overviewTexts(l10n);
const MONDAY = Date.UTC(2026, 0, 12);
const WEEK = 7 * 86_400_000;

function author(name: string, others: Partial<AuthorSummary> = {}): AuthorSummary {
  return {
    name,
    mails: [`${name}@home.example`],
    studyNumber: null,
    repository: { commits: 3, added: 1200, deleted: 20 },
    report: { commits: 2, added: 50, deleted: 5 },
    reportLines: 40,
    weeks: [],
    ...others,
  };
}

function work(others: Partial<WhoWroteWhatResult> = {}): WhoWroteWhatResult {
  return { isCut: false, authors: [], answers: [], uncommitted: [], ...others };
}

suite('The latest changes of answers', () => {
  const noon = (day: number): number => Date.UTC(2026, 0, day, 12);

  test('name the date and the author, and changes that are not committed', () => {
    const changes = lastChanges(
      work({
        authors: [author('Kim'), author('Bo')],
        answers: [
          { question: 4, author: 1, time: noon(20) },
          { question: 5, author: 0, time: noon(21) },
        ],
        uncommitted: [5, 6],
      }),
      TEXTS,
    );
    assert.deepEqual(
      [...changes],
      [
        [4, { committed: 'Jan 20, 2026 by Bo', isUncommitted: false }],
        [5, { committed: 'Jan 21, 2026 by Kim', isUncommitted: true }],
        [6, { committed: '', isUncommitted: true }],
      ],
    );
  });

  test('take the latest if a question appears twice', () => {
    const answers = [
      { question: 4, author: 0, time: noon(22) },
      { question: 4, author: 1, time: noon(20) },
    ];
    const changes = lastChanges(work({ authors: [author('Kim'), author('Bo')], answers }), TEXTS);
    assert.equal(changes.get(4)?.committed, 'Jan 22, 2026 by Kim');
  });

  test('are summed up in a sentence', () => {
    const textFor = (...uncommitted: number[]): string => uncommittedText({ uncommitted }, TEXTS);
    assert.equal(textFor(), '');
    assert.match(textFor(4), /question 4\.$/u);
    assert.match(textFor(4, 7, 9), /questions 4, 7, and 9\.$/u);
  });
});

suite('The tables of authors', () => {
  test('are sorted by name, with the known study numbers', () => {
    const { total, more } = authorTables(
      work({ authors: [author('Kim', { studyNumber: 's100001' }), author('Bo'), author('')] }),
      TEXTS,
    );
    assert.deepEqual(
      total.map(({ name }) => name),
      ['@home.example', 'Bo', 'Kim (s100001)'],
    );
    assert.deepEqual(total[1]?.counts, ['3', '1,200', '20', '2', '40']);
    assert.equal(more, 0);
  });

  test('start with the latest week and its authors', () => {
    const week = (start: number, commits: number) => ({ start, commits, added: 10, deleted: 0 });
    const { weeks } = authorTables(
      work({
        authors: [
          author('Kim', { weeks: [week(MONDAY, 1), week(MONDAY + WEEK, 2)] }),
          author('Bo', { weeks: [week(MONDAY, 5)] }),
        ],
      }),
      TEXTS,
    );
    assert.deepEqual(weeks, [
      { title: 'Week of Jan 19, 2026', authors: [{ name: 'Kim', counts: ['2', '10', '0'] }] },
      {
        title: 'Week of Jan 12, 2026',
        authors: [
          { name: 'Bo', counts: ['5', '10', '0'] },
          { name: 'Kim', counts: ['1', '10', '0'] },
        ],
      },
    ]);
  });

  test('say how many authors they leave out', () => {
    const many = Array.from({ length: 60 }, (_, index) => author(`Ann ${index}`));
    const { total, more } = authorTables(work({ authors: many }), TEXTS);
    assert.deepEqual([total.length, more], [50, 10]);
  });
});
