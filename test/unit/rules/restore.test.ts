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
const ORIGINAL = makeReport({ edition: EDITION });

/** The fixes of the problems with one code, with the questions of an earlier text. */
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
function withQuestion(number: number, change: (question: string) => string, whole = ORIGINAL): string {
  const start = whole.indexOf(`### Question ${number}\n`);
  const next = whole.indexOf('### Question ', start + 1);
  const end = next < 0 ? whole.length : next;
  return whole.slice(0, start) + change(whole.slice(start, end)) + whole.slice(end);
}

suite('The history restores', () => {
  for (const edition of EDITIONS) {
    test(`a changed wording of ${edition}`, () => {
      const whole = makeReport({ edition });
      for (const index of limitsOf({ edition }).keys())
        assertRestored(
          withQuestion(index + 1, (text) => text.replace('What came of', 'Who cares for'), whole),
          'prompt-edited',
          edition,
        );
    });
  }

  test('changed limits', () => {
    assertRestored(
      withQuestion(6, (text) => text.replace(/\d+-\d+ words/u, '1-9 words')),
      'limits-edited',
    );
  });

  test('a lost `Answer:`', () => {
    assertRestored(
      withQuestion(9, (text) => text.replace('> Answer:\n', '')),
      'checker-refuses',
    );
  });

  test('a lost question with its answer', () => {
    assertRestored(
      withQuestion(9, () => ''),
      'checker-refuses',
    );
  });

  test('the last question', () => {
    const [fix] = fixesOf(withQuestion(31, () => '').trimEnd(), 'checker-refuses', ORIGINAL);
    assert.ok(fix);
    const text = applyFix(withQuestion(31, () => '').trimEnd(), fix);
    assert.deepEqual(judge(parseAsTemplate(text, EDITION)), judge(parseAsTemplate(ORIGINAL, EDITION)));
  });

  test('a question with the line ends of the report', () => {
    const lines = (text: string): string => text.replaceAll('\n', '\r\n');
    const text = lines(withQuestion(7, (question) => question.replace('What came of', 'Who cares for')));
    const [fix] = fixesOf(text, 'prompt-edited', ORIGINAL);
    assert.ok(fix);
    assertSameText(applyFix(text, fix), lines(ORIGINAL));
  });

  test('a prompt, and moves text between its lines to the answer', () => {
    const text = withQuestion(7, (question) =>
      question
        .replace('What came of', 'Who cares for')
        .replace('> Answer:', '> Our mooring lines held overnight.\n>\n> Answer:'),
    );
    const [fix] = fixesOf(text, 'prompt-edited', ORIGINAL);
    assert.ok(fix);
    const [number, mark] = [
      text.indexOf('### Question 7\n'),
      '> Answer:\n\nOur mooring lines held overnight.\n',
    ];
    assert.ok(applyFix(text, fix).indexOf(mark, number) > number);
  });

  test('nothing if no commit has the question as in its edition', () => {
    const text = withQuestion(7, (question) => question.replace('What came of', 'Who cares for'));
    assert.deepEqual(fixesOf(text, 'prompt-edited', text), []);
    const lost = withQuestion(9, () => '');
    assert.deepEqual(fixesOf(lost, 'checker-refuses', lost), []);
  });

  test('a prompt without losing a word of any answer', () => {
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
            for (const fix of fixesOf(text, code, ORIGINAL)) {
              const fixed = applyFix(text, fix);
              const after = judge(parseAsTemplate(fixed, EDITION));
              assert.ok(!before.accepted || after.accepted);
              const answers = ORIGINAL.split('> Answer:')
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

suite('The search in the history', () => {
  const edited = withQuestion(7, (question) => question.replace('What came of', 'Who cares for'));
  const history = (texts: readonly string[]): { repository: Repository; read: number[] } => {
    const read: number[] = [];
    const author = { name: 'Kim', mail: '' };
    const repository = {
      history: (_: string, max: number) =>
        Promise.resolve(texts.slice(0, max).map((_text, index) => ({ id: String(index), time: 0, author }))),
      textAt: (id: string) => {
        read.push(Number(id));
        return Promise.resolve(texts[Number(id)] ?? null);
      },
    } as unknown as Repository;
    return { repository, read };
  };
  const parse = (text: string): ReturnType<typeof parseAsTemplate> => parseAsTemplate(text, EDITION);

  test('reads both ends, and stops when everything is found', async () => {
    const { repository, read } = history([edited, edited, edited, edited, ORIGINAL]);
    const found = await findPastQuestions(
      repository,
      'README.md',
      { edition: EDITION, numbers: [7], from: 'both' },
      parse,
    );
    assert.deepEqual(read, [0, 4]);
    assert.equal(found.get(7)?.prompt[0], '### Question 7');
  });

  test('starts at the newest commit for lost questions', async () => {
    const { repository, read } = history([edited, ORIGINAL, edited]);
    await findPastQuestions(
      repository,
      'README.md',
      { edition: EDITION, numbers: [7], from: 'newest' },
      parse,
    );
    assert.deepEqual(read, [0, 1]);
  });

  test('finds nothing if git fails', async () => {
    const repository = { history: () => Promise.resolve(null) } as unknown as Repository;
    const found = await findPastQuestions(
      repository,
      'README.md',
      { edition: EDITION, numbers: [7], from: 'both' },
      parse,
    );
    assert.equal(found.size, 0);
  });

  test('looks for what each kind of problem needs', () => {
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
