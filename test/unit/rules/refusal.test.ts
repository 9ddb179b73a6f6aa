import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { EditionName } from '../../../server/src/report/report';
import { applyFix } from '../../support/applyFix';
import { check } from '../../support/check';
import { figurePaths, makeReport } from '../../support/makeReport';

const LINES_END = /\r\n|\r|\n/;

/** A way to change the number of answers, and the line on which the problem must stand. */
interface Fault {
  readonly name: string;
  /** The text with the fault in question `number`, or null where it cannot be planted there. */
  readonly plant: (lines: readonly string[], number: number, size: number) => Planted | null;
  /** How the checker's count differs from the edition's; 0 where it takes other text for an answer. */
  readonly change: (number: number, size: number) => number;
  /** What the message must say. */
  readonly says: (number: number) => RegExp;
}

interface Planted {
  readonly lines: readonly string[];
  /** Where the problem must stand, from 0. */
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

/** Without the last question's `Answer:` the checker takes the text behind the one before for both. */
const lastTakesOver = (number: number, size: number) => (number === size ? 0 : -1);

const FAULTS: readonly Fault[] = [
  {
    name: 'a lost `Answer:` line',
    plant: (lines, number) => ({
      lines: without(lines, markOf(lines, number)),
      line: headingOf(lines, number),
    }),
    change: lastTakesOver,
    says: (number) => new RegExp(`^\`Answer:\` is missing in question ${number}\\.`),
  },
  {
    name: '`answer:` in small letters',
    plant: (lines, number) => ({
      lines: lines.with(markOf(lines, number), '> answer:'),
      line: markOf(lines, number),
    }),
    change: lastTakesOver,
    says: (number) =>
      new RegExp(`^\`Answer:\` is missing in question ${number}: it must be written exactly so`),
  },
  {
    name: '`**Answer**:`',
    plant: (lines, number) => ({
      lines: lines.with(markOf(lines, number), '> **Answer**:'),
      line: markOf(lines, number),
    }),
    change: lastTakesOver,
    says: (number) =>
      new RegExp(`^\`Answer:\` is missing in question ${number}: it must be written exactly so`),
  },
  {
    name: 'an `Answer:` behind a heading in the answer',
    plant: (lines, number) => {
      const at = markOf(lines, number) + 2;
      return {
        lines: lines.toSpliced(at, 0, 'before', '', '### More', '', 'Answer: again', ''),
        line: at + 4,
      };
    },
    change: () => 1,
    says: (number) =>
      new RegExp(`^This \`Answer:\` in the answer to question ${number} counts as one more answer`),
  },
  {
    name: 'a lost heading',
    plant: (lines, number) => {
      if (number === 1) return null;
      const at = headingOf(lines, number);
      return { lines: lines.toSpliced(at, 2), line: at };
    },
    change: () => -1,
    says: (number) => new RegExp(`^The heading of question ${number} is missing here`),
  },
  {
    name: 'a heading without its `###`',
    plant: (lines, number) => {
      if (number === 1) return null;
      const at = headingOf(lines, number);
      return { lines: lines.with(at, `**Question ${number}**`), line: at };
    },
    change: () => -1,
    says: (number) => new RegExp(`^The heading of question ${number} is missing here`),
  },
  {
    name: 'a heading with `##`',
    plant: (lines, number) => {
      if (number === 1) return null;
      const at = headingOf(lines, number);
      return { lines: lines.with(at, `## Question ${number}`), line: at };
    },
    change: () => -1,
    says: (number) => new RegExp(`^The heading of question ${number} needs three \`#\``),
  },
  {
    name: 'a question that is gone',
    plant: (lines, number, size) => {
      const at = headingOf(lines, number);
      const next = number === size ? lines.length : headingOf(lines, number + 1);
      const line = number === size ? headingOf(lines, number - 1) : at;
      return { lines: lines.toSpliced(at, next - at), line };
    },
    change: () => -1,
    says: (number) => new RegExp(`^Question ${number} is missing`),
  },
  {
    name: 'a question that stands twice',
    plant: (lines, number, size) => {
      const at = headingOf(lines, number);
      const next = number === size ? lines.length : headingOf(lines, number + 1);
      return { lines: lines.toSpliced(next, 0, ...lines.slice(at, next)), line: next };
    },
    change: () => 1,
    says: (number) => new RegExp(`^Question ${number} stands twice`),
  },
  {
    name: '`###` in the last answer',
    plant: (lines, number, size) => {
      if (number !== size) return null;
      const at = markOf(lines, number) + 2;
      return { lines: lines.toSpliced(at, 0, 'before', '', '### More', ''), line: at + 2 };
    },
    change: () => 1,
    says: () => /^`###` in the last answer makes the checker count it twice/,
  },
  {
    name: '`Answer:` before the first question',
    plant: (lines, number) => {
      if (number !== 1) return null;
      const at = headingOf(lines, 1);
      return { lines: lines.toSpliced(at, 0, 'Write below Answer: please.', ''), line: at };
    },
    change: () => 1,
    says: () => /^This `Answer:` before the first question counts as one more answer/,
  },
];

for (const edition of ['2023', '2025', '2026'] as const satisfies readonly EditionName[]) {
  suite(`what makes the checker of ${edition} refuse`, () => {
    const clean = makeReport({ edition }).split(LINES_END);
    const size = edition === '2023' ? 27 : 31;
    const files = figurePaths({ edition });

    test('the report without a fault has no problem', () => {
      const { verdict, problems } = check(clean.join('\n'), files);
      assert.equal(verdict.accepted, true);
      assert.deepEqual(problems, []);
    });

    for (const fault of FAULTS) {
      test(`${fault.name}, in each question`, () => {
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
          assert.match(refusals[0]?.message ?? '', fault.says(number));
          assert.match(
            refusals[0]?.message ?? '',
            verdict.accepted
              ? /The checker reads other questions' text in its place/
              : new RegExp(`finds ${verdict.found} answers, expects ${size}, and refuses`),
          );
        }
      });

      test(`${fault.name}: the fix mends it`, () => {
        for (let number = 1; number <= size; number++) {
          const planted = fault.plant(clean, number, size);
          if (!planted) continue;
          const text = planted.lines.join('\n');
          const [refusal] = check(text, files).problems.filter(({ code }) => code === 'checker-refuses');
          const [fix] = refusal?.fixes ?? [];
          if (!fix) continue;
          const mended = check(applyFix(text, fix), files);
          assert.equal(mended.verdict.accepted, true, `${fault.name} in question ${number}`);
          assert.deepEqual(
            mended.problems.filter(({ code }) => code === 'checker-refuses'),
            [],
          );
        }
      });
    }
  });
}
