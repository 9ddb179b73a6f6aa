import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { RULES, type RuleCode } from '../../../common/codes';
import { applyEdits } from '../../../server/src/text/applyEdits';
import { splitLines } from '../../../server/src/text/lines';
import { turnOffEdits } from '../../../server/src/workspace/configurationEdit';
import { readConfiguration } from '../../../server/src/workspace/configurationFile';

function turnedOff(text: string, code: RuleCode): string | null {
  const edits = turnOffEdits(text, code);
  return edits && applyEdits(splitLines(text), edits);
}

suite('Turning a rule off in a configuration file', () => {
  const cases: readonly (readonly [what: string, before: string, after: string | null])[] = [
    ['no file', '', '{\n  "rules": {\n    "todo-left": "off"\n  }\n}\n'],
    ['an empty object', '{}', '{\n  "rules": {\n    "todo-left": "off"\n  }\n}'],
    ['a comment only', '// ours\n', '// ours\n{\n  "rules": {\n    "todo-left": "off"\n  }\n}\n'],
    [
      'no rules yet',
      '{\n\t// ours\n\t"failOn": "error" // strict\n}\n',
      '{\n\t// ours\n\t"failOn": "error", // strict\n\t"rules": {\n\t\t"todo-left": "off"\n\t}\n}\n',
    ],
    [
      'empty rules',
      '{\n  "rules": {}, // none\n}',
      '{\n  "rules": {\n    "todo-left": "off"\n  }, // none\n}',
    ],
    [
      'rules with a comment only',
      '{\n  "rules": { // none yet\n  }\n}',
      '{\n  "rules": { // none yet\n    "todo-left": "off"\n  }\n}',
    ],
    [
      'a comment after the last rule, which stays there',
      '{\r\n    "rules": {\r\n        "answer-missing": "error" // always\r\n        // that is all\r\n    }\r\n}\r\n',
      '{\r\n    "rules": {\r\n        "answer-missing": "error", // always\r\n        "todo-left": "off"\r\n        // that is all\r\n    }\r\n}\r\n',
    ],
    [
      'a comma after the last rule',
      '{\n  "rules": {\n    "answer-missing": "error", /* , */\n  },\n}',
      '{\n  "rules": {\n    "answer-missing": "error", /* , */\n    "todo-left": "off",\n  },\n}',
    ],
    [
      'all in one line',
      '{ "rules": { "answer-missing": "error" } }',
      '{ "rules": { "answer-missing": "error", "todo-left": "off" } }',
    ],
    [
      'one line without rules',
      '{ "failOn": "error" }',
      '{ "failOn": "error", "rules": { "todo-left": "off" } }',
    ],
    [
      'a comma in one line',
      '{ "rules": { "answer-missing": "error", } }',
      '{ "rules": { "answer-missing": "error", "todo-left": "off" } }',
    ],
    [
      'another severity',
      '{ "rules": { "todo-left": /* hm */ "error" } }',
      '{ "rules": { "todo-left": /* hm */ "off" } }',
    ],
    ['invalid JSON', '{ "rules": ', null],
    ['not an object', '[]', null],
    ['rules that are not an object', '{ "rules": [] }', null],
  ];
  for (const [what, before, after] of cases)
    test(what, () => {
      assert.equal(turnedOff(before, 'todo-left'), after);
    });

  test('keeps the rest of the file, and every comment in its place', () => {
    const gap = fc.constantFrom('', ' ', '\n', '\n  ', ' // a note\n', ' /* a, note */ ');
    const level = fc.constantFrom('error', 'hint', 'off');
    const code = fc.constantFrom(...(Object.keys(RULES) as RuleCode[]).slice(0, 6));
    const rules = fc
      .tuple(
        fc.uniqueArray(code, { maxLength: 3 }),
        fc.array(fc.tuple(gap, gap, level), { minLength: 3 }),
        fc.boolean(),
        gap,
      )
      .map(([codes, gaps, hasComma, last]) => {
        const parts = codes.map((each, index) => {
          const [before, after, value] = gaps[index] ?? ['', '', 'off'];
          return `${before}"${each}": "${value}"${after}`;
        });
        return `{${parts.join(',')}${hasComma && parts.length > 0 ? ',' : ''}${last}}`;
      });
    const text = fc
      .tuple(gap, fc.option(rules, { nil: null }), gap, fc.boolean())
      .map(([before, own, after, isFirst]) => {
        const other = '"failOn": "error"';
        const named = own === null ? null : `"rules": ${own}`;
        const inner = [named, other].filter((one) => one !== null);
        return `{${before}${(isFirst ? inner : inner.toReversed()).join(`,${after}`)}${after}}`;
      });
    fc.assert(
      fc.property(text, code, (before, off) => {
        const edits = turnOffEdits(before, off);
        assert.ok(edits, before);
        const after = turnedOff(before, off) ?? '';
        const [was, is] = [readConfiguration(before).configuration, readConfiguration(after).configuration];
        assert.deepEqual(is, { ...was, rules: { ...was.rules, [off]: 'off' } });
        // If the rule has no severity yet, the edits only insert.
        if (was.rules[off] === undefined)
          assert.ok(edits.every(({ range }) => before.trim() === '{}' || isEmpty(range, before)));
        assert.equal(turnedOff(after, off), after);
      }),
    );
  });
});

/** Whether a range contains only white space. */
function isEmpty(range: Parameters<typeof applyEdits>[1][number]['range'], text: string): boolean {
  const without = applyEdits(splitLines(text), [{ range, newText: '' }]) ?? '';
  return without.replaceAll(/\s/gu, '') === text.replaceAll(/\s/gu, '');
}
