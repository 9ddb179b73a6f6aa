import assert from 'node:assert/strict';
import test, { suite } from 'node:test';
import { fastest } from '../../support/timing';
import { htmlOf, withoutLines } from './page';

function html(text: string): string {
  return withoutLines(htmlOf(text));
}

/** A formula of one letter. */
function letter(name: string): string {
  return `<math><semantics><mi>${name}</mi><annotation encoding="application/x-tex">${name}</annotation></semantics></math>`;
}

/** The title of a formula that is not drawn; undefined if it is. */
function faultOf(tex: string): string | undefined {
  return /^<p><code class="formula-error" title="This formula is shown as plain text: ([^"]*)">/.exec(
    html(`$${tex}$`),
  )?.[1];
}

suite('A formula', () => {
  test('may be in running text', () => {
    assert.equal(html('A $x$, ($y$)-axis.'), `<p>A ${letter('x')}, (${letter('y')})-axis.</p>`);
  });

  test('is MathML, with its source', () => {
    assert.equal(
      html('$x_i^2$'),
      '<p><math><semantics><msubsup><mi>x</mi><mi>i</mi><mn>2</mn></msubsup><annotation encoding="application/x-tex">x_i^2</annotation></semantics></math></p>',
    );
  });

  const display =
    '<p><math display="block"><semantics><mfrac><mn>1</mn><mi>n</mi></mfrac>' +
    '<annotation encoding="application/x-tex">\\frac{1}{n}</annotation></semantics></math></p>';
  test('may be a block', () => {
    assert.equal(html('$$\\frac{1}{n}$$'), display);
    assert.equal(html('$$\n\\frac{1}{n}\n$$'), display);
    assert.equal(html('```math\n\\frac{1}{n}\n```'), display);
    assert.equal(html('> $$\n> \\frac{1}{n}\n> $$'), `<blockquote>\n${display}\n</blockquote>`);
  });

  test('may be code between dollar signs', () => {
    assert.equal(html('A $`x`$ and $`y`$.'), `<p>A ${letter('x')} and ${letter('y')}.</p>`);
  });

  test('contains no Markdown', () => {
    assert.equal(
      html('*a $b_*$ c* $d_e$'),
      '<p><em>a <math><semantics><msub><mi>b</mi><mo form="prefix" stretchy="false">∗</mo></msub><annotation encoding="application/x-tex">b_*</annotation></semantics></math> c</em> ' +
        '<math><semantics><msub><mi>d</mi><mi>e</mi></msub><annotation encoding="application/x-tex">d_e</annotation></semantics></math></p>',
    );
  });

  test('may be in headings, lists, tables and links', () => {
    const x = letter('x');
    assert.equal(html('## The $x$ way'), `<h2 id="user-content-the-x-way">The ${x} way</h2>`);
    assert.equal(html('- [ ] $x$').includes(`aria-label="$x$"> ${x}</li>`), true);
    assert.equal(html('| $x$ |\n|-|\n| $x$ |').split(x).length, 3);
    assert.equal(html('[$x$](a.md)'), `<p><a href="a.md">${x}</a></p>`);
  });

  test('is drawn the same each time', () => {
    assert.equal(html('$z$ $$z$$ $z$'), html('$z$ $$z$$ $z$'));
    assert.equal(html('$z$ $z$'), `<p>${letter('z')} ${letter('z')}</p>`);
  });
});

