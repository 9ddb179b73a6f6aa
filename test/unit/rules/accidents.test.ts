import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { RuleCode } from '../../../common/codes';
import { applyFix } from '../../support/applyFix';
import { check } from '../../support/check';
import { figurePaths, makeReport, words } from '../../support/makeReport';
import { textAt } from '../../support/places';

const PROSE = words(120);

/** The problems with the given codes in a report with this answer to question 4, and the text in their ranges. */
function found(answer: string, ...codes: readonly RuleCode[]) {
  const text = makeReport({ answers: { 4: answer } });
  const problems = check(text, figurePaths()).problems.filter(({ code }) => codes.includes(code));
  return { text, problems, places: problems.map(({ range }) => textAt(text, range)) };
}

/** The answer after the first fix of its only problem with a code. */
function fixed(answer: string, code: RuleCode): string {
  const { text, problems } = found(answer, code);
  const [fix] = problems[0]?.fixes ?? [];
  assert.ok(fix);
  assert.equal(problems.length, 1);
  const result = applyFix(text, fix);
  assert.deepEqual(
    check(result, figurePaths()).problems.filter((problem) => problem.code === code),
    [],
  );
  const [before = '', after = ''] = text.split(answer);
  assert.ok(result.startsWith(before) && result.endsWith(after));
  return result.slice(before.length, result.length - after.length);
}

suite('heading-accidental', () => {
  for (const [answer, heading, after] of [
    [
      `${PROSE}\n\nWe rowed home.\n---\n\nThe end.`,
      'We rowed home.',
      `${PROSE}\n\nWe rowed home.\n\n---\n\nThe end.`,
    ],
    [
      `${PROSE}\n\nWe rowed\nand sailed\n=====\nThe end.`,
      'We rowed\nand sailed',
      `${PROSE}\n\nWe rowed\nand sailed\n\n=====\nThe end.`,
    ],
    [
      `${PROSE}\n\nName        Stmts   Miss  Cover\n-------------------------------\nboat.py        10      2    80%\n-------------------------------\nTOTAL          10      2    80%\n\nThe end.`,
      'Name        Stmts   Miss  Cover',
      `${PROSE}\n\nName        Stmts   Miss  Cover\n\n-------------------------------\nboat.py        10      2    80%\n\n-------------------------------\nTOTAL          10      2    80%\n\nThe end.`,
    ],
  ] as const) {
    test(`reports a paragraph above a line of dashes: ${JSON.stringify(heading)}`, () => {
      assert.deepEqual(found(answer, 'heading-accidental', 'placeholder-dashes').places, [heading]);
      assert.equal(fixed(answer, 'heading-accidental'), after);
    });
  }

  test('reports a comment between commands outside code', () => {
    const answer = `${PROSE}\n\n# get the boats\ngit clone https://example.org/boats\n\nThe end.`;
    assert.deepEqual(found(answer, 'heading-accidental', 'code-as-text').places, ['# get the boats']);
    assert.equal(
      fixed(answer, 'heading-accidental'),
      `${PROSE}\n\n    # get the boats\n    git clone https://example.org/boats\n\nThe end.`,
    );
  });

  for (const answer of [
    `The boats\n---------\n\n${PROSE}`,
    `Bådene\n===\n\n${PROSE}`,
    `${PROSE}\n\n---\n\nThe end.`,
    `${PROSE}\n\n| a | b |\n|---|---|\n| c | d |`,
    `# The boats\n\n${PROSE}`,
    `\`\`\`\nWe rowed.\n---\n# a comment\ngit pull origin\n\`\`\`\n\n${PROSE}`,
    `- We rowed.\n---\n\n${PROSE}`,
  ]) {
    test(`reports nothing for ${JSON.stringify(answer.replace(PROSE, '…'))}`, () => {
      assert.deepEqual(found(answer, 'heading-accidental').places, []);
    });
  }

  test('leaves dashes at the end to placeholder-dashes', () => {
    const { problems } = found(`${PROSE}\nand so on.\n---`, 'heading-accidental', 'placeholder-dashes');
    assert.deepEqual(
      problems.map(({ code }) => code),
      ['placeholder-dashes'],
    );
  });
});

suite('code-as-text', () => {
  for (const run of [
    'git clone https://example.org/boats\ncd boats/shed',
    'docker build . -t boat:latest\ndocker run boat:latest',
    '$ make sails\n$ make ropes',
    'pip install -r ropes.txt\npython src/row.py',
    'uv sync\nuv run row',
    'dvc pull\ndvc push',
  ]) {
    test(JSON.stringify(run), () => {
      const answer = `${PROSE} Do this:\n${run}\nThen row.`;
      const { problems, places } = found(answer, 'code-as-text');
      assert.deepEqual(places, [run]);
      assert.equal(problems[0]?.severity, 'information');
      const code = run.replaceAll(/^/gm, '    ');
      assert.equal(fixed(answer, 'code-as-text'), `${PROSE} Do this:\n\n${code}\n\nThen row.`);
    });
  }

  for (const answer of [
    `${PROSE}\n\n\`\`\`\ngit clone boats.git\ngit push origin\n\`\`\``,
    `${PROSE}\n\n    git clone boats.git\n    git push origin`,
    `${PROSE}\n\ngit clone boats.git\n\ngit push origin`,
    `${PROSE}\n\ngit push origin  \ngit pull origin`,
    `${PROSE}\ngit helps us to row,\ndocker is a harbour for boats.\nmake sure of it`,
    `${PROSE}\ngit add is a command. We use it.\ngit commit is one, too.`,
    `- git clone boats.git\n- git push origin\n\n${PROSE}`,
  ]) {
    test(`reports nothing for ${JSON.stringify(answer.replace(PROSE, '…'))}`, () => {
      assert.deepEqual(found(answer, 'code-as-text').places, []);
    });
  }
});

suite('answer-unfinished', () => {
  for (const [end, place] of [
    ['We used', 'used'],
    ['We rowed home. Vi brugte', 'brugte'],
    ['We took the oars as well as the', 'the'],
    ['We took oars, sails,', 'sails,'],
    ['The boats are these:', 'these:'],
    ['**The boats:**', 'boats:'],
    ['Vi tog årer og', 'og'],
    ['We rowed because of', 'of'],
    ['We rowed in order to', 'to'],
    ['Vi ville gerne have at', 'at'],
    ['Vi byggede en', 'en'],
  ] as const) {
    test(JSON.stringify(end), () => {
      const { problems, places } = found(`${PROSE}\n\n${end}`, 'answer-unfinished');
      assert.deepEqual(places, [place]);
      assert.equal(problems[0]?.severity, 'information');
    });
  }

  for (const end of [
    'We rowed home',
    'These are all the boats we used',
    's100001, s100002,',
    'The boats are these:\n\n- one\n- two',
    'The boats are these:\n\n```\none\n```',
    'He asked: “and the”?',
    'See [the boats](https://example.org/the).',
    '| a | the |',
    'We set `x,`',
    'TODO: the boats,',
    'Vi tog årer med',
    'In the end we took plan A',
    'All of us are in group a',
    'That is what we hoped for',
    'git commit -m a',
  ]) {
    test(`reports nothing for ${JSON.stringify(end)}`, () => {
      assert.deepEqual(found(`${PROSE}\n\n${end}`, 'answer-unfinished').places, []);
    });
  }
});
