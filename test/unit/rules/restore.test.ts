import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { judge } from '../../../server/src/checker/judge';
import type { Repository } from '../../../server/src/files/repository';
import type { EditionName } from '../../../server/src/report/report';
import { findPastQuestions, pastQuestions } from '../../../server/src/rules/repository/pastQuestions';
import { numbersFor, restoringFix } from '../../../server/src/rules/repository/restore';
import type { Fix, Problem } from '../../../server/src/rules/rule';
import { applyFix } from '../../support/applyFix';
import { runs } from '../../support/runs';
import { limitsOf, makeReport } from '../../support/makeReport';
import { assertSameText } from '../../support/sameText';
import { checkAsTemplate, parseAsTemplate } from '../../support/template';

const EDITIONS: readonly EditionName[] = ['2023', '2025', '2026'];
const EDITION = '2026';
const WHOLE = makeReport({ edition: EDITION });

/** The fixes of the problems of one code, from what an earlier text holds. */
function fixesOf(text: string, code: Problem['code'], before: string, edition: EditionName = EDITION): Fix[] {
  const report = parseAsTemplate(text, edition);
  const past = pastQuestions(parseAsTemplate(before, edition), edition);
  return checkAsTemplate(text, edition)
    .filter((problem) => problem.code === code)
    .flatMap(
      (problem) => restoringFix(withIndex(problem, text), { report, verdict: judge(report) }, past) ?? [],
    );
}

/** `checkAsTemplate` returns no index. */
function withIndex(problem: Problem, text: string): Problem {
  const found = parseAsTemplate(text, EDITION).questions.find(({ number }) => number === problem.question);
  return { ...problem, index: found?.index ?? null };
}

function assertRestored(text: string, code: Problem['code'], edition: EditionName = EDITION): void {
  assert.notEqual(text, makeReport({ edition }));
  const [fix, ...others] = fixesOf(text, code, makeReport({ edition }), edition);
  assert.ok(fix, `no fix for ${code}`);
  assert.deepEqual(others, []);
  assertSameText(applyFix(text, fix), makeReport({ edition }));
}

/** The text with a change of one question. */
function withQuestion(number: number, change: (question: string) => string, whole = WHOLE): string {
  const start = whole.indexOf(`### Question ${number}\n`);
  const next = whole.indexOf('### Question ', start + 1);
  const end = next < 0 ? whole.length : next;
  return whole.slice(0, start) + change(whole.slice(start, end)) + whole.slice(end);
}

