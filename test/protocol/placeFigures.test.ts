import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { placeFigures, type PlaceFiguresResult } from '../../common/protocol';
import type { Range } from '../../server/src/text/position';
import { rangeAt } from '../support/ranges';
import { startServerProcess } from '../support/serverProcess';
import { lines } from '../support/streetReport';

const REPORT = 'file:///nowhere/reports/README.md';

/** A report whose only answer has these lines; the first one is line 6. */
function reportWith(...answer: string[]): string {
  return lines('# The street', '', '### Question 1', '', '> **Why?**', '>', ...answer);
}

const IMAGE = '![${1:description}](figures/a.png)';

suite('the place of a figure', () => {
  const cases: readonly {
    readonly what: string;
    readonly answer: readonly string[];
    readonly at?: Range;
    readonly place: Range;
    readonly snippet: string;
  }[] = [
    {
      what: 'is a paragraph after the answer',
      answer: ['> Answer:', '', 'So it is.', ''],
      place: rangeAt(8, 9, 8, 9),
      snippet: `\n\n${IMAGE}$0`,
    },
    {
      what: 'is inside the block quote of the answer',
      answer: ['> Answer:', '>', '> So it is.', ''],
      place: rangeAt(8, 11, 8, 11),
      snippet: `\n>\n> ${IMAGE}$0`,
    },
    {
      what: 'is after a blank line below `Answer:` if the answer starts on that line',
      answer: ['> Answer: So it is.', ''],
      place: rangeAt(6, 19, 6, 19),
      snippet: `\n>\n> ${IMAGE}$0`,
    },
    {
      what: 'is the range of the placeholder',
      answer: ['> Answer:', '', '--- question 1 fill here ---', ''],
      place: rangeAt(8, 0, 8, 28),
      snippet: `${IMAGE}$0`,
    },
    {
      what: 'is where an answer would start',
      answer: ['> Answer:', '', '', ''],
      place: rangeAt(8, 0, 8, 0),
      snippet: `${IMAGE}$0`,
    },
    {
      what: 'is the cursor inside the answer',
      answer: ['> Answer:', '', 'So it is.', ''],
      at: rangeAt(8, 3, 8, 3),
      place: rangeAt(8, 3, 8, 3),
      snippet: `${IMAGE}$0`,
    },
    {
      what: 'is a selection inside the answer',
      answer: ['> Answer:', '', 'So it is.', ''],
      at: rangeAt(8, 3, 8, 5),
      place: rangeAt(8, 3, 8, 5),
      snippet: `${IMAGE}$0`,
    },
    {
      what: 'is an empty line below the answer if the cursor is there',
      answer: ['> Answer:', '', 'So it is.', '', '', ''],
      at: rangeAt(10, 0, 10, 0),
      place: rangeAt(10, 0, 10, 0),
      snippet: `${IMAGE}$0`,
    },
    {
      what: 'is after the answer if the cursor is outside it',
      answer: ['> Answer:', '', 'So it is.', ''],
      at: rangeAt(4, 3, 4, 3),
      place: rangeAt(8, 9, 8, 9),
      snippet: `\n\n${IMAGE}$0`,
    },
    {
      what: 'is before what the checker does not read',
      answer: ['> Answer:', '', 'So it is.', '', '#### More', '', 'Much more.', ''],
      place: rangeAt(8, 9, 8, 9),
      snippet: `\n\n${IMAGE}$0`,
    },
  ];
  for (const { what, answer, at = null, place, snippet } of cases) {
    test(what, async (t) => {
      const server = await startServerProcess(t);
      // Another question follows, because the checker reads a last answer to the end of the file.
      const other = lines('', '### Question 2', '', '> Answer:', '', 'No.', '');
      await server.open(REPORT, reportWith(...answer) + other);
      const result = await server.connection.sendRequest(placeFigures, {
        uri: REPORT,
        version: 1,
        targets: ['figures/a.png'],
        at,
        question: 0,
      });
      assert.deepEqual(result, { range: place, snippet } satisfies PlaceFiguresResult);
    });
  }
});

test('several figures are inserted at any position, each in its own paragraph', async (t) => {
  const server = await startServerProcess(t);
  await server.open(REPORT, reportWith('> Answer:', '', 'So it is.', '').replaceAll('\n', '\r\n'));
  const place = (at: Range, version = 1): Promise<PlaceFiguresResult | null> =>
    server.connection.sendRequest(placeFigures, {
      uri: REPORT,
      version,
      targets: ['figures/a.png', 'figures/{$b}.png'],
      at,
      question: null,
    });
  const second = '![${2:description}](figures/{\\$b\\}.png)';
  assert.deepEqual(await place(rangeAt(8, 3, 8, 3)), {
    range: rangeAt(8, 3, 8, 3),
    snippet: `${IMAGE}\r\n\r\n${second}$0`,
  });
  assert.equal((await place(rangeAt(4, 4, 4, 4)))?.snippet, `${IMAGE}\r\n>\r\n> ${second}$0`);
  assert.equal(await place(rangeAt(8, 3, 8, 3), 2), null);
});

suite('an inserted figure', () => {
  for (const [what, line, at, snippet] of [
    ['between the parentheses of an image is its path alone', '![Tides]()', [9, 9], 'figures/a.png$0'],
    ['over the path of an image is its path alone', '![Tides](old.png)', [9, 16], 'figures/a.png$0'],
    [
      'over selected words has them as its description',
      'Tides here',
      [0, 5],
      '![${1:Tides}](figures/a.png)$0',
    ],
  ] as const)
    test(what, async (t) => {
      const server = await startServerProcess(t);
      await server.open(REPORT, reportWith('> Answer:', '', line, ''));
      const range = rangeAt(8, at[0], 8, at[1]);
      const result = await server.connection.sendRequest(placeFigures, {
        uri: REPORT,
        version: 1,
        targets: ['figures/a.png'],
        at: range,
        question: null,
      });
      assert.deepEqual(result, { range, snippet });
    });
});
