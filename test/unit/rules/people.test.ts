import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import type { Problem } from '../../../server/src/rules/rule';
import { check } from '../../support/check';
import { figurePaths, makeReport, words, type Placement, type ReportOptions } from '../../support/makeReport';
import { marked } from '../../support/marked';
import { factsOf } from '../../support/mends';
import { runs } from '../../support/runs';

const PLACEMENTS: readonly Placement[] = ['below', 'quoted', 'inline', 'no-blank', 'unquoted'];

function inspect(answers: Readonly<Record<number, string>>, options: ReportOptions = {}) {
  const { text, ranges } = marked(makeReport({ ...options, answers }));
  const { problems } = check(text, figurePaths(options));
  return { text, ranges, problems };
}

function coded(problems: readonly Problem[], code: Problem['code']): readonly Problem[] {
  return problems.filter((problem) => problem.code === code);
}

suite('group-number', () => {
  for (const answer of [
    '7',
    'Group 12',
    'Group-7',
    'Group 80.',
    'We are group 140.',
    '**MLOps 130**',
    'Group23',
    '#9',
    '---\n\n61\n\n---',
    '`12`',
    'Our group:\n\n- 12',
  ]) {
    test(`reports nothing for ${JSON.stringify(answer)}`, () => {
      assert.deepEqual(coded(inspect({ 1: answer }).problems, 'group-number'), []);
    });
  }

  for (const answer of [
    '«not applicable»',
    '«The late ones»',
    '«s100001»',
    '---\n\n«none»\n\n---',
    '«We signed up\n\nlate»',
    '«twelve»\n\n<!-- 12 -->',
  ]) {
    for (const placement of PLACEMENTS) {
      test(`reports ${JSON.stringify(answer)}, ${placement}`, () => {
        const { problems, ranges } = inspect({ 1: answer }, { placement });
        assert.deepEqual(coded(problems, 'group-number').map(factsOf), [
          {
            code: 'group-number',
            severity: 'information',
            question: 1,
            range: ranges[0],
          },
        ]);
      });
    }
  }

  test('reports nothing if another rule explains it', () => {
    for (const answer of ['', '--- question 1 fill here ---', 'TODO', '++']) {
      assert.deepEqual(coded(inspect({ 1: answer }).problems, 'group-number'), [], answer);
    }
  });

  test('reports nothing for another course', () => {
    const course = Array.from({ length: 5 }, () => ({}));
    const answers = { 1: 'a', 2: 'b', 3: 'c', 4: 'd', 5: 'e' };
    assert.deepEqual(inspect(answers, { course }).problems, []);
  });
});

suite('study-number', () => {
  for (const answer of [
    's123456, s234567',
    '123456, 234567',
    'S123456 and s 234567 and s-345678',
    'Ann (s123456)\nBo (s234567)',
    '| Name | Number |\n|---|---|\n| Ann | s123456 |',
    '[s123456](mailto:s123456@student.example.org)',
    '1. s123456\n2. s234567',
    'Ann: 12651637\n\nBo: 11946974',
    '`s123456`',
    '---\ns123456\n\n---',
  ]) {
    test(`reports nothing for ${JSON.stringify(answer)}`, () => {
      assert.deepEqual(coded(inspect({ 2: answer, 31: words(60) }).problems, 'study-number'), []);
    });
  }

  for (const answer of [
    's123456, «s12345»',
    's123456, «s1234567»',
    '«s12E456»',
    's123456, «12651637»',
    '«Ann and Bo»',
    '---\n\n«Ann\n\nBo»\n\n---',
  ]) {
    for (const placement of PLACEMENTS) {
      test(`reports ${JSON.stringify(answer)}, ${placement}`, () => {
        const { problems, ranges } = inspect({ 2: answer, 31: words(60) }, { placement });
        assert.deepEqual(
          coded(problems, 'study-number').map(({ question, range, severity }) => ({
            question,
            range,
            severity,
          })),
          [{ question: 2, range: ranges[0], severity: 'information' }],
        );
      });
    }
  }

  test('reports nothing if another rule explains it', () => {
    for (const answer of ['', '--- question 2 fill here ---', 'TODO', 'sXXXXXX, sXXXXXX']) {
      assert.deepEqual(coded(inspect({ 2: answer, 31: words(60) }).problems, 'study-number'), [], answer);
    }
  });
});