suite('what the history puts back', () => {
  for (const edition of EDITIONS) {
    test(`a wording of ${edition} that was changed`, () => {
      const whole = makeReport({ edition });
      for (const index of limitsOf({ edition }).keys())
        assertRestored(
          withQuestion(index + 1, (text) => text.replace('What came of', 'Who cares for'), whole),
          'prompt-edited',
          edition,
        );
    });
  }

  test('limits that were changed', () => {
    assertRestored(
      withQuestion(6, (text) => text.replace(/\d+-\d+ words/u, '1-9 words')),
      'limits-edited',
    );
  });

  test('an `Answer:` that was lost', () => {
    assertRestored(
      withQuestion(9, (text) => text.replace('> Answer:\n', '')),
      'checker-refuses',
    );
  });

  test('a question that was lost, with its answer', () => {
    assertRestored(
      withQuestion(9, () => ''),
      'checker-refuses',
    );
  });

  test('the last question', () => {
    const [fix] = fixesOf(withQuestion(31, () => '').trimEnd(), 'checker-refuses', WHOLE);
    assert.ok(fix);
    const text = applyFix(withQuestion(31, () => '').trimEnd(), fix);
    assert.deepEqual(judge(parseAsTemplate(text, EDITION)), judge(parseAsTemplate(WHOLE, EDITION)));
  });

  test('the line ends of the report are kept', () => {
    const lines = (text: string): string => text.replaceAll('\n', '\r\n');
    const text = lines(withQuestion(7, (question) => question.replace('What came of', 'Who cares for')));
    const [fix] = fixesOf(text, 'prompt-edited', WHOLE);
    assert.ok(fix);
    assertSameText(applyFix(text, fix), lines(WHOLE));
  });

  test('what was written between the lines of the prompt becomes part of the answer', () => {
    const text = withQuestion(7, (question) =>
      question
        .replace('What came of', 'Who cares for')
        .replace('> Answer:', '> Our mooring lines held overnight.\n>\n> Answer:'),
    );
    const [fix] = fixesOf(text, 'prompt-edited', WHOLE);
    assert.ok(fix);
    const [number, mark] = [
      text.indexOf('### Question 7\n'),
      '> Answer:\n\nOur mooring lines held overnight.\n',
    ];
    assert.ok(applyFix(text, fix).indexOf(mark, number) > number);
  });

  test('nothing where no commit has the question as its edition has it', () => {
    const text = withQuestion(7, (question) => question.replace('What came of', 'Who cares for'));
    assert.deepEqual(fixesOf(text, 'prompt-edited', text), []);
    const lost = withQuestion(9, () => '');
    assert.deepEqual(fixesOf(lost, 'checker-refuses', lost), []);
  });

  test('no word of an answer is lost, whatever was done to the prompt', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 31 }),
        fc.array(
          fc.tuple(
            fc.nat(40),
            fc.constantFrom('', '> ', '>', '\n', 'Answer:', 'a boat', '#', '`', '> Answer:\n'),
          ),
          {
            minLength: 1,
            maxLength: 4,
          },
        ),
        (number, inserts) => {
          const text = withQuestion(number, (question) =>
            inserts.reduce((all, [at, what]) => {
              const place = all.indexOf('\n') + 1 + at;
              return all.slice(0, place) + what + all.slice(place);
            }, question),
          );
          const before = judge(parseAsTemplate(text, EDITION));
          for (const code of ['prompt-edited', 'limits-edited', 'checker-refuses'] as const)
            for (const fix of fixesOf(text, code, WHOLE)) {
              const fixed = applyFix(text, fix);
              const after = judge(parseAsTemplate(fixed, EDITION));
              assert.ok(!before.accepted || after.accepted);
              const answers = WHOLE.split('> Answer:')
                .slice(1)
                .map((answer) => answer.split('###')[0] ?? '');
              for (const answer of answers) assert.ok(fixed.includes(answer.trim()));
            }
        },
      ),
      runs(25),
    );
  });
});

suite('the search in the history', () => {
  const edited = withQuestion(7, (question) => question.replace('What came of', 'Who cares for'));
  const history = (texts: readonly string[]): { repository: Repository; read: number[] } => {
    const read: number[] = [];
    const author = { name: 'Kim', mail: '' };
    const repository = {
      history: (_: string, most: number) =>
        Promise.resolve(texts.slice(0, most).map((_text, index) => ({ id: String(index), time: 0, author }))),
      textAt: (id: string) => {
        read.push(Number(id));
        return Promise.resolve(texts[Number(id)] ?? null);
      },
    } as unknown as Repository;
    return { repository, read };
  };
  const parse = (text: string): ReturnType<typeof parseAsTemplate> => parseAsTemplate(text, EDITION);

  test('looks at both ends, and ends where all is found', async () => {
    const { repository, read } = history([edited, edited, edited, edited, WHOLE]);
    const found = await findPastQuestions(
      repository,
      'README.md',
      { edition: EDITION, numbers: [7], from: 'both' },
      parse,
    );
    assert.deepEqual(read, [0, 4]);
    assert.equal(found.get(7)?.prompt[0], '### Question 7');
  });

  test('looks for lost questions from the newest commit on', async () => {
    const { repository, read } = history([edited, WHOLE, edited]);
    await findPastQuestions(
      repository,
      'README.md',
      { edition: EDITION, numbers: [7], from: 'newest' },
      parse,
    );
    assert.deepEqual(read, [0, 1]);
  });

  test('finds nothing where git can’t tell', async () => {
    const repository = { history: () => Promise.resolve(null) } as unknown as Repository;
    const found = await findPastQuestions(
      repository,
      'README.md',
      { edition: EDITION, numbers: [7], from: 'both' },
      parse,
    );
    assert.equal(found.size, 0);
  });

  test('each kind of problem looks for what it needs', () => {
    const text = withQuestion(9, () => '');
    const report = parseAsTemplate(text, EDITION);
    const [problem] = checkAsTemplate(text, EDITION).filter(({ code }) => code === 'checker-refuses');
    assert.ok(problem);
    assert.deepEqual(numbersFor(problem, report), { numbers: [9], from: 'newest' });
    assert.deepEqual(numbersFor({ ...problem, code: 'prompt-edited', question: 7 }, report), {
      numbers: [7],
      from: 'both',
    });
    assert.equal(numbersFor({ ...problem, code: 'todo-left' }, report), null);
  });
});
