import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { judge } from '../../../server/src/checker/judge';
import type { EditionName } from '../../../server/src/report/report';
import { applyFix } from '../../support/applyFix';
import { check } from '../../support/check';
import { figurePaths, makeReport } from '../../support/makeReport';
import { checkAsTemplate, parseAsTemplate } from '../../support/template';

const LINES_END = /\r\n|\r|\n/;

/** A way to change the number of answers, and the expected line of the problem. */
interface Fault {
  readonly name: string;
  /** The text with the fault in question `number`, or null if the question can't have it. */
  readonly plant: (lines: readonly string[], number: number, size: number) => Planted | null;
  /** The difference between the checker's count and the edition's; 0 if it takes other text as an answer. */
  readonly change: (number: number, size: number) => number;
}

interface Planted {
  readonly lines: readonly string[];
  /** The expected line of the problem, from 0. */
  readonly line: number;
}

function headingOf(lines: readonly string[], number: number): number {
  return lines.indexOf(`### Question ${number}`);
}

function markOf(lines: readonly string[], number: number): number {
  return lines.indexOf('> Answer:', headingOf(lines, number));
}

function without(lines: readonly string[], line: number): string[] {
  return lines.toSpliced(line, 1);
}

/** Without the last question's `Answer:`, the checker reads the text after the one before as both answers. */
const lastTakesOver = (number: number, size: number) => (number === size ? 0 : -1);

const FAULTS: readonly Fault[] = [
  {
    name: 'a lost `Answer:` line',
    plant: (lines, number) => ({
      lines: without(lines, markOf(lines, number)),
      line: headingOf(lines, number),
    }),
    change: lastTakesOver,
  },
  {
    name: '`answer:` in lower case',
    plant: (lines, number) => ({
      lines: lines.with(markOf(lines, number), '> answer:'),
      line: markOf(lines, number),
    }),
    change: lastTakesOver,
  },
  {
    name: '`**Answer**:`',
    plant: (lines, number) => ({
      lines: lines.with(markOf(lines, number), '> **Answer**:'),
      line: markOf(lines, number),
    }),
    change: lastTakesOver,
  },
  {
    name: 'an `Answer:` after a heading in the answer',
    plant: (lines, number) => {
      const at = markOf(lines, number) + 2;
      return {
        lines: lines.toSpliced(at, 0, 'before', '', '### More', '', 'Answer: again', ''),
        line: at + 4,
      };
    },
    change: () => 1,
  },
  {
    name: 'a lost heading',
    plant: (lines, number) => {
      if (number === 1) return null;
      const at = headingOf(lines, number);
      return { lines: lines.toSpliced(at, 2), line: at };
    },
    change: () => -1,
  },
  {
    name: 'a heading without its `###`',
    plant: (lines, number) => {
      if (number === 1) return null;
      const at = headingOf(lines, number);
      return { lines: lines.with(at, `**Question ${number}**`), line: at };
    },
    change: () => -1,
  },
  {
    name: 'a heading with `##`',
    plant: (lines, number) => {
      if (number === 1) return null;
      const at = headingOf(lines, number);
      return { lines: lines.with(at, `## Question ${number}`), line: at };
    },
    change: () => -1,
  },
  {
    name: 'a missing question',
    plant: (lines, number, size) => {
      const at = headingOf(lines, number);
      const next = number === size ? lines.length : headingOf(lines, number + 1);
      const line = number === size ? headingOf(lines, number - 1) : at;
      return { lines: lines.toSpliced(at, next - at), line };
    },
    change: () => -1,
  },
  {
    name: 'a repeated question',
    plant: (lines, number, size) => {
      const at = headingOf(lines, number);
      const next = number === size ? lines.length : headingOf(lines, number + 1);
      return { lines: lines.toSpliced(next, 0, ...lines.slice(at, next)), line: next };
    },
    change: () => 1,
  },
  {
    name: '`###` in the last answer',
    plant: (lines, number, size) => {
      if (number !== size) return null;
      const at = markOf(lines, number) + 2;
      return { lines: lines.toSpliced(at, 0, 'before', '', '### More', ''), line: at + 2 };
    },
    change: () => 1,
  },
  {
    name: '`Answer:` before the first question',
    plant: (lines, number) => {
      if (number !== 1) return null;
      const at = headingOf(lines, 1);
      return { lines: lines.toSpliced(at, 0, 'Write below Answer: please.', ''), line: at };
    },
    change: () => 1,
  },
];

