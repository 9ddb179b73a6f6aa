import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { Problem } from '../../../server/src/rules/rule';
import { check } from '../../support/check';
import { figurePaths, makeReport, words, type Placement, type ReportOptions } from '../../support/makeReport';
import { marked } from '../../support/marked';
import { factsOf } from '../../support/mends';

const FILES = figurePaths();
const PROSE = words(120);

/** A report with an answer to question 4 in which `«` and `»` mark ranges. */
function withAnswer(answer: string, options: ReportOptions = {}) {
  const { text, ranges } = marked(makeReport({ ...options, answers: { 4: answer } }));
  return { text, ranges, problems: check(text, FILES).problems };
}

function coded(problems: readonly Problem[], code: Problem['code']): readonly Problem[] {
  return problems.filter((problem) => problem.code === code);
}

suite('todo-left', () => {
  for (const placement of ['below', 'quoted', 'inline', 'no-blank', 'unquoted'] satisfies Placement[]) {
    for (const lineEnd of ['\n', '\r\n', '\r'] as const) {
      test(`is found ${placement}, with ${JSON.stringify(lineEnd)}`, () => {
        const { problems, ranges } = withAnswer(`«TODO»: ask Ann\n${PROSE}\n\nand «TODO»`, {
          placement,
          lineEnd,
        });
        assert.deepEqual(
          problems.map(factsOf),
          ranges.map((range) => ({
            code: 'todo-left',
            severity: 'information',
            question: 4,
            range,
          })),
        );
      });
    }
  }

  for (const line of [
    'Then «[...]»',
    '«[…]» and we sailed.',
    'The sails are «TO BE COMPLETED»',
    '«TO BE FILLED IN» by Ann',
    'The wind «(to be updated)» was fair.',
    'Three boats «(subject to change)» went out.',
    'Seks både «(kommer senere)» sejlede.',
    'Vinden «SKAL OPDATERES».',
    'Det er «[skal udfyldes]» for os.',
    'The code is at «<LINK>».',
    'It is at «<insert link here>».',
    'Koden ligger her: «<indsæt link>».',
    'The code is «[here](insert link)».',
    'The code is «[here]()», or «[there](#)», or «[near](your-link)».',
    'Koden er «[her](indsæt link)».',
    'Clone https://example.org/«[your-repo]» first.',
    'It lies at «[link]».',
    'The share was «X%» of all.',
    'Dækningen er «X %».',
    'It ends with ~«X.X%» of them.',
    'The wind «--> FALTA»',
    'Ann rowed «-> MANGLER» and Ben',
    '«Lorem ipsum» dolor sit amet.',
    '«TODO»',
    '«TODO»: @all',
    '**«TODO»** write this',
    '_«TODO»_: write this',
    '(«TODO»)',
    '[«TODO»]',
    'See [the run](«TODO»).',
    'The rest is «TODO».',
    'The «TODO»: say more of it.',
    '- «TODO» add the figure',
    '«FIXME» wrong number',
    'We used «XXX» of them.',
    'It reached «XX.X» %, or «XX»%.',
    'The date is «TBD».',
    '«todo»: write this',
    '* «Todo» : write this',
    '(«todo»)',
    '[«tbd»]',
    'It took («??») hours.',
    '«tbd»',
    '«xxx»',
    '«??»',
    '- «?»',
    '**«???»**',
    '«!!FILL!!» - challenges:',
    '\t«!!fill this in!!» and more',
    '«!!TODO!!»',
    'The date is «TBA».',
    'It took «???» hours.',
    'The share was «xx»%, or «__»%.',
    'We are «______» of them.',
    'We reached «X%», vi nåede «X %».',
    '«NOTE TO SELF»: look it up',
    '«To-do»: the sails',
    '«TO DO»: the sails',
    '«MANGLER»: figur af båden',
    '«FALTA»',
    '«To be written».',
    '«To be continued»...',
    '«Udfyldes»',
    '*«Kommer senere»*',
    'Then «[ ... ]» and «(...)»',
    'The boat «(insert figure here)»',
    'Båden «(indsæt figur her)»',
    '«INSERT FIGURE HERE»',
    '«--> SKRIV» MERE',
    '«++»',
    '«++»@all how many hours?',
    '«++» more of this',
    '- «++»',
    'Member 3 «++»',
    'Member 3 «++»  ',
    '«...»',
    '«…»',
    '<!-- «TODO» ask Ann -->',
    '`code` and `` more ` code `` «TODO» and `TODO`',
    'a ` on its own «TODO»',
  ]) {
    test(JSON.stringify(line), () => {
      const { problems, ranges } = withAnswer(`${PROSE}\n\n${line}\n\nThe end.`);
      assert.deepEqual(
        problems.map(({ code, range }) => ({ code, range })),
        ranges.map((range) => ({ code: 'todo-left', range })),
      );
    });
  }

  for (const line of [
    'The log says “the boat [...] was red”, and so it was.',
    '"The boat […] sank", said Ann.',
    'The list is rows[...] of boats[…](a).',
    'Work is to be completed, and the plan to be updated (to be fair).',
    'Planen skal opdateres hver uge (skal vi mene).',
    'Prices are subject to change.',
    'We wrote <link rel="icon"> and <b>bold</b> and <https://example.org>.',
    'See [here](https://example.org/insert) and [there](figures/#x) and [link](https://a.b).',
    'Boats --> CHECK --> harbour.',
    'export BOAT=<your boat>',
    'XX stands for a chromosome.',
    'We insert it (see here) and add it here.',
    'The list is f(...) and “we (...) rowed”.',
    'This is to be written by Ann.',
    'Really??? Yes.',
    'The names a__b and __init__ and __bold__ are fine.',
    'Der mangler en båd, og MANGLER er et ord.',
    'The boat [one of three] sank [1] in the fog [see below].',
    'We keep the best X% of boats, and 50% of sails.',
    'Requests go --> HTTP --> REST -> MISSINGNO.',
    'We went on, and on ... to the harbour',
    'We kept a todo list, a to-do list and a TODO list.',
    'We keep our TODOs in the issues.',
    'The TODO comments were found by ruff.',
    'A TODO in the code fails the build.',
    'They are marked as TODO in the code.',
    'We wrote "TODO" where something was missing.',
    'It says \\`TODO\\` in the code.',
    'All is in `TODO` or in `# TODO: later`.',
    'All is in TODO.md and docs/TODO and --TODO and TODO_LIST.',
    'https://example.org/TODO?x=XXX',
    '`a code span\nthat goes on: TODO` here',
    'We wrote it in C++.',
    'We wrote it in C ++',
    'The counter is i++ then',
    'Is that enough?',
    'Really?? Yes!! We did it!! And it works!!',
    'One, two ... and so on ...',
    '- one\n- two\n- ...',
    'XX stands for a chromosome, XXL for a size.',
    'From 20XX on',
    'MIX XXVII 1:XXX=XXXX',
    'We need + and ++ in a regular expression.',
    '```\nTODO\n++\n??\n```',
    '~~~python\n# TODO: later\n~~~',
    '<!--\n...\n-->',
  ]) {
    test(`reports nothing for ${JSON.stringify(line)}`, () => {
      assert.deepEqual(withAnswer(`${PROSE}\n\n${line}\n\nThe end.`).problems, []);
    });
  }

  test('reports a mark that is the whole answer', () => {
    for (const mark of ['TODO', '...', '?', '++']) {
      const { problems, ranges } = withAnswer(`«${mark}»`);
      assert.deepEqual(
        coded(problems, 'todo-left').map(({ range }) => range),
        ranges,
        mark,
      );
    }
  });

  test('reports an ellipsis after a word at the very end', () => {
    const ended = withAnswer(`${PROSE}\n\nWe rowed and then «...»`);
    assert.deepEqual(
      ended.problems.map(({ code, range }) => [code, range]),
      [['todo-left', ended.ranges[0]]],
    );
    for (const end of ['We said “and then ...”', 'We rowed...', 'We rowed ...\n\n```\nrow ...\n```'])
      assert.deepEqual(coded(withAnswer(`${PROSE}\n\n${end}`).problems, 'todo-left'), [], end);
  });

  test('reports nothing for an unanswered question', () => {
    assert.deepEqual(coded(withAnswer('<!-- TODO -->').problems, 'todo-left'), []);
  });
});

