import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { check } from '../../support/check';
import { figurePaths, makeReport } from '../../support/makeReport';
import { marked } from '../../support/marked';
import { mend } from '../../support/mends';
import { assertSameText } from '../../support/sameText';
import { runs } from '../../support/runs';

const FILES = figurePaths();

function inspect(text: string) {
  return check(text, FILES).problems;
}

/** A report whose checklist has this line between two good ones. */
function withItem(item: string, lineEnd: '\n' | '\r\n' | '\r' = '\n') {
  return marked(makeReport({ checklist: { 'Week 1': ['* [x] One', item, '* [ ] Two'] }, lineEnd }));
}

suite('checkbox-malformed', () => {
  for (const [item, mended, title, message] of [
    ['* «[]» Test (M16)', '* [ ] Test (M16)', 'Write `[ ]`', '`[]` is not a checkbox: write `[ ]`.'],
    ['* «[x ]» Test', '* [x] Test', 'Write `[x]`', '`[x ]` is not a checkbox: write `[x]`.'],
    ['* «[ x]» Test', '* [x] Test', 'Write `[x]`', '`[ x]` is not a checkbox: write `[x]`.'],
    ['* «[  ]» Test', '* [ ] Test', 'Write `[ ]`', '`[  ]` is not a checkbox: write `[ ]`.'],
    ['* «[✔]» Test', '* [x] Test', 'Write `[x]`', '`[✔]` is not a checkbox: write `[x]`.'],
    ['- «[✓]» Test', '- [x] Test', 'Write `[x]`', '`[✓]` is not a checkbox: write `[x]`.'],
    ['1. «[v]» Test', '1. [x] Test', 'Write `[x]`', '`[v]` is not a checkbox: write `[x]`.'],
    ['* «[]»Test', '* [ ] Test', 'Write `[ ]`', '`[]` is not a checkbox: write `[ ]`.'],
    ['* «[x]»Test', '* [x] Test', 'Insert a blank', '`[x]` needs a blank behind it to be a checkbox.'],
    ['* «[X]»Test', '* [X] Test', 'Insert a blank', '`[X]` needs a blank behind it to be a checkbox.'],
    ['* «[ ]»Test', '* [ ] Test', 'Insert a blank', '`[ ]` needs a blank behind it to be a checkbox.'],
    [
      '* «[x ]» Test that goes\n  on (M5)',
      '* [x] Test that goes\n  on (M5)',
      'Write `[x]`',
      '`[x ]` is not a checkbox: write `[x]`.',
    ],
  ] as const) {
    for (const lineEnd of ['\n', '\r\n', '\r'] as const) {
      test(`${JSON.stringify(item)} with ${JSON.stringify(lineEnd)}`, () => {
        const { text, ranges } = withItem(item, lineEnd);
        const [range] = ranges;
        assert.ok(range);
        const problems = inspect(text);
        const newText = mended.slice(
          mended.indexOf('['),
          mended.indexOf('Test') - (item.includes('»T') ? 0 : 1),
        );
        assert.deepEqual(problems, [
          {
            code: 'checkbox-malformed',
            severity: 'warning',
            question: null,
            range,
            message,
            fixes: [{ title, edits: [{ range, newText }], isHarmless: true }],
          },
        ]);
        const [problem] = problems;
        assert.ok(problem);
        assertSameText(mend(text, problem, inspect), withItem(mended, lineEnd).text);
      });
    }
  }

  for (const item of [
    '* [x] Test',
    '* [X] Test',
    '* [ ] Test',
    '+ [x]\tTest',
    '* [x]',
    '* a link to [x](y) and [](y)',
    '* [](y)',
    '* [x][y]',
    '* [1] is a note',
    '```\n* [] in code\n```',
    '<!--\n* [] in a comment\n-->',
    'no list [] here',
  ]) {
    test(`says nothing of ${JSON.stringify(item)}`, () => {
      assert.deepEqual(inspect(withItem(item).text), []);
    });
  }

  test('says nothing of boxes in answers', () => {
    const { problems } = check(makeReport({ answers: { 1: 'Group 7\n\n* [] not the checklist' } }), FILES);
    assert.deepEqual(problems, []);
  });

  test('each malformed box can be mended, and keeps what it means', () => {
    const box = fc.stringMatching(/^\[[ xX✔]{0,3}\]$/);
    fc.assert(
      fc.property(
        fc.array(fc.tuple(box, fc.constantFrom('', ' ')), { minLength: 1, maxLength: 6 }),
        (boxes) => {
          const items = boxes.map(([one, blank], index) => `* ${one}${blank}Step ${index}`);
          let text = makeReport({ checklist: { 'Week 1': items } });
          const before = check(text, FILES).report.checklist;
          assert.equal(before.total, items.length);
          for (let [problem] = inspect(text); problem; [problem] = inspect(text))
            text = mend(text, problem, inspect);
          const { checklist } = check(text, FILES).report;
          assert.deepEqual(
            checklist.groups.flatMap((group) => group.items.map(({ done, text: step }) => ({ done, step }))),
            before.groups.flatMap((group) => group.items.map(({ done, text: step }) => ({ done, step }))),
          );
        },
      ),
      runs(40),
    );
  });
});
