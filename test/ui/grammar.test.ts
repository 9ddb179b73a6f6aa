import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { VSCODE_VERSIONS, installVscode } from '../support/vscodeInstall';
import { markdownGrammar, scopedTexts } from './support/textmate';
import { builtInThemes } from './support/themes';

const version = VSCODE_VERSIONS.find((known) => known === process.env['VSCODE_VERSION']);
if (version === undefined) throw new Error('Run this with `npm run test:ui`.');
const vscode = await installVscode(version);
const PLAIN = { settings: [] };

/** Every form to which the extension gives scopes. */
const MARKED = [
  '### Question 1',
  '',
  '> **Which boats lie there?**',
  '>',
  '> Recommended answer length: 100-200 words + 1 to 3 screenshots.',
  '>',
  '> Answer:',
  '',
  '--- question 1 fill here ---',
];

suite('Grammar', () => {
  test('highlights limits, `Answer:` and placeholders', async () => {
    assert.deepEqual(await marks(MARKED), [
      ['Recommended answer length', 'meta.limits', 'storage.type.limits', 'support.type.limits'],
      [':', 'meta.limits', 'storage.type.limits', 'support.type.limits'],
      [' ', 'meta.limits'],
      ['100-200', 'meta.limits', 'constant.numeric.limits'],
      [' words + ', 'meta.limits'],
      ['1 to 3', 'meta.limits', 'constant.numeric.limits'],
      [' screenshots', 'meta.limits'],
      ['Answer:', 'storage.type.answer', 'support.type.answer'],
      ['--- question 1 fill here ---', 'string.other.placeholder', 'markup.deleted.placeholder'],
    ]);
  });

  test('highlights variants that people make of the template', async () => {
    const texts = async (...lines: string[]): Promise<string[]> =>
      (await marks(lines)).map(([text]) => text ?? '');
    assert.deepEqual(await texts('> **Answer:**'), ['Answer:']);
    assert.deepEqual(await texts('>Answer: often'), ['Answer:']);
    assert.deepEqual(await texts('', 'Answer:', ''), ['Answer:']);
    assert.deepEqual(await texts('> --- question 12 fill here ---'), ['--- question 12 fill here ---']);
    assert.deepEqual(await texts('We began: question 3 fill here ---'), ['question 3 fill here ---']);
    assert.deepEqual(await texts('- ––– Question 3 fill here'), ['– Question 3 fill here']);
    assert.equal((await texts('> Answer length: 50-100 words'))[0], 'Answer length');
  });

  test('ignores other Markdown', async () => {
    const others = [
      '# Answer:',
      'Answer: see below',
      'The Answer: of all',
      '> He said: Answer: me',
      '> See [Answer:](#answer)',
      '`Answer:` and `--- question 1 fill here ---`',
      'The recommended answer length: 100-200 words',
      '> Recommended answer length: as you like',
      '<!-- --- question 1 fill here --- -->',
      '| Answer: | question |',
      '',
      '```markdown',
      '> Answer:',
      '--- question 1 fill here ---',
      '```',
      '---',
      'question: 1',
      '---',
    ];
    assert.deepEqual(await marks(others), []);
  });

  test('ends at the end of the line', async () => {
    const after = await marks([...MARKED, '', 'Plain text with 100-200 words.']);
    assert.equal(after.length, (await marks(MARKED)).length);
  });

  test('has a colour in every theme of VS Code', async () => {
    const themes = await builtInThemes(vscode);
    assert.ok(themes.length > 10, `${themes.length} themes`);
    for (const { name, theme } of themes) {
      const texts = scopedTexts(await markdownGrammar(vscode, theme), MARKED);
      const plain = texts.filter(({ isColoured, scopes }) => !isColoured && !isOnlyMeta(scopes));
      assert.deepEqual(
        plain.map(({ text }) => text),
        [],
        name,
      );
    }
  });
});

/** Each highlighted text with its scopes, without the extension's name at their ends. */
async function marks(lines: readonly string[]): Promise<string[][]> {
  const texts = scopedTexts(await markdownGrammar(vscode, PLAIN), lines);
  return texts.map(({ text, scopes }) => [
    text,
    ...scopes.map((scope) => scope.replace('.mlops-report', '')),
  ]);
}

function isOnlyMeta(scopes: readonly string[]): boolean {
  return scopes.every((scope) => scope.startsWith('meta.'));
}