suite('example-left', () => {
  for (const line of [
    'Member «sXXXXXX» wrote it.',
    'Member «sxxxxxx», too.',
    'It is at «<weblink>».',
    'It is at «<weburl>»',
  ]) {
    test(line, () => {
      const { problems, ranges } = withAnswer(`${PROSE}\n\n${line}`);
      assert.deepEqual(problems.map(factsOf), [
        { code: 'example-left', severity: 'information', question: 4, range: ranges[0] },
      ]);
    });
  }

  for (const line of [
    'We saw `sXXXXXX` and `<weblink>`.',
    '```\nsXXXXXX <weblink>\n```',
    'The taxxes, the asxxx.',
    '<web>',
  ]) {
    test(`reports nothing for ${JSON.stringify(line)}`, () => {
      assert.deepEqual(withAnswer(`${PROSE}\n\n${line}`).problems, []);
    });
  }

  const EXAMPLE = [
    '> *We carried the letters in a ... from the harbour to ... and ... . Then we sent ... home, and slept.*',
    '> *Nobody knew why ... were late.*',
  ].join('\n');

  /** A report with that example in question 4, and an answer in which `«` and `»` mark ranges. */
  function withExample(answer: string) {
    const { text, ranges } = marked(makeReport({ answers: { 4: answer } }));
    const at = text.indexOf('> *A line that nobody needs.*', text.indexOf('### Question 4\n'));
    const own = text.slice(0, at) + EXAMPLE + text.slice(at + '> *A line that nobody needs.*'.length);
    const moved = ranges.map(({ start, end }) => ({
      start: { ...start, line: start.line + 1 },
      end: { ...end, line: end.line + 1 },
    }));
    return { ranges: moved, problems: check(own, FILES).problems };
  }

  for (const [name, answer] of [
    ['a copied start', `We carried the «letters in a ... from the harbour» by van.`],
    [
      'a copied sentence',
      `We carried the «letters in a ... from the harbour to ... and ... . Then we sent ... home, and slept».`,
    ],
    ['with a real ellipsis', `Once we carried «letters in a … from the harbour» there.`],
    ['across a line end', `Of course «nobody knew why ...\nwere late» that day.`],
    ['only words after the gap', `Yesterday «... from the harbour» came a van.`],
    ['only words before the gap', `Tell me: «nobody knew why ...»`],
    ['emphasised', `*Of course **«nobody knew why** ... were late»*`],
    ['in other letter case', `«NOBODY knew why ...»`],
    ['in each paragraph', `«Nobody knew why ...»\n\nThen «then we sent ... home, and» all was well.`],
  ] as const) {
    test(name, () => {
      const { problems, ranges } = withExample(`${PROSE}\n\n${answer}`);
      assert.deepEqual(
        problems.map(({ code, range }) => ({ code, range })),
        ranges.map((range) => ({ code: 'example-left', range })),
      );
    });
  }

  for (const [name, answer] of [
    ['the example with its gaps filled in', 'We carried the letters in a van from the harbour to the hall.'],
    ['an original ellipsis', 'We sorted all night ... and slept all day.'],
    ['two words of the example', 'We did not know why ... you see.'],
    ['code', '`Nobody knew why ... were late`'],
  ] as const) {
    test(`reports nothing for ${name}`, () => {
      assert.deepEqual(withExample(`${PROSE}\n\n${answer}`).problems, []);
    });
  }

  test('reports nothing for an example of another question that has lost its heading', () => {
    const whole = makeReport();
    const text = whole
      .replace('### Question 5\n', '')
      .replaceAll('*A line that nobody needs.*', '*We carried letters in a ... for sXXXXXX*');
    assert.deepEqual(coded(check(text, FILES).problems, 'example-left'), []);
  });
});
