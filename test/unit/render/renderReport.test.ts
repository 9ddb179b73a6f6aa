import assert from 'node:assert/strict';
import test, { suite } from 'node:test';
import { renderBlocks } from '../../../server/src/render/renderReport';
import { documentLines } from '../../../server/src/report/documentLines';
import { editReport } from '../../../server/src/report/editReport';
import { parseReport } from '../../../server/src/report/parse';
import type { Report } from '../../../server/src/report/report';
import { makeReport } from '../../support/makeReport';
import { placeOf } from '../../support/places';
import { isSource, withoutLines } from './page';
import { timed } from '../../support/timing';

const QUESTION =
  '### Question 4\n\n> Why?\n>\n> Answer length: 100-200 words + 1 to 3 screenshots\n>\n> Answer:\n\n';

function blocksOf(text: string): ReturnType<typeof renderBlocks> {
  return renderBlocks(parseReport(text));
}

function barOf(text: string): string | undefined {
  return /<div class="question-bar">.*?<\/div>/.exec(blocksOf(text)[1]?.html ?? '')?.[0];
}

test('gives one block for the preamble and one for each question, with its line', () => {
  const text = `# Title\n\n${QUESTION}one\n\n### Question 5\n> Answer:\ntwo\n`;
  assert.deepEqual(
    blocksOf(text).map(({ line }) => line),
    [0, 2, 12],
  );
});

test('splits a long preamble at its headings, each part with its own line', () => {
  const week = (number: number): string =>
    `## Week ${number}\n\n${'- [ ] something to do[^1]\n'.repeat(20)}\n`;
  const text = `# Title\n\n[^1]: A note.\n\n${week(1)}${week(2)}${week(3)}### Question 1\n> Answer:\n`;
  const blocks = blocksOf(text);
  assert.deepEqual(
    blocks.map(({ line, question }) => [line, question]),
    [
      [0, null],
      [27, null],
      [50, null],
      [73, 0],
      [75, null],
    ],
  );
});

test('sends a changed part of a long preamble again, but not a part that only moves', () => {
  const week = (number: number): string => `## Week ${number}\n\n${'- [ ] something to do\n'.repeat(30)}\n`;
  const text = `# Title\n\n${week(1)}${week(2)}${week(3)}### Question 1\n> Answer:\n`;
  const before = blocksOf(text);
  const differing = (changed: string): number[] =>
    blocksOf(changed).flatMap(({ key }, index) => (key === before[index]?.key ? [] : [index]));
  assert.ok(before.length >= 4);
  assert.deepEqual(differing(text.replace('Week 2', 'Week two')), [1]);
  assert.deepEqual(differing(text.replace('# Title\n', '# Title\n\nmore\n')), [0]);
});

test('puts a question into a section with its bar below its heading', () => {
  const [, block] = blocksOf('# T\n\n### Question 4\n> Answer:\n\ntext\n');
  assert.equal(
    block?.html,
    '<section class="question" data-question="4" data-state="answered">' +
      '<h3 data-line="0" id="user-content-question-4">Question 4</h3><div class="question-bar"><span>answered</span></div>\n' +
      '<blockquote data-line="1">\n<p data-line="1">Answer:</p>\n</blockquote>\n' +
      '<p data-line="3">text</p></section>',
  );
});

const BARS: readonly (readonly [answer: string, bar: string])[] = [
  [
    'a b c\n',
    '<span data-fit="below">3 / 100–200 words</span>, <span data-fit="below">0 / 1–3 figures</span>',
  ],
  [
    `${'a '.repeat(150)}![b](c.png)\n`,
    '<span data-fit="within">151 / 100–200 words</span>, <span data-fit="within">1 / 1–3 figures</span>',
  ],
  [
    `${'a '.repeat(250)}${'![b](c) '.repeat(4)}\n`,
    '<span data-fit="above">254 / 100–200 words</span>, <span data-fit="above">4 / 1–3 figures</span>',
  ],
  ['--- question 4 fill here ---\n', '<span>not answered</span>, 100–200 words, 1–3 figures'],
  ['', '<span>not answered</span>, 100–200 words, 1–3 figures'],
];

for (const [answer, bar] of BARS) {
  test(`counts ${JSON.stringify(answer.slice(0, 40))} in the bar`, () => {
    assert.equal(barOf(QUESTION + answer), `<div class="question-bar">${bar}</div>`);
  });
}