for (const edition of ['2023', '2025', '2026'] as const satisfies readonly EditionName[]) {
  suite(`A report for the checker of ${edition}`, () => {
    const clean = makeReport({ edition }).split(LINES_END);
    const size = edition === '2023' ? 27 : 31;
    const files = figurePaths({ edition });

    test('has no problem without a fault', () => {
      const { verdict, problems } = check(clean.join('\n'), files);
      assert.equal(verdict.accepted, true);
      assert.deepEqual(problems, []);
    });

    for (const fault of FAULTS) {
      test(`has a problem for ${fault.name}, in each question`, () => {
        for (let number = 1; number <= size; number++) {
          const planted = fault.plant(clean, number, size);
          if (!planted) continue;
          const { verdict, problems } = check(planted.lines.join('\n'), files);
          const refusals = problems.filter(({ code }) => code === 'checker-refuses');
          const where = `${fault.name} in question ${number}: ${JSON.stringify(problems)}`;
          assert.equal(verdict.found - verdict.expected, fault.change(number, size), where);
          assert.equal(verdict.accepted, verdict.found === verdict.expected, where);
          assert.deepEqual(
            refusals.map(({ range }) => range.start.line),
            [planted.line],
            where,
          );
        }
      });

      test(`is accepted after the fix for ${fault.name}`, () => {
        for (let number = 1; number <= size; number++) {
          const planted = fault.plant(clean, number, size);
          if (!planted) continue;
          const text = planted.lines.join('\n');
          const [refusal] = check(text, files).problems.filter(({ code }) => code === 'checker-refuses');
          const [fix] = refusal?.fixes ?? [];
          if (!fix) continue;
          const fixed = check(applyFix(text, fix), files);
          assert.equal(fixed.verdict.accepted, true, `${fault.name} in question ${number}`);
          assert.deepEqual(
            fixed.problems.filter(({ code }) => code === 'checker-refuses'),
            [],
          );
        }
      });
    }
  });
}

suite('Lookalikes of `Answer:`', () => {
  for (const form of [
    '> Answer：',
    '> Anwser:',
    '> Asnwer:',
    '> Aswer:',
    '> **Answer**:',
    '> **Answer** :',
    '> __answer__:',
    '> ANSWER:',
    '> Answers:',
    '> Answer;',
    '> Answer\u200b:',
    '> \u200bAnswer :',
    '> Ans\u00adwer:',
    '> Answer',
    '#### Answer',
    '> #### Answer:'.replace(':', '：'),
    '**Answer**',
    '> Svar:',
  ]) {
    test(`have a fix: ${JSON.stringify(form)}`, () => {
      const clean = makeReport();
      const lines = clean.split('\n');
      const line = markOf(lines, 8);
      const text = lines.with(line, form).join('\n');
      const refusals = refusalsOf(text);
      assert.deepEqual(
        refusals.map(({ range, question }) => [range.start.line, question]),
        [[line, 8]],
      );
      const [fix] = refusals[0]?.fixes ?? [];
      assert.ok(fix);
      const fixed = applyFix(text, fix);
      assert.equal(fixed.split('\n')[line], form.startsWith('>') ? '> Answer:' : 'Answer:');
      assert.deepEqual(refusalsOf(fixed), []);
    });
  }

  for (const line of [
    'After: a walk',
    'Answering took long:',
    'Also:',
    'Ants:',
    'Answer the door',
    'Azure: a colour',
  ]) {
    test(`do not include ${JSON.stringify(line)}`, () => {
      const lines = makeReport().split('\n');
      const text = lines.with(markOf(lines, 8), line).join('\n');
      assert.deepEqual(
        refusalsOf(text).map(({ range }) => range.start.line),
        [headingOf(lines, 8)],
      );
    });
  }
});

suite('One cause', () => {
  test('gives one problem for a report without any `Answer:`, with a fix for all', () => {
    const text = makeReport().replaceAll('> Answer:\n', '');
    const refusals = refusalsOf(text);
    assert.deepEqual(
      refusals.map(({ question, range }) => [question, range.start.line]),
      [[null, headingOf(text.split('\n'), 1)]],
    );
    const [fix] = refusals[0]?.fixes ?? [];
    assert.ok(fix);
    const fixed = check(applyFix(text, fix), figurePaths());
    assert.equal(fixed.verdict.accepted, true);
    assert.deepEqual(
      fixed.problems.filter(({ code }) => code === 'checker-refuses'),
      [],
    );
  });

  test('gives two problems for two lost ones', () => {
    assert.equal(refusalsOf(makeReport({ withoutMark: [4, 9] })).length, 2);
  });
});

suite('A question after the last one of the edition', () => {
  const own = '\n### Question 28\n\nWe also painted the fence.\n';
  const refusalsAsTemplate = (text: string) =>
    checkAsTemplate(text, '2023').filter(({ code }) => code === 'checker-refuses');

  test('has a fix that makes it bold text', () => {
    const text = makeReport({ edition: '2023', after: own });
    const [refusal, ...others] = refusalsAsTemplate(text);
    assert.deepEqual(others, []);
    assert.deepEqual(
      [refusal?.question, refusal?.range.start.line],
      [28, text.split('\n').indexOf('### Question 28')],
    );
    const [fix] = refusal?.fixes ?? [];
    assert.ok(fix);
    assert.equal(applyFix(text, fix), text.replace('### Question 28', '**Question 28**'));
  });

  test('is fixed together with the lost `Answer:` that it makes up for', () => {
    const text = makeReport({ edition: '2023', after: own, withoutMark: [14] });
    assert.equal(judge(parseAsTemplate(text, '2023')).accepted, true);
    const refusals = refusalsAsTemplate(text);
    assert.deepEqual(
      refusals.map(({ question }) => question),
      [14, 28],
    );
    for (const { fixes = [] } of refusals) {
      assert.equal(fixes.length, 1);
      for (const fix of fixes) {
        const { verdict, problems } = check(applyFix(text, fix), figurePaths());
        assert.equal(verdict.accepted, true);
        assert.ok(!problems.some(({ code }) => code === 'checker-refuses'));
      }
    }
  });
});

function refusalsOf(text: string) {
  return check(text, figurePaths()).problems.filter(({ code }) => code === 'checker-refuses');
}
