import assert from 'node:assert/strict';
import test, { suite } from 'node:test';
import { htmlOf, withoutLines } from './page';

/** The HTML inside the code of a fence. */
function codeOf(language: string, code: string): string {
  const html = withoutLines(htmlOf(`\`\`\`${language}\n${code}\n\`\`\`\n`));
  return /^<pre><code[^>]*>([^]*)\n<\/code><\/pre>$/.exec(html)?.[1] ?? html;
}

/** Text without its elements. */
function plainText(html: string): string {
  return html.replace(/<[^>]*>/g, '').trimEnd();
}

const COLOURED: readonly (readonly [language: string, code: string, html: string])[] = [
  [
    'python',
    'def f(x): # why',
    '<span class="hljs-keyword">def</span> <span class="hljs-title function_">f</span>(<span class="hljs-params">x</span>): <span class="hljs-comment"># why</span>',
  ],
  ['bash', 'echo "a"', '<span class="hljs-built_in">echo</span> <span class="hljs-string">"a"</span>'],
  ['yaml', 'a: 1', '<span class="hljs-attr">a:</span> <span class="hljs-number">1</span>'],
  [
    'json',
    '{"a": null}',
    '<span class="hljs-punctuation">{</span><span class="hljs-attr">"a"</span><span class="hljs-punctuation">:</span> ' +
      '<span class="hljs-literal"><span class="hljs-keyword">null</span></span><span class="hljs-punctuation">}</span>',
  ],
  ['dockerfile', 'FROM a:1', '<span class="hljs-keyword">FROM</span> a:<span class="hljs-number">1</span>'],
  ['diff', '-a\n+b', '<span class="hljs-deletion">-a</span>\n<span class="hljs-addition">+b</span>'],
];

suite('Code in a fence', () => {
  for (const [language, code, html] of COLOURED) {
    test(`of ${language} is highlighted`, () => {
      assert.equal(codeOf(language, code), html);
    });
  }

  test('is highlighted for the usual short names of languages, in any letter case', () => {
    const names = 'py sh zsh yml docker toml make mk console pycon patch JSON Python';
    const samples = 'x = 1\n$ a: "b" <c> # d\n>>> e\n-f\n# g\nselect 1';
    const plain = names.split(' ').filter((name) => !codeOf(name, samples).includes('class="hljs-'));
    assert.deepEqual(plain, []);
  });

  test('has only highlighting classes when a language is embedded in another', () => {
    const html = codeOf('dockerfile', 'RUN echo "a"');
    assert.match(html, /<span class="hljs-built_in">echo<\/span>/);
    for (const [, name] of html.matchAll(/class="([^"]*)"/g)) assert.match(name ?? '', /^hljs-/);
  });

  test('without a known language stays plain', () => {
    for (const language of ['', 'fortran', 'text', 'constructor', '__proto__'])
      assert.equal(codeOf(language, 'if a: "b"'), 'if a: "b"');
  });

  test('keeps its text', () => {
    const code = '<b> & "c" \'d\'\n\n\tdef f(): return "ø"  # 😀';
    for (const language of ['python', 'html', 'sh', 'json', 'md'])
      assert.equal(plainText(codeOf(language, code)), plainText(codeOf('none', code)));
  });

  test('stays plain if a text has too much of it, or its lines are too long', () => {
    const fence = (code: string): string => `\`\`\`python\n${code}\n\`\`\`\n\n`;
    const coloured = (text: string): number =>
      htmlOf(text)
        .split('<pre')
        .filter((one) => one.includes('hljs-')).length;
    assert.equal(coloured(fence('x = 1\n'.repeat(600)).repeat(4)), 2);
    assert.equal(coloured(fence(`x = ${'1'.repeat(1000)}`) + fence('x = 1')), 1);
  });

  test('ignores highlighting classes in the document', () => {
    assert.equal(
      withoutLines(
        htmlOf(
          '<span class="hljs-keyword">a</span>\n\n<pre><code class="language-none hljs-title">b</code></pre>',
        ),
      ),
      '<p><span>a</span></p>\n<pre><code class="language-none">b</code></pre>',
    );
  });
});
