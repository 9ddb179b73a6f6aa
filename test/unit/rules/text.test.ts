import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { Problem } from '../../../server/src/rules/rule';
import { applyEdits } from '../../support/applyFix';
import { check } from '../../support/check';
import { figurePaths, makeReport, words } from '../../support/makeReport';
import { marked } from '../../support/marked';
import { factsOf } from '../../support/mends';

const FILES = figurePaths();

function coded(text: string, code: Problem['code']): readonly Problem[] {
  return check(text, FILES).problems.filter((problem) => problem.code === code);
}

suite('merge-conflict', () => {
  const THREE = '`<<<<<<<`, `=======`, `>>>>>>>`';

  for (const [name, lines, marks] of [
    ['as git writes it', '«<<<<<<< HEAD\nours\n=======\ntheirs\n>>>>>>> feature/x»', THREE],
    [
      'with the common base',
      '«<<<<<<< HEAD\nours\n||||||| 1a2b3c4\nbase\n=======\ntheirs\n>>>>>>> main»',
      '`<<<<<<<`, `|||||||`, `=======`, `>>>>>>>`',
    ],
    ['without names', '«<<<<<<<\nours\n=======\ntheirs\n>>>>>>>»', THREE],
    ['with one side empty', '«<<<<<<< HEAD\n=======\ntheirs\n>>>>>>> main»', THREE],
    ['with a fence in it', '«<<<<<<< HEAD\n```\nours\n=======\n```\n>>>>>>> main»\n\n', THREE],
    ['inside a comment', '<!--\n«<<<<<<< HEAD\nours\n=======\ntheirs\n>>>>>>> main»\n-->', THREE],
    [
      'after a formatter',
      '«<<<<<<< HEAD\n# ours\n\ntheirs\n\n> > > > > > > main»',
      '`<<<<<<<`, `> > > > > > >`',
    ],
    ['without its end', '«<<<<<<< HEAD»\nours', '`<<<<<<<`'],
    ['without its beginning', 'theirs\n«>>>>>>> main»', '`>>>>>>>`'],
    ['without its first line', 'ours\n«=======\ntheirs\n>>>>>>> main»', '`=======`, `>>>>>>>`'],
    [
      'twice',
      '«<<<<<<< HEAD\na\n=======\nb\n>>>>>>> main»\n\n«<<<<<<< HEAD\nc\n=======\nd\n>>>>>>> main»',
      THREE,
    ],
    ['with a leftover mark before it', '«<<<<<<< HEAD»\n\n«<<<<<<< HEAD\na\n=======\nb\n>>>>>>> main»', null],
  ] as const) {
    for (const lineEnd of ['\n', '\r\n'] as const) {
      test(`is found ${name}, with ${JSON.stringify(lineEnd)}`, () => {
        const { text, ranges } = marked(makeReport({ answers: { 4: `${words(110)}\n\n${lines}` }, lineEnd }));
        const problems = coded(text, 'merge-conflict');
        assert.deepEqual(
          problems.map(({ code, severity, question, range }) => ({ code, severity, question, range })),
          ranges.map((range) => ({ code: 'merge-conflict', severity: 'error', question: 4, range })),
        );
        for (const { message } of problems) assert.ok(marks === null || message.includes(marks));
      });
    }
  }

  test('is found before the first question', () => {
    const { text, ranges } = marked(
      makeReport({ before: '«<<<<<<< HEAD\n# Ours\n=======\n# Theirs\n>>>>>>> main»\n\n' }),
    );
    assert.deepEqual(
      coded(text, 'merge-conflict').map(({ question, range }) => ({ question, range })),
      [{ question: null, range: ranges[0] }],
    );
  });

  test('is one problem in the first of two questions', () => {
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
    ['a conflict in a fence', '```\n<<<<<<< HEAD\nours\n=======\ntheirs\n>>>>>>> main\n```'],
    ['arrows', '<<<<<<<< and >>>>>>>> and <<<<<<\n<<<<<<<HEAD\n ======= \n>>>>>>>x'],
    ['a table with one column', '|||||||\n|---|'],
    ['a quote in quotes', '> > > six\n> > > > > > six'],
  ] as const) {
    test(`reports nothing for ${name}`, () => {
      assert.deepEqual(
        coded(makeReport({ answers: { 4: `${words(110)}\n\n${lines}` } }), 'merge-conflict'),
        [],
      );
    });
  }
});

