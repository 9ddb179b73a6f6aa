import assert from 'node:assert/strict';
import { test } from 'node:test';
import { summarise } from '../../../server/src/features/summary/summary';
import { judge } from '../../../server/src/checker/judge';
import { range } from '../../../server/src/text/position';
import { parseReport } from '../../../server/src/report/parse';
import type { Problem } from '../../../server/src/rules/rule';
import type { Severity } from '../../../common/severity';
import { makeReport } from '../../support/makeReport';
import { lines, STREET_REPORT } from '../../support/streetReport';

test('a report is summed up for the views', () => {
  const report = parseReport(STREET_REPORT);
  const verdict = judge(report);
  const { questions, ...rest } = summarise(report, verdict, [
    problem(1, 14, 'warning'),
    problem(1, 16, 'hint'),
    problem(null, 0, 'error'),
  ]);
  assert.deepEqual(rest, {
    edition: null,
    verdict,
    problems: 2,
    checklist: [
      {
        title: 'Checklist',
        line: 2,
        items: [
          { text: 'Draw a plan', modules: ['M1'], done: false, range: range(4, 0, 4, 22) },
          {
            text: 'Water the plants, and the trees',
            modules: ['M2', 'M3'],
            done: true,
            range: range(5, 0, 6, 21),
          },
        ],
      },
    ],
  });
  assert.deepEqual(questions[0], {
    number: 1,
    line: 8,
    endLine: 18,
    title: 'How long is the street?',
    section: 'Checklist',
    state: 'answered',
    answer: range(16, 0, 16, 18),
    promptFold: 10,
    words: { got: 3, limits: { min: 5, max: 10 } },
    images: { got: 0, limits: null },
    problems: 1,
    severity: 'warning',
  });
  assert.deepEqual([questions[2]?.endLine, questions[2]?.problems, questions[2]?.severity], [34, 0, null]);
});

test('a problem of a number that stands twice belongs to the question that it stands in', () => {
  const twice = lines(STREET_REPORT.replace('Question 3', 'Question 1'));
  const report = parseReport(twice);
  const at = (line: number): (number | undefined)[] =>
    summarise(report, judge(report), [problem(1, line, 'warning')]).questions.map(({ problems }) => problems);
  assert.deepEqual(at(14), [1, 0, 0]);
  assert.deepEqual(at(28), [0, 0, 1]);
  assert.deepEqual(at(0), [1, 0, 0]);
});

test('titles are the first sentence without its marks', () => {
  const title = (...prompt: string[]): string | undefined => {
    const report = parseReport(lines('### Question 1', '', ...prompt, '> Answer:', ''));
    return summarise(report, judge(report), []).questions[0]?.title;
  };
  assert.equal(
    title(
      '> **Enter the number of your house, e.g. 12, or',
      '> its name** on <https://example.org/a_b>',
      '>',
    ),
    'Enter the number of your house, e.g. 12, or its name on https://example.org/a_b',
  );
  assert.equal(title('> *Did you* `knock`? If so, why?'), 'Did you knock?');
  assert.equal(
    title('> See [the plan](https://example.org "Plan") of snake_case.'),
    'See the plan of snake_case.',
  );
  assert.equal(title('> Recommended answer length: 100-200 words.'), '');
  assert.equal(title('>'), '');
  assert.equal(title(`> ${'many words '.repeat(50)}`), `${'many words '.repeat(10)}many…`);
  assert.equal(title(`> ${'x'.repeat(300)}`), `${'x'.repeat(119)}…`);
});

test('the sections of a report are told', () => {
  const report = parseReport(makeReport());
  const { questions, edition } = summarise(report, judge(report), []);
  assert.equal(edition, '2026');
  assert.deepEqual(
    [1, 2, 3, 7, 31].map((number) => questions[number - 1]?.section),
    ['About the group', 'About the group', 'The workshop', 'The books', 'The wide world'],
  );
});

function problem(question: number | null, line: number, severity: Severity): Problem {
  return { code: 'todo-left', severity, question, range: range(line, 0, line, 1), message: '' };
}

test('the place to write is the text, else below the mark and a blank line as far as there are lines', () => {
  const place = (...answer: string[]): unknown => {
    const report = parseReport(lines('# Report', '', '### Question 1', ...answer));
    return summarise(report, judge(report), []).questions[0]?.answer;
  };
  assert.deepEqual(place('> Answer:', '', 'So', 'be it.', ''), range(5, 0, 6, 6));
  assert.deepEqual(place('> Answer:', '', '--- question 1 fill here ---'), range(5, 0, 5, 28));
  assert.deepEqual(place('> Answer:', '', '', '', ''), range(5, 0, 5, 0));
  assert.deepEqual(place('> Answer:', '>', '> ', '>', ''), range(5, 2, 5, 2));
  assert.deepEqual(place('> Answer:', ''), range(4, 0, 4, 0));
  assert.deepEqual(place('> Answer:'), range(3, 9, 3, 9));
  assert.deepEqual(place('> Why?'), null);
});
