import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import type { FoundEvidence } from '../../../server/src/evidence/findEvidence';
import { judge } from '../../../server/src/checker/judge';
import { parseReport } from '../../../server/src/report/parse';
import { findProblems } from '../../../server/src/rules/findProblems';
import { check } from '../../support/check';
import { figurePaths, makeReport } from '../../support/makeReport';
import { marked } from '../../support/marked';
import { mend } from '../../support/mends';
import { assertSameText } from '../../support/sameText';
import { runs } from '../../support/runs';
import { textAt } from '../../support/places';

const FILES = figurePaths();

function inspect(text: string) {
  return check(text, FILES).problems;
}

/** A report whose checklist has this line between two valid ones. */
function withItem(item: string, lineEnd: '\n' | '\r\n' | '\r' = '\n') {
  return marked(makeReport({ checklist: { 'Week 1': ['* [x] One', item, '* [ ] Two'] }, lineEnd }));
}

suite('checkbox-malformed', () => {
  for (const [item, fixed] of [
    ['* «[]» Test (M16)', '* [ ] Test (M16)'],
    ['* «[x ]» Test', '* [x] Test'],
    ['* «[ x]» Test', '* [x] Test'],
    ['* «[  ]» Test', '* [ ] Test'],
    ['* «[✔]» Test', '* [x] Test'],
    ['- «[✓]» Test', '- [x] Test'],
    ['1. «[v]» Test', '1. [x] Test'],
    ['* «[]»Test', '* [ ] Test'],
    ['* «[x]»Test', '* [x] Test'],
    ['* «[X]»Test', '* [X] Test'],
    ['* «[ ]»Test', '* [ ] Test'],
    ['* «[x ]» Test that goes\n  on (M5)', '* [x] Test that goes\n  on (M5)'],
    ['* «[x]»\u00a0Test', '* [x] Test'],
    ['* «[ ]»\u2003Test', '* [ ] Test'],
    ['* «[\u00a0]» Test', '* [ ] Test'],
    ['*\u00a0«[x]» Test', '* [x] Test'],
    ['\u00a0\u00a0* «[x]» Test', '  * [x] Test'],
    ['-«[x]» Test', '- [x] Test'],
    ['-«[]»Test', '- [ ] Test'],
    ['1.«[x]» Test', '1. [x] Test'],
    ['• «[x]» Test', '- [x] Test'],
    ['•«[ ]» Test', '- [ ] Test'],
    ['  · «[X]» Test', '  - [X] Test'],
    ['– «[x]» Test', '- [x] Test'],
    ['* «[y]» Test', '* [x] Test'],
    ['* «[ja]» Test', '* [x] Test'],
    ['* «[nej]» Test', '* [ ] Test'],
    ['* «[х]» Test', '* [x] Test'], // Cyrillic
    ['* «[×]» Test', '* [x] Test'],
    ['* «[(x)]» Test', '* [x] Test'],
    ['* «[xx]» Test', '* [x] Test'],
    ['* «[100%]» Test', '* [x] Test'],
    ['* «[-]» Test', '* [ ] Test'],
  ] as const) {
    for (const lineEnd of ['\n', '\r\n', '\r'] as const) {
      test(`reports ${JSON.stringify(item)} with ${JSON.stringify(lineEnd)}`, () => {
        const { text, ranges } = withItem(item, lineEnd);
        const problems = inspect(text);
        assert.deepEqual(
          problems.map(({ code, severity, question, range }) => ({ code, severity, question, range })),
          [{ code: 'checkbox-malformed', severity: 'warning', question: null, range: ranges[0] }],
        );
        const [problem] = problems;
        assert.ok(problem);
        assert.deepEqual(
          problem.fixes?.map(({ isSafe }) => isSafe),
          [true],
        );
        assert.equal(check(text, FILES).report.checklist.total, 3);
        assertSameText(mend(text, problem, inspect), withItem(fixed, lineEnd).text);
      });
    }
  }

  for (const [item, open, done] of [
    ['* «[/]» Test', '* [ ] Test', '* [x] Test'],
    ['* «[50%]» Test', '* [ ] Test', '* [x] Test'],
    ['* «[..]» Test', '* [ ] Test', '* [x] Test'],
    ['* «[!]»Test', '* [ ] Test', '* [x] Test'],
    ['• «[WIP]» Test', '- [ ] Test', '- [x] Test'],
  ] as const) {
    test(`has two fixes for ${JSON.stringify(item)}, done or not`, () => {
      const { text, ranges } = withItem(item);
      const [problem, ...others] = inspect(text);
      assert.ok(problem);
      assert.deepEqual([problem.code, problem.range, others], ['checkbox-malformed', ranges[0], []]);
      assert.deepEqual(
        problem.fixes?.map((fix) => [mend(text, problem, inspect, fix), fix.isSafe]),
        [
          [withItem(open).text, false],
          [withItem(done).text, false],
        ],
      );
      const { done: ticked, total } = check(text, FILES).report.checklist;
      assert.deepEqual([ticked, total], [1, 3]);
    });
  }

  for (const item of ['* «[x]»', '* «[ ]» ', '-«[]»']) {
    test(`has no fix for the empty item ${JSON.stringify(item)}`, () => {
      const { text, ranges } = withItem(item);
      assert.deepEqual(
        inspect(text).map(({ code, range, fixes }) => ({ code, range, fixes })),
        [{ code: 'checkbox-malformed', range: ranges[0], fixes: undefined }],
      );
    });
  }

  for (const item of [
    '* [x] Test',
    '* [X] Test',
    '* [ ] Test',
    '+ [x]\tTest',
    '* [x]\n  Test',
    '* [docs](https://example.org/a) read',
    '* [docs][d] read',
    '* [1]: https://example.org/a',
    '* [12] a source',
    '* [^a] a note',
    '* [M5] the module',
    '* (M5) the module',
    '*[x]* in emphasis',
    '* [longer than a mark] Test',
    '* Test [x]',
    '[x] Test',
    '* a link to [x](y) and [](y)',
    '* [](y)',
    '* [x][y]',
    '* [1] is a note',
    '```\n* [] in code\n```',
    '<!--\n* [] in a comment\n-->',
    'no list [] here',
  ]) {
    test(`reports nothing for ${JSON.stringify(item)}`, () => {
      assert.deepEqual(inspect(withItem(item).text), []);
    });
  }

  test('reports nothing for boxes in answers', () => {
    const { problems } = check(makeReport({ answers: { 1: 'Group 7\n\n* [] not the checklist' } }), FILES);
    assert.deepEqual(problems, []);
  });

  test('has a fix for each malformed box, which keeps its meaning', () => {
    const box = fc.stringMatching(/^\[[ xX✔]{0,3}\]$/);
    fc.assert(
      fc.property(
        fc.array(fc.tuple(box, fc.constantFrom('', ' ')), { minLength: 1, maxLength: 6 }),
        (boxes) => {
          const items = boxes.map(([one, blank], index) => `* ${one}${blank}Step ${index}`);
          let text = makeReport({ checklist: { 'Week 1': items } });
          const before = check(text, FILES).report.checklist;
          assert.equal(before.total, items.length);
          const malformed = () => inspect(text).find(({ code }) => code === 'checkbox-malformed');
          for (let problem = malformed(); problem; problem = malformed()) text = mend(text, problem, inspect);
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

suite('checklist-untouched', () => {
  const open = { 'Week 1': ['* [ ] One', '* [ ] Two'] };

  test('is at the first heading of the checklist', () => {
    const text = makeReport({ checklist: open });
    assert.deepEqual(
      inspect(text).map(({ code, severity, range }) => [code, severity, textAt(text, range)]),
      [['checklist-untouched', 'information', '### Week 1']],
    );
  });

  for (const [name, text] of [
    ['with one tick', makeReport({ checklist: { ...open, 'Week 2': ['* [X] Three'] } })],
    ['with few answers', makeReport({ checklist: open, placeholders: 'all' })],
    ['without a checklist', makeReport({ checklist: {} })],
  ] as const) {
    test(`reports nothing for a report ${name}`, () => {
      assert.ok(!inspect(text).some(({ code }) => code === 'checklist-untouched'));
    });
  }
});

suite('evidence-missing', () => {
  const NOTHING: FoundEvidence = { files: new Map(), isWhole: true };
  const TICKED = '* [x] Create a FastAPI application that can do inference using your model (M22)';
  const found = (item: string, evidence: FoundEvidence | null) => {
    const { text, ranges } = withItem(`«${item}»`);
    const report = parseReport(text);
    const problems = findProblems(
      { report, verdict: judge(report), folders: new Map(), evidence },
      {},
      (code, error) => {
        throw new Error(code, { cause: error });
      },
    );
    return { ranges, problems: problems.filter(({ code }) => code === 'evidence-missing') };
  };

  test('is a hint on a ticked item with a firm rule that no file proves', () => {
    const { ranges, problems } = found(TICKED, NOTHING);
    assert.deepEqual(
      problems.map((problem) => [problem.severity, problem.range, problem.question]),
      [['hint', ranges[0], null]],
    );
  });

  for (const [what, item, evidence] of [
    ['that a file proves', TICKED, { files: new Map([['api', ['src/api.py']]]), isWhole: true }],
    ['that is not ticked', TICKED.replace('[x]', '[ ]'), NOTHING],
    ['with a soft rule', '* [x] Use logging to log important events in your code (M14)', NOTHING],
    ['that files cannot prove', '* [x] Revisit your profiling (M12)', NOTHING],
    ['without a complete search', TICKED, { ...NOTHING, isWhole: false }],
    ['without a search', TICKED, null],
  ] as const)
    test(`reports nothing for an item ${what}`, () => {
      assert.deepEqual(found(item, evidence).problems, []);
    });
});