test('says in the bar if a question has no Answer:, no limits, or a limit of one figure', () => {
  assert.equal(
    barOf('### Question 4\n\n> Why?\n'),
    '<div class="question-bar"><span>no “Answer:” line</span></div>',
  );
  assert.equal(
    barOf('### Question 4\n> Answer:\n'),
    '<div class="question-bar"><span>not answered</span></div>',
  );
  assert.equal(
    barOf('### Question 4\n> Answer: a ![b](c)\n'),
    '<div class="question-bar"><span>answered</span></div>',
  );
  assert.match(
    barOf('### Question 4\n> Upload one image.\n>\n> Answer: a\n') ?? '',
    /<span data-fit="below">0 \/ 1 figure<\/span>/,
  );
});

test('puts the headings of the next section after the question', () => {
  const [, block] = blocksOf(`${QUESTION}text\n\n## Next part\n\n> remark\n\n### Question 5\n`);
  const [inside, outside] = withoutLines(block?.html ?? '').split(/(?<=<\/section>)(?=<h2 id)/);
  assert.match(inside ?? '', /<p>text<\/p>\s*<\/section>$/);
  assert.equal(
    outside,
    '<h2 id="user-content-next-part">Next part</h2>\n<blockquote>\n<p>remark</p>\n</blockquote>',
  );
});