suite('contribution-missing', () => {
  const PROSE = words(60);

  /** The problems of the last answer of a report with these members. */
  function contributions(members: string, last: string, options: ReportOptions = {}) {
    const number = options.edition === '2023' ? 27 : 31;
    const { problems, ranges, text } = inspect({ 2: members, [number]: last }, options);
    return { problems: coded(problems, 'contribution-missing'), ranges, text };
  }

  for (const edition of ['2023', '2025', '2026'] as const) {
    for (const placement of PLACEMENTS) {
      for (const lineEnd of ['\n', '\r\n'] as const) {
        test(`reports a member who is not named, in ${edition}, ${placement}, with ${JSON.stringify(lineEnd)}`, () => {
          const number = edition === '2023' ? 27 : 31;
          const { problems, text } = contributions(
            's100001, s100002, s100003',
            `${PROSE}\n\ns100001 did the data and s100003 the model.`,
            { edition, placement, lineEnd },
          );
          const lines = text.split(lineEnd);
          const line = lines.findIndex(
            (one, index) => index > lines.indexOf(`### Question ${number}`) && one.includes('Answer:'),
          );
          const character = lines[line]?.indexOf('Answer:') ?? -1;
          assert.deepEqual(problems.map(factsOf), [
            {
              code: 'contribution-missing',
              severity: 'warning',
              question: number,
              range: { start: { line, character }, end: { line, character: character + 7 } },
            },
          ]);
        });
      }
    }
  }

  const LIST = 's100001, s100002, s100003';
  const NAMED = '- Ann Berg (s100001)\n- Bo Dahl Holm, s100002\n- s100003: eriks';

  for (const [name, members, last, whom, stranger] of [
    ['two of three', LIST, 'Student s100002 did it.', 's100001 or s100003'],
    ['three of four', `${LIST}, s100004`, 's100004 did it.', 's100001, s100002 or s100003'],
    ['numbers without `s`', '100001, 100002', '100001 did it.', '100002'],
    ['one with a mistyped number', LIST, 's100001, s100002 and s100030 did it.', 's100003', 's100030'],
    ['one whose number is inside another', '100001, 100002', '100001 and 1100002 did it.', '100002'],
    ['names beside numbers', NAMED, 'Ann and Bo did it.', 'eriks (s100003)'],
    [
      'a name in a table',
      '| Name | Number |\n|:--|--:|\n| Ann Berg | s100001 |\n| Bo Dahl | s100002 |',
      'Ann did it.',
      'Bo Dahl (s100002)',
    ],
    [
      'names before numbers on one line',
      'Ann Berg, s100001, Bo Dahl, s100002',
      'Ann did it.',
      'Bo Dahl (s100002)',
    ],
    [
      'names in parentheses on one line',
      'ann (s100001), bod (s100002) and cil (s100003)',
      'Ann did it with s100002.',
      'cil (s100003)',
    ],
    ['all, although they have names', 'Ann s100001\nBo s100002', 'The model was slow.', 'any member'],
    ['all, if only a stranger is named', 's100001, s100002', 's200002 did it.', 'any member', 's200002'],
    [
      'one, although all reviewed code',
      LIST,
      's100001 did the data, s100002 the model. All members reviewed code.',
      's100003',
    ],
    [
      'one, although the others did equal parts',
      LIST,
      's100001 and s100002 of the group did equal parts.',
      's100003',
    ],
    [
      'one whose name is a common word',
      'Will Ray s100001\nBo Dahl s100002',
      'Bo did it, and will do more.',
      'Will Ray (s100001)',
    ],
  ] as const) {
    test(`names the missing members: ${name}`, () => {
      const { problems } = contributions(members, `${PROSE}\n\n${last}`);
      const [problem, ...others] = problems;
      assert.ok(problem);
      assert.deepEqual(others, []);
      assert.ok(problem.message.includes(` ${whom}.`));
      assert.equal(problem.message.includes(stranger ?? 'It names'), stranger !== undefined);
    });
  }

  test('comes with study-number for a number in the last answer that question 2 does not list', () => {
    for (const [members, last] of [
      [LIST, 's100001 did a, s100002 b, s100003 c and «s100009» d.'],
      [LIST, 'All members contributed equally, with help of «s100009».'],
      ['s100001', 's100001 did a, and «s100009» b.'],
      ['s100001, s100002', 's100001 og s100002 lavede a, og «S100009» lavede b.'],
    ] as const) {
      const { problems, ranges } = inspect({ 2: members, 31: `${PROSE}\n\n${last}` });
      assert.deepEqual(
        coded(problems, 'study-number').map(({ range, question }) => [range, question]),
        ranges.map((range) => [range, 31]),
      );
      assert.deepEqual(coded(problems, 'contribution-missing'), []);
    }
    for (const last of [
      's100001 did a, s100002 b, s100003 c.',
      's100001 a, s100002 b, s100003 the s3data7.',
    ]) {
      assert.deepEqual(coded(inspect({ 2: LIST, 31: `${PROSE}\n\n${last}` }).problems, 'study-number'), []);
    }
  });

  for (const [name, members, last] of [
    ['all are named by number', LIST, 's100001 did a. 100002 did b. **S100003** did c.'],
    ['all are named by first name', NAMED, 'Ann did a, Bo b and Eriks c.'],
    ['all are named by last name or number', NAMED, 'BERG did a, Holm b and s100003 c.'],
    ['all are named by initials', 'Ann Berg s100001\nBo Dahl Holm s100002', '**AB**: a\n\n- BDH: b'],
    ['initials are with the numbers', 'AB s100001\nBD s100002', 'AB did a, BD b.'],
    [
      'all are named in a table',
      LIST,
      '| Who | What |\n|---|---|\n| s100001 | a |\n| s100002 | b |\n| s100003 | c |',
    ],
    ['names are written with other accents', 'Ren\u00e9 s100001\nBo s100002', 'Rene\u0301 did a, Bo b.'],
    ['all contributed equally', LIST, 'All members contributed equally.'],
    ['everyone did everything', LIST, 'We had no fixed tasks. Everyone did everything.'],
    [
      'one is named and all shared equally',
      LIST,
      's100001 owned the repository. The work was shared equally by all members.',
    ],
    ['only numbers are known, and names are used', LIST, 'Ann did a, Bo did b and Cil did c.'],
    ['there is one member', 's100001', 'The model was slow.'],
    ['the members are not listed', '', 's100001 did it.'],
    ['the members have no numbers', 'Ann and Bo', 'Ann did it.'],
    [
      'a number is listed twice',
      's100001, s100002 (s100001@student.example.org)',
      's100001 did a, s100002 b.',
    ],
  ] as const) {
    test(`reports nothing if ${name}`, () => {
      assert.deepEqual(contributions(members, `${PROSE}\n\n${last}`).problems, []);
    });
  }

  test('reports nothing for a malformed number in the list, which may be correct in the last answer', () => {
    const { problems } = inspect({
      2: 's100001, s10002, s100003',
      31: `${PROSE}\n\ns100001 the data, s100002 the page.`,
    });
    assert.deepEqual(
      problems.map(({ code }) => code),
      ['study-number', 'contribution-missing'],
    );
  });

  for (const [name, last] of [
    ['a line with a dash', 's100001 - the data\n\n«s100002 -»\n\ns100003 - the model'],
    ['an item of a list', '- s100001: the data\n- «s100002:»\n- s100003: the model'.replace('- «s', '«- s')],
    ['the last line', 's100001 - the data\ns100003 - the model\n«Student s100002»'],
    [
      'a line before one about all',
      's100001 - the data\ns100003 - the model\n\n«s100002»\n\nAll members wrote the report.',
    ],
  ] as const) {
    test(`reports a member without a contribution: ${name}`, () => {
      const { problems, ranges } = contributions(LIST, `${PROSE}\n\n${last}`);
      assert.deepEqual(problems.map(factsOf), [
        {
          code: 'contribution-missing',
          severity: 'warning',
          question: 31,
          range: ranges[0],
        },
      ]);
    });
  }

  for (const [name, last] of [
    ['below the number', 's100001\n\nthe data\n\ns100002\n\nthe page\n\ns100003\n\nthe model'],
    ['in a list below the number', 's100001: the data\n\ns100002:\n\n- the page\n\ns100003: the model'],
    ['in another line', 's100001 - the data\n\ns100002\n\ns100003 - the model, with s100002'],
    ['before the number', 'the data: s100001\nthe page: s100002\nthe model: s100003'],
    ['for two at once', 's100001 - the data\ns100002, s100003\nthe model'],
  ] as const) {
    test(`reports nothing for a member with a contribution ${name}`, () => {
      assert.deepEqual(contributions(LIST, `${PROSE}\n\n${last}`).problems, []);
    });
  }

  test('reports nothing for a TODO note instead of a contribution', () => {
    const { problems } = inspect({
      2: LIST,
      31: `${PROSE}\n\ns100001 the data\ns100002 ++\ns100003 the model`,
    });
    assert.deepEqual(
      problems.map(({ code }) => code),
      ['todo-left'],
    );
  });

  test('reports nothing if the last question is unanswered', () => {
    for (const last of ['', '--- question 31 fill here ---']) {
      assert.deepEqual(contributions(LIST, last).problems, []);
    }
  });

  test('names exactly the missing members', () => {
    const digits = fc.uniqueArray(fc.integer({ min: 100000, max: 999999 }), { minLength: 2, maxLength: 6 });
    const separator = fc.constantFrom(', ', ' ', '\n', '\n- ', ' & ', ' | ', '; ');
    fc.assert(
      fc.property(
        digits,
        fc.array(fc.boolean(), { minLength: 6, maxLength: 6 }),
        separator,
        (numbers, isNamed, between) => {
          const named = numbers.filter((_, index) => isNamed[index] === true);
          fc.pre(named.length > 0);
          const left = numbers.filter((one) => !named.includes(one)).map((one) => `s${one}`);
          const last = named.map((one) => `Member s${one} did a part of it.`).join(' ');
          const { problems } = contributions(
            numbers.map((one) => `s${one}`).join(between),
            `${PROSE}\n\n${last}`,
          );
          const list =
            left.length < 2 ? left.join('') : `${left.slice(0, -1).join(', ')} or ${left.at(-1) ?? ''}`;
          assert.equal(problems.length, left.length === 0 ? 0 : 1);
          assert.ok(left.length === 0 || problems[0]?.message.includes(` ${list}.`));
        },
      ),
      runs(100),
    );
  });
});
