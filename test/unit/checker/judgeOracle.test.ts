import fc from 'fast-check';
import assert from 'node:assert/strict';
import test from 'node:test';
import { judge } from '../../../server/src/checker/judge';
import { parseReport } from '../../../server/src/report/parse';
import type { EditionName, Limits } from '../../../server/src/report/report';
import { limitsOf, makeReport } from '../../support/makeReport';
import { reportPy } from '../../support/reportPy';
import { runs } from '../../support/runs';

/** What the checker looks for, the parts of it, and lookalikes. */
const token = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom('word', ' ', '\n', '\r', '\r\n', '> ', '![a](b)', '\u00a0', '😀') },
  {
    weight: 1,
    arbitrary: fc.constantFrom('Answer:', '##', '###', '\n## Part\n', '\n### Part\n', '\n# Part\n'),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom('#', 'Answer', ':', '![', '](', ')', '\ufeff', '\x1c', '\u2028', '---'),
  },
);
const tokens = fc.array(token, { maxLength: 12, size: 'max' }).map((parts) => parts.join(''));

const bounds = fc
  .tuple(fc.nat(6), fc.nat(6))
  .map(([a, b]): NonNullable<Limits['words']> => ({ min: Math.min(a, b), max: Math.max(a, b) }));
const limits = fc.record({ words: bounds, images: bounds }, { requiredKeys: ['words'] });

/** A question of another course: its heading, its limits, and any text. */
const question = fc.record({ limits, body: tokens, hasMark: fc.boolean(), answer: tokens });

type QuestionParts = typeof question extends fc.Arbitrary<infer T> ? T : never;

function source(preamble: string, questions: readonly QuestionParts[]): string {
  const blocks = questions.map(({ limits: { words, images }, body, hasMark, answer }, index) => {
    const screenshots = images ? ` + ${images.min} to ${images.max} screenshots` : '';
    const statement = `Answer length: ${words.min}-${words.max} words${screenshots}.`;
    return `\n### Question ${index + 1}\n> ${statement}\n${body}${hasMark ? '\n> Answer:' : ''}${answer}`;
  });
  return preamble + blocks.join('');
}

test("the verdict on any report of another course is the same as reportPy's", () => {
  let accepted = 0;
  fc.assert(
    fc.property(
      tokens,
      fc.array(question, { minLength: 1, maxLength: 4, size: 'max' }),
      (preamble, questions) => {
        const text = source(preamble, questions);
        const verdict = judge(parseReport(text));
        const expected = questions.map((one) => one.limits);
        assert.deepEqual(verdict, reportPy(text, { is2023Edition: false, limits: expected }));
        if (verdict.accepted) accepted++;
      },
    ),
    runs(1500),
  );
  assert.ok(accepted > 100, `only ${accepted} were accepted: the property says little of the counts`);
});

/** An ordinary question, whose lower limit is 1, 2 or 3 words. */
function ordinaryQuestion(index: number): QuestionParts {
  const asked = { words: { min: 1 + (index % 3), max: 9 } };
  return { limits: asked, body: 'What?', hasMark: true, answer: '\n\none or two\n' };
}

test("the verdict on any report of hundreds of questions is the same as reportPy's", () => {
  const others = fc.array(fc.tuple(fc.nat(199), question), { maxLength: 6, size: 'max' });
  // A lost mark and a doubled one leave the number of answers as it is. Several of each are close together.
  const moves = fc.array(fc.tuple(fc.integer({ min: 90, max: 130 }), fc.nat(80)), { maxLength: 6 });
  const verdicts = { accepted: 0, moved: 0 };
  fc.assert(
    fc.property(others, moves, (parts, pairs) => {
      const questions = Array.from({ length: 200 }, (_, index) => ordinaryQuestion(index));
      for (const [index, one] of parts) questions[index] = one;
      for (const [without, twice] of pairs) {
        questions[without] = { ...ordinaryQuestion(without), hasMark: false };
        questions[twice] = { ...ordinaryQuestion(twice), answer: 'one\n### Or\nAnswer: two' };
      }
      const text = source('', questions);
      const verdict = judge(parseReport(text));
      assert.deepEqual(
        verdict,
        reportPy(text, { is2023Edition: false, limits: questions.map((one) => one.limits) }),
      );
      if (verdict.accepted) verdicts.accepted++;
      if (verdict.accepted && pairs.some(([without, twice]) => without !== twice)) verdicts.moved++;
    }),
    runs(150),
  );
  assert.ok(verdicts.accepted > 30 && verdicts.moved > 5, `not all was seen: ${JSON.stringify(verdicts)}`);
});

/** Tokens to insert into a text, each at a fraction of its length. */
const insertions = fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), token), {
  maxLength: 8,
  size: 'max',
});

function insert(
  text: string,
  from: number,
  parts: readonly (readonly [place: number, part: string])[],
): string {
  return parts.reduce((result, [place, part]) => {
    const at = from + Math.floor(place * (result.length - from));
    return result.slice(0, at) + part + result.slice(at);
  }, text);
}

for (const edition of ['2023', '2025', '2026'] as const) {
  test(`the verdict on any report of ${edition} is the same as reportPy's`, () => {
    const options = fc.record({
      placement: fc.constantFrom('below', 'quoted', 'inline', 'no-blank', 'unquoted'),
      lineEnd: fc.constantFrom('\n', '\r\n', '\r'),
      withoutMark: fc.subarray([4, 11, 19], { maxLength: 1 }),
      before: tokens.map((part) => `${part}\n`),
    });
    const errors = new Set<string | null>();
    fc.assert(
      fc.property(options, insertions, fc.boolean(), (chosen, parts, hasPreamble) => {
        const report = makeReport({ edition, ...chosen, before: '' });
        const body = hasPreamble ? report : report.slice(report.indexOf('### Question 1'));
        // Leave question 3 alone: its limits distinguish two editions.
        const text = insert(chosen.before + body, (chosen.before + body).indexOf('### Question 4'), parts);
        const verdict = judge(parseReport(text));
        assert.deepEqual(verdict, reportPy(text, checkerOf(edition)));
        errors.add(verdict.error);
      }),
      runs(150),
    );
    assert.ok(errors.has(null) && errors.has('answer-count'), 'not all kinds of verdict were seen');
  });
}

function checkerOf(edition: EditionName): Parameters<typeof reportPy>[1] {
  return { is2023Edition: edition === '2023', limits: limitsOf({ edition }) };
}