test('gives unique ids, even if a question is repeated or has footnotes', () => {
  const question = `${QUESTION}text[^1] and[^1]\n\n[^1]: note\n\n`;
  const html = blocksOf(`# Title[^1]\n\n[^1]: note\n\n${question.repeat(3)}`).map((block) => block.html);
  const ids = [...html.join('').matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
  assert.equal(ids.length, 13);
  assert.equal(new Set(ids).size, ids.length);
  const named = [...html.join('').matchAll(/(?:href="#|describedby=")([^"]*)"/g)].map(([, id]) => id);
  assert.equal(named.length, 21);
  for (const id of named) assert.ok(ids.includes(id), id);
});

test('resolves references with the definitions of the whole report; the first one wins', () => {
  const questions =
    '### Question 1\n> Answer:\n\n[a][One  TWO] [b][x] [c][]\n\n### Question 2\n> Answer:\n\n[c][]\n\n';
  const definitions = '[one two]: 1.md\n[x]: 2.md\n[x]: 3.md\n[c]: not a definition\n';
  const [, first, second] = blocksOf(`# T\n\n${questions}${definitions}`).map(({ html }) =>
    withoutLines(html),
  );
  assert.match(first ?? '', /<p><a href="1.md">a<\/a> <a href="2.md">b<\/a> \[c\]\[\]<\/p><\/section>$/);
  assert.match(
    second ?? '',
    /<\/blockquote>\n<p>\[c\]\[\]<\/p>\n<p>\[c\]: not a definition<\/p><\/section>$/,
  );
});

test('does not count the lines of the definitions that a block uses', () => {
  const [block] = blocksOf('[a]\n\n### Question 1\n> [a]\n\n[a]: b\n');
  assert.equal(block?.html, '<p data-line="0"><a href="b">a</a></p>');
});

/** A report, and the same after a change at the start of the answer to question 7. */
function edited(newText: string): { before: Report; after: Report; text: string } {
  const text = makeReport();
  const before = parseReport(text);
  const start = placeOf(
    text,
    text.indexOf('Answer:\n\n', text.indexOf('### Question 7\n')) + 'Answer:\n\n'.length,
  );
  const after = editReport(before, { range: { start, end: start }, text: newText });
  return { before, after, text: documentLines(after).join('') };
}

test('keeps the keys of the other blocks when one changes, and updates their lines', () => {
  const { before, after, text } = edited('A new first line of this answer.\n');
  const blocks = renderBlocks(after);
  const differing = renderBlocks(before).flatMap((block, index) =>
    block.key === blocks[index]?.key ? [] : [index],
  );
  assert.deepEqual(differing, [7]);
  assert.deepEqual(blocks, renderBlocks(parseReport(text)));
});

test('gives the same key for the same HTML, whatever the text around it', () => {
  const keys = (text: string): string[] => blocksOf(text).map(({ key }) => key);
  assert.deepEqual(
    keys(`# A\n\n${QUESTION}a\n`).slice(1),
    keys(`# Other\n\ntext\n\n${QUESTION}a\n`).slice(1),
  );
  assert.notDeepEqual(keys(`# A\n\n${QUESTION}a\n`).slice(1), keys(`# A\n\n${QUESTION}b\n`).slice(1));
  for (const key of keys(makeReport())) assert.match(key, /^[0-9a-f]{16}$/);
});

test('renders a block again when its limits or definitions change', () => {
  const one = parseReport(`# T\n\n${QUESTION}[a]\n`);
  renderBlocks(one);
  const start = { line: 1, character: 0 };
  const withDefinition = editReport(one, { range: { start, end: start }, text: '\n[a]: b.md\n' });
  assert.match(renderBlocks(withDefinition)[1]?.html ?? '', /<a href="b.md">a<\/a>/);
  const [question] = one.questions;
  assert.ok(question);
  const withLimits = { ...one, questions: [{ ...question, limits: { words: { min: 1, max: 2 } } }] };
  assert.match(renderBlocks(withLimits)[1]?.html ?? '', /1 \/ 1–2 words/);
});

test('renders only the changed question again', () => {
  const whole = timed(() => renderBlocks(edited('').before)).time;
  const again = [1, 2, 3, 4, 5].map((count) => {
    const { before, after } = edited('x'.repeat(count));
    renderBlocks(before);
    return timed(() => renderBlocks(after)).time;
  });
  assert.ok(Math.min(...again) < whole / 4, `${Math.min(...again)} ms of ${whole} ms`);
});

test('shows a question that is too costly as its source with the reason, and renders the others', () => {
  const text = `# T\n\n${QUESTION}${'> '.repeat(5000)}a <b>\n\n### Question 5\n> Answer:\n*b*\n`;
  const [, first, second] = blocksOf(text);
  assert.ok(isSource(first?.html ?? ''));
  assert.match(first?.html ?? '', /data-state="answered"><div class="question-bar">.*words/);
  assert.match(
    first?.html ?? '',
    /This part is shown as plain text\. Its line 9 is nested in more than 100 quotes and lists\./,
  );
  assert.match(first?.html ?? '', /<pre data-line="0">### Question 4[^]*> a &#x3C;b>/);
  assert.match(second?.html ?? '', /<em>b<\/em>/);
});

test('shortens a very long source, and says so', () => {
  const [block] = blocksOf('a\n'.repeat(300_000));
  assert.ok((block?.html.length ?? 0) < 300_000);
  assert.match(block?.html ?? '', /… and 337856 characters more\./);
});

test('ends unclosed HTML on its last line, not on a line after it', () => {
  const [preamble] = blocksOf('<pre><a>\n### Question 1\n> Answer:\n');
  assert.equal(preamble?.html, '<pre data-line="0"><a>\n</a></pre>');
});

test('gives every heading the same id as on GitHub, in any block', () => {
  const source =
    '# Title\n\n### Week 1\n\n[here](#results-1)\n\n' +
    `${QUESTION}one\n\n#### Results\n\n> ## Quoted\n\n### Question 5\n\n> Answer:\n\n#### Results\n\n### Question 4\n`;
  const idsIn = (report: Report): (string | undefined)[] =>
    renderBlocks(report).flatMap(({ html }) =>
      [...html.matchAll(/<h\d[^>]* id="user-content-([^"]*)"/g)].map(([, id]) => id),
    );
  const report = parseReport(source);
  const ids = [
    'title',
    'week-1',
    'question-4',
    'results',
    'quoted',
    'question-5',
    'results-1',
    'question-4-1',
  ];
  assert.deepEqual(idsIn(report), ids);
  // A changed heading affects only the ids below it.
  const line = source.split('\n').indexOf('#### Results');
  const changed = editReport(report, {
    range: { start: { line, character: 5 }, end: { line, character: 12 } },
    text: 'Others',
  });
  assert.deepEqual(
    idsIn(changed),
    ids.map((id) => ({ results: 'others', 'results-1': 'results' })[id] ?? id),
  );
  assert.deepEqual(renderBlocks(changed), renderBlocks(parseReport(documentLines(changed).join(''))));
});

suite('Footnotes', () => {
  const ask = (number: number, answer: string): string =>
    `### Question ${number}\n\n> Answer:\n\n${answer}\n\n`;

  test('are numbered across the document in order of their first references, and listed at its end', () => {
    const source =
      `# T\n\nsee[^z]\n\n${ask(1, 'one[^b] two[^a]\n\n[^a]: About a.\n[^x]: Nobody refers to it.')}` +
      ask(2, 'three[^a] four[^C]\n\n[^b]: About b.\n\n[^c]: About c.[^d]\n\n[^d]: About d.\n[^z]: About z.');
    const blocks = renderBlocks(parseReport(source));
    const list = blocks.at(-1);
    assert.deepEqual([list?.question, list?.line], [null, source.split('\n').length - 1]);
    const numbers = blocks
      .slice(0, -1)
      .map(({ html }) =>
        [...html.matchAll(/href="#([^"]*)" id="([^"]*)" data-footnote-ref[^>]*>(\d+)</g)].map(
          ([, ...found]) => found.join(' ').replaceAll('user-content-', ''),
        ),
      );
    assert.deepEqual(numbers, [
      ['fn-z fnref-z 1'],
      ['fn-b fnref-b 2', 'fn-a fnref-a 3'],
      ['fn-a fnref-a-2 3', 'fn-c fnref-c 4'],
    ]);
    const items = (list?.html ?? '').split('<li id="user-content-').slice(1);
    assert.deepEqual(
      items.map((item) => [
        item.slice(0, item.indexOf('"')),
        /About (.)\./.exec(item)?.[1],
        [...item.matchAll(/href="#user-content-([^"]*)" data-footnote-backref/g)].map(([, id]) => id),
      ]),
      [
        ['fn-z', 'z', ['fnref-z']],
        ['fn-b', 'b', ['fnref-b']],
        ['fn-a', 'a', ['fnref-a', 'fnref-a-2']],
        ['fn-c', 'c', ['fnref-c']],
        ['fn-d', 'd', ['fnref-d']],
      ],
    );
    // The reference from another footnote.
    assert.match(items[3] ?? '', /id="user-content-fnref-d" data-footnote-ref[^>]*>5</);
  });

  test('are not imitated by HTML in a text without footnotes', () => {
    const forged =
      '<section data-footnotes><h2 id="footnote-label">F</h2><ol><li>kept</li></ol></section> <a data-footnote-ref href="#x-fn-y">link</a>';
    const blocks = blocksOf(ask(1, forged));
    assert.equal(blocks.length, 2);
    assert.match(blocks[1]?.html ?? '', /kept[^]*link/);
  });

  test('are rendered again only if they change', () => {
    const source = `# T\n\n${ask(1, 'one[^a]')}${ask(2, 'two[^b]')}${ask(3, '[^a]: A *note*.\n\n[^b]: Another.')}`;
    const report = parseReport(source);
    const before = renderBlocks(report);
    const changedBy = (line: string, character: number, text: string): (number | null)[] => {
      const place = { line: source.split('\n').indexOf(line), character };
      const changed = editReport(report, { range: { start: place, end: place }, text });
      const after = renderBlocks(changed);
      assert.deepEqual(after, renderBlocks(parseReport(documentLines(changed).join(''))));
      return after.flatMap(({ key, question }, index) => (key === before[index]?.key ? [] : [question]));
    };
    assert.deepEqual(changedBy('one[^a]', 0, 'a '), [0]);
    assert.deepEqual(changedBy('[^b]: Another.', 6, 'Yet '), [null]);
    // A new reference above changes the numbers and the links back.
    assert.deepEqual(changedBy('one[^a]', 0, 'See[^b] '), [0, 1, null]);
  });

  test('from another question have their own references', () => {
    const source = `# T\n\n${ask(1, 'one[^a]')}${ask(
      2,
      '[^a]: A *note* on [b] and $x$.\n\n    ![d](figures/e.png)\n\n[b]: https://example.org',
    )}`;
    const list = blocksOf(source).at(-1)?.html ?? '';
    assert.match(list, /A <em>note<\/em> on <a href="https:\/\/example.org">b<\/a> and <math>/);
    assert.match(list, /<img src="figures\/e.png" alt="d">/);
    // The footnote's lines are in another block.
    assert.doesNotMatch(list, /data-line/);
  });

  test('may have any label', () => {
    for (const label of ['a"b', '&quot;', '<b>', '-fn-', 'æ ø', "'", '2']) {
      const html = blocksOf(ask(1, `one[^${label}]\n\n[^${label}]: note`)).map((block) => block.html);
      const page = html.join('');
      const ids = [...page.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
      const named = [...page.matchAll(/href="#([^"]*)"/g)].map(([, id]) => id);
      if (!page.includes('data-footnote-ref')) continue;
      assert.deepEqual([named.length, named.every((id) => ids.includes(id))], [2, true], `${label}: ${page}`);
    }
  });
});
