/** Creates a text of about the given number of characters. */
export type TextMaker = (length: number) => string;

/** As many copies of a piece as fit. */
function many(piece: string, length: number): string {
  return piece.repeat(Math.floor(length / piece.length));
}

function numbered(length: number, piece: (number: number) => string): string {
  let text = '';
  for (let number = 0; text.length < length; number++) text += piece(number);
  return text;
}

/** Texts that make Markdown parsers slow or overflow (from cmark's `pathological_tests.py`, and more for tables, quotes and HTML). */
export const HOSTILE_TEXTS: Readonly<Record<string, TextMaker>> = {
  'nested strong emphasis': (n) => `${many('*a **a ', n / 2)}b${many(' a** a*', n / 2)}`,
  'emphasis that is only opened': (n) => many('*a **a ', n),
  'emphasis that is only closed': (n) => many('a_ ', n),
  'emphasis of two kinds': (n) => many('*a_ ', n),
  'emphasis inside words': (n) => many('a*', n),
  stars: (n) => `${'*'.repeat(n / 2)}a${'*'.repeat(n / 2)}`,
  tildes: (n) => many('a~', n),
  'nested brackets': (n) => `${'['.repeat(n / 2)}a${']'.repeat(n / 2)}`,
  'closing brackets': (n) => many('a]', n),
  'bracket pairs': (n) => many('[a] ', n),
  'unclosed images': (n) => many('![', n),
  'unclosed links': (n) => many('[a](b', n),
  'unclosed links in angles': (n) => many('[a](<b', n),
  'unclosed link titles': (n) => many('[ (](', n),
  'nested parentheses': (n) => `[a](${'('.repeat(n)}`,
  links: (n) => many('[a](b) ', n),
  'references to a long address': (n) =>
    `[a]: <${'u'.repeat(Math.min(n / 2, 15_000))}>\n\n${many('[a] ', n / 2)}`,
  definitions: (n) => numbered(n, (number) => `[${number}]: u\n`),
  footnotes: (n) => numbered(n, (number) => `[^${number}]: u[^${number + 1}]\n\n`),
  'footnote references': (n) => `[^a]: u\n\n${many('[^a] ', n)}`,
  'nested footnotes': (n) => `${many('[^1]: ', n)}a`,
  'escaped backticks': (n) => many('\\`', n),
  'backticks of all lengths': (n) => numbered(n, (number) => `e${'`'.repeat(number + 1)}`),
  'unclosed comments': (n) => `x ${many('<!-- a', n)}`,
  'unclosed instructions': (n) => `x ${many('<?', n)}`,
  'unclosed declarations': (n) => `x ${many('<!X ', n)}`,
  'unclosed tags': (n) => `x ${many('<a b="', n)}`,
  'angle brackets': (n) => `x ${'<'.repeat(n)}`,
  'nested tags': (n) => many('x<div>', n),
  'nested SVG': (n) => many('<svg>', n),
  'unclosed formatting': (n) => `x ${numbered(n / 2, (number) => `<b id=${number}>`)}${many('<p>a', n / 2)}`,
  'unclosed formatting in objects': (n) =>
    `${numbered(n / 2, (number) => `<b id=${number}><object></b></object>`)}${many('<p>a', n / 2)}`,
  'formatting that seems closed': (n) =>
    `x ${numbered(n / 2, (number) => `<b id=${number} title=">a</b>">`)}${many('<p>a', n / 2)}`,
  'formatting closed in a comment': (n) =>
    `<div>\n${numbered(n / 2, (number) => `<b id=${number}><!-- </b> -->`)}\n${many('<p>a', n / 2)}`,
  'addresses with many full stops': (n) => `[http://a.b/${'!'.repeat(n)}a`,
  'addresses in the text': (n) => many('www.a ', n),
  'at signs': (n) => many('a@a.', n),
  'nested quotes': (n) => `${many('> ', n)}a`,
  'quotes with blank lines between': (n) => many('> a\n\n', n),
  'quotes with lazy lines': (n) => `${'> '.repeat(50)}a\n${many('b\n', n)}`,
  'nested lists': (n) => `${many('- ', n)}a`,
  'lists nested by indentation': (n) => numbered(n, (number) => `${'  '.repeat(number)}- a\n`),
  'blank lines in nested lists': (n) => `${'- '.repeat(90)}a\n${'\n'.repeat(n)}`,
  'a list with lazy lines': (n) => `- a\n${many('a\n', n)}`,
  items: (n) => many('- a\n', n),
  'items of two kinds': (n) => many('- a\n* b\n', n),
  headings: (n) => many('# a\n', n),
  'underlined headings': (n) => many('a\n=\n', n),
  tables: (n) => `|a|b|\n|-|-|\n${many('|x|y|\n', n)}`,
  'tables with short rows': (n) => `${'|a'.repeat(200)}|\n${'|-'.repeat(200)}|\n${many('|x|\n', n)}`,
  'tables without pipes': (n) => `a\n:-\n${many('x\n', n)}`,
  'a fence in HTML, which is not code': (n) => `<div>\n\`\`\`\n\n${many('a*', n)}`,
  'a fence closed by the end of a list': (n) => `- \`\`\`\n\`\`\`\n${many('a*', n)}`,
  'an indented fence that closes early': (n) => ` \`\`\`\n\`\`\`\n${many('a*', n)}`,
  'a fence whose closing line has spaces': (n) => `~~~\`\n   ~~~~ \t\n${many('a*', n)}`,
  'dollar signs': (n) => '$'.repeat(n),
  'unclosed formulas': (n) => many('$a ', n),
  'formulas followed by a letter': (n) => many('$a$b ', n),
  'unclosed block formulas': (n) => many('$$ a $$$ ', n),
  'formulas of code': (n) => many('$`a`$ ', n),
  formulas: (n) => numbered(n, (number) => `$x_${number}$ `),
  'long formulas': (n) => numbered(n, (number) => `$${many(`\\frac{a}{${number}}`, 1900)}$\n\n`),
  'code of brackets': (n) => `\`\`\`markdown\n${many(`${'['.repeat(900)}\n`, n)}`,
  'code of words': (n) => `\`\`\`python\n${many(`${'a'.repeat(900)}\n`, n)}`,
  'code of quotes': (n) => `\`\`\`toml\n${many(`${'"\\'.repeat(450)}\n`, n)}`,
  alerts: (n) => many('> [!NOTE]\n> a\n\n', n),
  'blank lines': (n) => '\n'.repeat(n),
  tabs: (n) => `a${'\t'.repeat(n)}b`,
  words: (n) => many('word ', n),
  'lines of words': (n) => many('Some words that nobody marks up, one line after the other.\n', n),
};