suite('The fixes of merge-conflict', () => {
  const BEFORE = words(110);
  /** The kind of each fix for a report with one answer, and the version that it keeps. */
  function fixed(lines: string, lineEnd: '\n' | '\r\n' = '\n'): readonly (readonly [string, string])[] {
    const text = makeReport({ answers: { 4: `${BEFORE}\n\n${lines}` }, lineEnd });
    return coded(text, 'merge-conflict').flatMap(({ fixes = [] }) =>
      fixes.map(({ kind = '', edits }) => {
        const result = applyEdits(text, edits);
        const answers = ['ours', 'theirs', 'both'].map((which) => resolved(which, lineEnd));
        const index = answers.indexOf(result);
        return [kind, ['ours', 'theirs', 'both'][index] ?? result] as const;
      }),
    );
  }
  function resolved(which: string, lineEnd: '\n' | '\r\n'): string {
    const kept =
      which === 'both'
        ? 'Ours is this.\nTheirs is that.'
        : which === 'ours'
          ? 'Ours is this.'
          : 'Theirs is that.';
    return makeReport({ answers: { 4: `${BEFORE}\n\n${kept}\n\nThe end.` }, lineEnd });
  }
  const ALL_FIXES = [
    ['mergeConflict.first', 'ours'],
    ['mergeConflict.second', 'theirs'],
    ['mergeConflict.both', 'both'],
  ];
  const CONFLICT = '<<<<<<< HEAD\nOurs is this.\n=======\nTheirs is that.\n>>>>>>> feature/x\n\nThe end.';

  for (const lineEnd of ['\n', '\r\n'] as const)
    test(`keep one version, or both, with ${JSON.stringify(lineEnd)}`, () => {
      assert.deepEqual(fixed(CONFLICT, lineEnd), ALL_FIXES);
    });

  test('remove the common base', () => {
    assert.deepEqual(fixed(CONFLICT.replace('=======', '||||||| 1a2b\nBase was so.\n=======')), ALL_FIXES);
  });

  test('name the versions as git does', () => {
    const text = makeReport({ answers: { 4: `${BEFORE}\n\n${CONFLICT}` } });
    assert.deepEqual(
      coded(text, 'merge-conflict').flatMap(({ fixes = [] }) => fixes.map(({ title }) => title)),
      ['Keep the first version: HEAD', 'Keep the second version: feature/x', 'Keep both versions'],
    );
  });

  for (const [name, lines] of [
    ['without its end', '<<<<<<< HEAD\nOurs is this.'],
    ['with a heading in one version', '<<<<<<< HEAD\n### Ours\n=======\nTheirs is that.\n>>>>>>> main'],
    ['with an answer’s mark in one version', '<<<<<<< HEAD\nOurs\n=======\nAnswer: theirs\n>>>>>>> main'],
    ['longer than the limit for each change', `<<<<<<< HEAD\n${'a\n'.repeat(600)}=======\nb\n>>>>>>> main`],
  ] as const)
    test(`do not exist for a conflict ${name}`, () => {
      assert.deepEqual(fixed(lines), []);
    });

  test('keep one version if both have the same headings', () => {
    const whole = makeReport();
    const at = whole.indexOf('### Question 5\n');
    const end = whole.indexOf('### Question 6\n');
    const block = whole.slice(at, end);
    const text = `${whole.slice(0, at)}<<<<<<< HEAD\n${block}=======\n${block}>>>>>>> main\n${whole.slice(end)}`;
    const [problem] = coded(text, 'merge-conflict');
    const fixes = problem?.fixes ?? [];
    assert.deepEqual(
      fixes.map(({ edits }) => applyEdits(text, edits) === whole),
      [true, true],
    );
  });
});

suite('text-encoding', () => {
  test('is one problem at the first character', () => {
    const { text, ranges } = marked(
      makeReport({ answers: { 4: `${words(110)} Troms«\uFFFD» og\nBod\uFFFD\uFFFD` } }),
    );
    assert.deepEqual(check(text, FILES).problems.map(factsOf), [
      {
        code: 'text-encoding',
        severity: 'information',
        question: 4,
        range: ranges[0],
      },
    ]);
  });

  test('is found before the first question', () => {
    const { text, ranges } = marked(makeReport({ before: '# A r«\uFFFD»port\n\n' }));
    assert.deepEqual(check(text, FILES).problems.map(factsOf), [
      {
        code: 'text-encoding',
        severity: 'information',
        question: null,
        range: ranges[0],
      },
    ]);
  });

  test('reports nothing for letters of any kind', () => {
    assert.deepEqual(
      check(makeReport({ answers: { 4: `${words(110)} Tromsø 東京 🚀 \u0000` } }), FILES).problems,
      [],
    );
  });
});
