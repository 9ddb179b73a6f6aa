import assert from 'node:assert/strict';
import { test } from 'node:test';
import { summarise } from '../../../server/src/features/summary/summary';
import { judge } from '../../../server/src/checker/judge';
import { range } from '../../../server/src/text/position';
import { parseReport } from '../../../server/src/report/parse';
import type { Problem } from '../../../server/src/rules/rule';
import type { Severity } from '../../../common/severity';
import { makeReport } from '../../support/makeReport';
import { parseAsTemplate } from '../../support/template';
import { lines, STREET_REPORT } from '../../support/streetReport';

test('a report is summed up for the views', () => {
  const report = parseReport(STREET_REPORT);
  const verdict = judge(report);
  const { questions, ...rest } = summarise(report, verdict, [
    problem(0, 14, 'warning'),
    problem(0, 16, 'hint'),
    problem(null, 0, 'error'),
  ]);
  assert.deepEqual(rest, {
    edition: null,
    verdict: {
      isAccepted: true,
      text: '2 of 3 questions pass. The checker can read the report.',
      refusals: [],
      others: [],
    },
    toGo: { count: 1, text: '1 question to go' },
    standing: { progress: 'failing', severity: 'warning' },
    answered: 3,
    total: 3,
    repository: [],
    problems: 2,
    sections: [
      {
        title: 'Checklist',
        passed: { count: 2, text: '2 of 3 pass' },
        total: 3,
        toGo: { count: 1, text: '1 question to go' },
        progress: 'failing',
        severity: 'warning',
      },
    ],
    checklist: {
      done: 1,
      total: 2,
      groups: [
        {
          title: 'Checklist',
          line: 2,
          done: 1,
          total: 2,
          items: [
            { text: 'Draw a plan', modules: ['M1'], done: false, range: range(4, 0, 4, 22), evidence: null },
            {
              text: 'Water the plants, and the trees',
              modules: ['M2', 'M3'],
              done: true,
              range: range(5, 0, 6, 21),
              evidence: null,
            },
          ],
        },
      ],
    },
  });
  assert.deepEqual(questions[0], {
    number: 1,
    line: 8,
    endLine: 18,
    title: 'How long is the street?',
    topic: 'How long is the street?',
    anchor: 'question-1',
    state: 'answered',
    progress: 'failing',
    words: {
      got: 3,
      bounds: { min: 5, max: 10 },
      text: '3 / 5–10 words',
      spoken: '3 words of 5 to 10',
      numbers: '3 / 5–10',
    },
    figures: { got: 0, bounds: null, text: '', spoken: '', numbers: '' },
    answer: range(16, 0, 16, 18),
    promptFold: 10,
    texts: {
      counts: '3 / 5–10 words',
      spokenCounts: '3 words of 5 to 10',
      answer: '2 words to go · 3 / 5–10 words',
      spokenAnswer: '2 words to go, 3 words of 5 to 10',
      state: '1 problem',
      status: '1 problem · 3 / 5–10 words',
      fit: '2 words to go',
      checked: '3 words, 2 too few (5–10)',
    },
    problems: {
      count: 1,
      text: '1 problem',
      severity: 'warning',
      more: 0,
      list: [
        { code: 'todo-left', severity: 'warning', message: '', line: 6, character: 0 },
        { code: 'todo-left', severity: 'hint', message: '', line: 8, character: 0 },
      ],
    },
    isWarnedOf: true,
    isInConflict: false,
  });
  assert.deepEqual([questions[2]?.endLine, questions[2]?.problems.text], [34, 'no problems']);
});

test('an unanswered question shows its limits instead of the count of the placeholder', () => {
  const report = parseReport(STREET_REPORT.replace('Three houses only.', '--- question 1 fill here ---'));
  const [first] = summarise(report, judge(report), []).questions;
  assert.deepEqual(first?.texts, {
    counts: '5–10 words',
    spokenCounts: '5 to 10 words',
    answer: 'not answered (5–10 words)',
    spokenAnswer: 'not answered, 5 to 10 words',
    state: 'not answered',
    status: 'not answered (5–10 words)',
    fit: 'not answered',
    checked: 'not answered (5–10 words)',
  });
});

test('words and figures are compared with the limits', () => {
  const measured = (answer: string): unknown => {
    const report = parseReport(
      lines(
        '### Question 1',
        '',
        '> Recommended answer length: 5-6 words + 1 to 2 screenshots.',
        '>',
        '> Answer:',
        '',
        answer,
      ),
    );
    const [question] = summarise(report, judge(report), []).questions;
    return [question?.words.got, question?.figures.got, question?.texts.fit, question?.progress];
  };
  const figure = '![A](figures/a.png)';
  assert.deepEqual(measured('--- question 1 fill here ---'), [0, 0, 'not answered', 'missing']);
  assert.deepEqual(measured('One.'), [1, 0, '4 words to go · 1 figure to go', 'failing']);
  assert.deepEqual(measured('One two three four.'), [4, 0, '1 word to go · 1 figure to go', 'failing']);
  const long = measured(`One two three four five six seven eight. ${figure.repeat(3)}`) as unknown[];
  assert.match(String(long[2]), /^\d+ words too many · 1 figure too many$/);
});

test('a question is done if the checker passes it and it has only hints', () => {
  const report = parseReport(STREET_REPORT);
  const progress = (index: number, problems: readonly Problem[]): unknown =>
    summarise(report, judge(report), problems).questions[index]?.progress;
  assert.equal(progress(2, []), 'done');
  assert.equal(progress(2, [problem(2, 30, 'hint')]), 'done');
  assert.equal(progress(2, [problem(2, 30, 'information')]), 'flawed');
  assert.equal(progress(0, []), 'failing');
});

test('a question of the course has a short topic, whatever its number', () => {
  const topics = (edition: '2023' | '2026'): (string | undefined)[] => {
    const report = parseAsTemplate(makeReport({ edition }), edition);
    return summarise(report, judge(report), []).questions.map(({ topic }) => topic);
  };
  const [longer, shorter] = [topics('2026'), topics('2023')];
  assert.equal(longer[3], 'Dependencies');
  assert.equal(new Set(longer).size, 31);
  assert.deepEqual([longer[25], longer[30]], ['Monitoring', 'Contributions']);
  assert.deepEqual([shorter[22], shorter[26]], ['Monitoring', 'Contributions']);
});

test('titles are the first sentence without its formatting', () => {
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

test('the summary has the sections of a report', () => {
  const report = parseReport(makeReport());
  const { sections, edition } = summarise(report, judge(report), []);
  assert.equal(edition, '2026');
  assert.deepEqual(
    sections.map(({ title, total }) => [title, total]),
    [
      ['About the group', 2],
      ['The workshop', 4],
      ['The books', 7],
      ['The trials', 6],
      ['The wide world', 12],
    ],
  );
});

function problem(index: number | null, line: number, severity: Severity): Problem {
  const question = index === null ? null : index + 1;
  return { code: 'todo-left', severity, question, index, range: range(line, 0, line, 1), message: '' };
}

test('the insert position is the text of the answer, or else after Answer: and a blank line if the lines exist', () => {
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
