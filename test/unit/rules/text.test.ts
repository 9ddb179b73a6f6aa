import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { Problem } from '../../../server/src/rules/rule';
import { check } from '../../support/check';
import { figurePaths, makeReport, words } from '../../support/makeReport';
import { marked } from '../../support/marked';

const FILES = figurePaths();

function coded(text: string, code: Problem['code']): readonly Problem[] {
  return check(text, FILES).problems.filter((problem) => problem.code === code);
}

suite('merge-conflict', () => {
  const keep = (marks: string): string =>
    `A merge conflict is left here. Keep the text that you want, and remove the lines with ${marks}.`;
  const line = (mark: string): string =>
    `This line is left of a merge conflict: ${mark}. Remove it, and see that the text around it is what you want.`;
  const THREE = '`<<<<<<<`, `=======`, `>>>>>>>`';

  for (const [name, lines, message] of [
    ['as git writes it', '«<<<<<<< HEAD\nours\n=======\ntheirs\n>>>>>>> feature/x»', keep(THREE)],
    [
      'with the text before both',
      '«<<<<<<< HEAD\nours\n||||||| 1a2b3c4\nbase\n=======\ntheirs\n>>>>>>> main»',
      keep('`<<<<<<<`, `|||||||`, `=======`, `>>>>>>>`'),
    ],
    ['without names', '«<<<<<<<\nours\n=======\ntheirs\n>>>>>>>»', keep(THREE)],
    ['with one side empty', '«<<<<<<< HEAD\n=======\ntheirs\n>>>>>>> main»', keep(THREE)],
    ['with a fence in it', '«<<<<<<< HEAD\n```\nours\n=======\n```\n>>>>>>> main»\n\n', keep(THREE)],
    ['inside a comment', '<!--\n«<<<<<<< HEAD\nours\n=======\ntheirs\n>>>>>>> main»\n-->', keep(THREE)],
    [
      'after a formatter',
      '«<<<<<<< HEAD\n# ours\n\ntheirs\n\n> > > > > > > main»',
      keep('`<<<<<<<`, `> > > > > > >`'),
    ],
    ['without its end', '«<<<<<<< HEAD»\nours', line('`<<<<<<<`')],
    ['without its beginning', 'theirs\n«>>>>>>> main»', line('`>>>>>>>`')],
    ['without its first line', 'ours\n«=======\ntheirs\n>>>>>>> main»', keep('`=======`, `>>>>>>>`')],
    [
      'twice',
      '«<<<<<<< HEAD\na\n=======\nb\n>>>>>>> main»\n\n«<<<<<<< HEAD\nc\n=======\nd\n>>>>>>> main»',
      keep(THREE),
    ],
    [
      'with a mark that is left over before it',
      '«<<<<<<< HEAD»\n\n«<<<<<<< HEAD\na\n=======\nb\n>>>>>>> main»',
      null,
    ],
  ] as const) {
    for (const lineEnd of ['\n', '\r\n'] as const) {
      test(`${name}, with ${JSON.stringify(lineEnd)}`, () => {
        const { text, ranges } = marked(makeReport({ answers: { 4: `${words(110)}\n\n${lines}` }, lineEnd }));
        const problems = coded(text, 'merge-conflict');
        assert.deepEqual(
          problems.map(({ code, severity, question, range }) => ({ code, severity, question, range })),
          ranges.map((range) => ({ code: 'merge-conflict', severity: 'error', question: 4, range })),
        );
        if (message !== null) for (const problem of problems) assert.equal(problem.message, message);
      });
    }
  }

  test('before the first question', () => {
    const { text, ranges } = marked(
      makeReport({ before: '«<<<<<<< HEAD\n# Ours\n=======\n# Theirs\n>>>>>>> main»\n\n' }),
    );
    assert.deepEqual(
      coded(text, 'merge-conflict').map(({ question, range }) => ({ question, range })),
      [{ question: null, range: ranges[0] }],
    );
  });

  test('over two questions, as one problem in the first', () => {
    const whole = makeReport();
    const at = whole.indexOf('### Question 5\n');
    const end = whole.indexOf('### Question 6\n');
    const block = whole.slice(at, end);
    const { text, ranges } = marked(
      `${whole.slice(0, at)}«<<<<<<< HEAD\n${block}=======\n${block}>>>>>>> main»\n\n${whole.slice(end)}`,
    );
    assert.deepEqual(
      coded(text, 'merge-conflict').map(({ question, range }) => ({ question, range })),
      [{ question: 4, range: ranges[0] }],
    );
  });

  for (const [name, lines] of [
    ['a heading with an underline', 'Our way\n=======\n\ntext'],
    ['a conflict that is shown in a fence', '```\n<<<<<<< HEAD\nours\n=======\ntheirs\n>>>>>>> main\n```'],
    ['arrows', '<<<<<<<< and >>>>>>>> and <<<<<<\n<<<<<<<HEAD\n ======= \n>>>>>>>x'],
    ['a table of one column', '|||||||\n|---|'],
    ['a quote in quotes', '> > > six\n> > > > > > six'],
  ] as const) {
    test(`says nothing of ${name}`, () => {
      assert.deepEqual(
        coded(makeReport({ answers: { 4: `${words(110)}\n\n${lines}` } }), 'merge-conflict'),
        [],
      );
    });
  }
});

suite('text-encoding', () => {
  const message = (count: string): string =>
    `${count} could not be read: the file is probably not saved as UTF-8, and then the checker cannot read it at all. Reopen it with its own encoding, and save it as UTF-8.`;

  test('one problem, at the first character', () => {
    const { text, ranges } = marked(
      makeReport({ answers: { 4: `${words(110)} Troms«\uFFFD» og\nBod\uFFFD\uFFFD` } }),
    );
    assert.deepEqual(check(text, FILES).problems, [
      {
        code: 'text-encoding',
        severity: 'information',
        question: 4,
        range: ranges[0],
        message: message('3 characters'),
      },
    ]);
  });

  test('before the first question', () => {
    const { text, ranges } = marked(makeReport({ before: '# A r«\uFFFD»port\n\n' }));
    assert.deepEqual(check(text, FILES).problems, [
      {
        code: 'text-encoding',
        severity: 'information',
        question: null,
        range: ranges[0],
        message: message('1 character'),
      },
    ]);
  });

  test('says nothing of letters of any kind', () => {
    assert.deepEqual(
      check(makeReport({ answers: { 4: `${words(110)} Tromsø 東京 🚀 \u0000` } }), FILES).problems,
      [],
    );
  });
});
