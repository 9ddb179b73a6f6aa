import fc from 'fast-check';
import assert from 'node:assert/strict';
import test, { suite } from 'node:test';
import { handInBlocksInTurn, type HandInBlock } from '../../../server/src/features/preview/handInBlocks';
import { editReport } from '../../../server/src/report/editReport';
import { parseReport } from '../../../server/src/report/parse';
import { ATTACKS } from '../../support/attacks';
import { attackedReport } from '../../support/attackedReport';
import { runs } from '../../support/runs';
import { lines, STREET_REPORT } from '../../support/streetReport';
import { markup } from '../handin/marks';
import { dangersIn } from '../render/safety';

/** The start of the course's template: 43 characters. */
const FRONT_MATTER = '---\nlayout: default\nnav_exclude: true\n---\n\n';
const REPORT = FRONT_MATTER + STREET_REPORT;

function blocksOf(text: string): HandInBlock[] {
  return [...handInBlocksInTurn(parseReport(text))];
}

function questionOf(text: string, index: number): string {
  return blocksOf(text).find(({ question }) => question === index)?.html ?? '';
}

/** The report with another first answer. */
function answered(...answer: readonly string[]): string {
  return REPORT.replace('Three houses only.', lines(...answer));
}

suite('The blocks of the hand-in page', () => {
  test('are the parts of the page, each with its line and its bar', () => {
    assert.deepEqual(
      blocksOf(REPORT).map(({ line, question, html }) => [line, question, html.includes('question-bar')]),
      [
        [0, null, false],
        [5, null, false],
        [7, null, false],
        [13, 0, true],
        [23, 1, true],
        [31, 2, true],
      ],
    );
    assert.equal(
      questionOf(REPORT, 1),
      '<section class="question" data-question="2" data-state="answered"><h3 data-line="0">Question 2</h3>' +
        '<div class="question-bar"><span>answered</span></div>\n' +
        '<blockquote data-line="2">\n<p data-line="2"><strong>Who lives there?</strong></p>\n<p data-line="4">Answer:</p>\n</blockquote>\n' +
        '<p data-line="6">Nobody we know.</p>\n</section>',
    );
  });

  test('show what the hand-in page loses', () => {
    const html = questionOf(
      answered('```bash', 'conda create -n <env_name>', '# now', '```', '', '| a |', '|---|'),
      0,
    );
    assert.match(html, /<p data-line="8">```bash\nconda create -n <\/p>\n<h1 data-line="10">now<\/h1>/);
    assert.match(html, /<p data-line="13">\| a \|\n\|---\|<\/p>/);
  });

  test('name the text that is dropped at the start, if it is more than front matter', () => {
    assert.doesNotMatch(blocksOf(REPORT)[0]?.html ?? '', /removes/);
    const [first] = blocksOf(STREET_REPORT);
    assert.match(first?.html ?? '', /<p class="note">`report\.py` removes .*: # The street\n\n## Checklist/);
  });

  test('show a box for the text [x]', () => {
    const box = (html: string): string[] => [...html.matchAll(/<input[^>]*>/g)].map(([found]) => found);
    assert.deepEqual(box(blocksOf(REPORT)[2]?.html ?? ''), [
      '<input type="checkbox" disabled data-mark="x" aria-label="Draw a plan (M1)">',
      '<input type="checkbox" checked disabled data-mark="X" aria-label="Water the plants, and the trees (M2+M3)">',
    ]);
    assert.match(blocksOf(REPORT)[2]?.html ?? '', /<li data-line="3" class="task-list-item">/);
    assert.deepEqual(box(questionOf(answered('- <input type="checkbox" checked> a', '', '[x] b'), 0)), []);
  });

  test('hide what browsers hide', () => {
    const html = questionOf(
      answered('<video>lost</video>', '', '<style>p { color: red }</style>', '', '<!-- hidden -->'),
      0,
    );
    assert.doesNotMatch(html, /lost|color|hidden/);
  });

  test('continue unclosed formatting in the next question', () => {
    const text = answered('A <b>bold word.');
    assert.match(questionOf(text, 1), /<b><h3 data-line="0">Question 2<\/h3><\/b><div class="question-bar">/);
    assert.match(questionOf(text, 2), /<b>\n<blockquote.*<p data-line="6">Often\.<\/p>\n<\/b>/s);
    assert.equal(questionOf(answered('A <b>bold</b> word.'), 1), questionOf(REPORT, 1));
  });

  test('say if a question has no heading of its own', () => {
    const text = answered('<output>', '', '**All** that follows');
    assert.match(questionOf(text, 0), /### Question 2/);
    for (const index of [1, 2])
      assert.match(
        questionOf(text, index),
        /<p class="note">Question \d has no heading .*<div class="question-bar">/,
      );
  });

  test('show the source if tags are nested too deeply, or unclosed tags would be repeated too often', () => {
    for (const part of ['a <table><tr><td>\n\n', '<i>', '<font color=#>a\n\n']) {
      const text = Array.from({ length: 600 }, (_, index) => part.replace('#', String(index))).join('');
      assert.match(questionOf(answered(`a ${text}`), 0), /<div class="source">/);
    }
  });

  test('have keys that change only with their content', () => {
    const [before, after] = [
      blocksOf(REPORT),
      blocksOf(REPORT.replace('## Checklist', 'More.\n\n## Checklist')),
    ];
    assert.deepEqual(
      after.slice(-4).map(({ key, line }) => [key, line]),
      before.slice(-4).map(({ key, line }) => [key, line + 2]),
    );
    assert.notEqual(before.at(0)?.key, before.at(1)?.key);
  });
});

suite('The blocks of any report', () => {
  test('are one for each question, and are safe', () => {
    fc.assert(
      fc.property(markup, markup, (first, second) => {
        const report = parseReport(answered(first).replace('Often.', () => second));
        const blocks = [...handInBlocksInTurn(report)];
        assert.deepEqual(
          blocks.flatMap(({ question }) => (question === null ? [] : [question])),
          report.questions.map(({ index }) => index),
        );
        for (const { html } of blocks) assert.deepEqual(dangersIn(html), []);
      }),
      runs(200),
    );
  });

  test('do not depend on what was shown before', () => {
    fc.assert(
      fc.property(markup, (text) => {
        const before = parseReport(REPORT);
        Array.from(handInBlocksInTurn(before));
        const place = { line: 21, character: 0 };
        const after = editReport(before, { range: { start: place, end: place }, text });
        const whole = parseReport(
          lines(...REPORT.split('\n').slice(0, 21), text + REPORT.split('\n').slice(21).join('\n')),
        );
        assert.deepEqual([...handInBlocksInTurn(after)], [...handInBlocksInTurn(whole)]);
      }),
      runs(100),
    );
  });

  for (const attack of ATTACKS) {
    test(`remove ${JSON.stringify(attack)}`, () => {
      for (const { html } of blocksOf(attackedReport(attack))) assert.deepEqual(dangersIn(html), []);
    });
  }
});