suite('There is no formula in', () => {
  const TEXTS = [
    '$5 and $6',
    'used $49.37, others used $12.07, $1',
    'used 3$, in total 63$ of credits',
    'US$5 and US$6',
    '$ x$, $x $, $ x $',
    '$x$y, $x$1',
    '$HOME/bin:$PATH',
    '$x',
    '$$',
    '$$ $$',
    '$$$x$$$',
    '$$$ x $$$',
  ];
  for (const text of TEXTS) {
    test(text, () => {
      assert.equal(html(text), `<p>${text}</p>`);
    });
  }

  test('escaped marks and code', () => {
    assert.equal(html('\\$x$ and $y\\$'), '<p>$x$ and $y$</p>');
    assert.equal(html('\\$`x`$ 5$`y`$'), '<p>$<code>x</code>$ 5$<code>y</code>$</p>');
    assert.equal(html('`$x$`\n\n    $x$'), '<p><code>$x$</code></p>\n<pre><code>$x$\n</code></pre>');
  });

  test('marks in two paragraphs', () => {
    assert.equal(html('$$a\n\nb$$'), '<p>$$a</p>\n<p>b$$</p>');
  });

  test('the description of an image', () => {
    assert.equal(html('![the $x_1$](a.png)'), '<p><img src="a.png" alt="the $x_1$"></p>');
  });
});

suite('A formula that can’t be drawn', () => {
  test('is shown as plain text, with the reason in its title', () => {
    assert.equal(
      html('a $\\wrong{x}$ b'),
      '<p>a <code class="formula-error" title="This formula is shown as plain text: Unsupported function name: \\wrong">$\\wrong{x}$</code> b</p>',
    );
    assert.equal(faultOf('\\frac{1}'), 'Unexpected end of input in a macro argument, expected &#x27;}&#x27;');
    assert.equal(faultOf('_'), 'it can’t be read');
  });

  test('may ask for links, images, names or styles', () => {
    for (const tex of [
      '\\href{javascript:alert(1)}{x}',
      '\\url{https://evil.example}',
      '\\includegraphics{a.png}',
      '\\htmlClass{a}{x}',
      '\\class{a}{x}',
      '\\style{a}{x}',
      '\\cssId{a}{x}',
    ])
      assert.notEqual(faultOf(tex), undefined, tex);
  });

  test('may define macros, or grow with its depth', () => {
    const deep = (name: string): string => `${name}{`.repeat(100) + 'x' + '}'.repeat(100);
    for (const name of [
      '\\def',
      '\\gdef',
      '\\let',
      '\\newcommand',
      '\\mathllap',
      '\\cancelto{x}',
      '\\equilibriumRight',
    ])
      assert.equal(faultOf(deep(name)), `${name.replace(/\{.*/, '')} is not supported`);
    assert.equal(faultOf(deep('\\sqrt')), 'its braces are nested too deeply');
    assert.equal(faultOf('\\def\\a{\\a\\a}\\a'), '\\def is not supported');
    assert.equal(faultOf('\\defx'), 'Unsupported function name: \\defx');
  });

  test('may be too long', () => {
    assert.equal(faultOf(`x${'+x'.repeat(1000)}`), 'it has more than 2000 characters');
    assert.equal(faultOf(`x${'+x'.repeat(900)}`), undefined);
  });

  test('may come after the maximum number of formulas', () => {
    const found = html('$x$ '.repeat(250));
    assert.equal(found.split('<math>').length - 1, 200);
    assert.equal(found.split('<code>$x$</code>').length - 1, 50);
  });

  test('does not slow the page down', () => {
    const ordinary = '$\\frac{1}{n}\\sum_i x_i$ '.repeat(100);
    const hostile = ['\\sqrt{', '\\text{', 'x^{', '\\left(', '\\dot', '\\begin{matrix}'].map(
      (piece, index) => `$${`${piece}${index} `.repeat(200).slice(0, 1900)}$ `,
    );
    const ordinaryTime = fastest(() => htmlOf(ordinary), 3);
    assert.ok(fastest(() => htmlOf(hostile.join('')), 3) < 50 * ordinaryTime);
  });
});

test('a formula has no colours, no borders except a box, and no lengths that leave its place', () => {
  assert.doesNotMatch(
    html('$\\color{red}x\\colorbox{yellow}{y}\\textcolor{#fff}{z}$'),
    /style|color=|background/,
  );
  assert.match(html('$\\boxed{x}$'), /<mrow[^>]* class="formula-box"><mi>x<\/mi><\/mrow>/);
  assert.doesNotMatch(html('$a\\hspace{-400em}b\\kern-30em c\\hspace{900em}d$'), /="-?\d{3,}|="-\d\d/);
});
