import fc from 'fast-check';

/** Pieces of markup, and of text between them, for combinations that people never write. */
const PIECES = [
  ...[
    '*',
    '**',
    '***',
    '_',
    '__',
    '`',
    '``',
    '\\',
    '[',
    ']',
    '](u)',
    '[x]',
    '(',
    ')',
    '!',
    '<',
    '>',
    '"',
    "'",
    '=',
  ],
  ...[
    '<b>',
    '</b>',
    '<div>',
    '</div>',
    '<hr>',
    '<!--',
    '-->',
    '<?',
    '?>',
    '<![CDATA[',
    ']]>',
    '<script>',
    '</script>',
  ],
  ...['<a b="', '/>', '<http://x', '<a@b', '&amp;', '&#3', '&', ';', '<!x', '</', '<p>', '</p>', '<table'],
  ...[
    '# ',
    '- ',
    '1. ',
    '> ',
    '    ',
    '  \n',
    '\n',
    '\n\n',
    '\t',
    '---',
    '===',
    '[x]: u "t"',
    '[x]:',
    ' ',
    '😀',
    '𝐀',
  ],
  ...[
    '\u0002',
    '\u0003',
    '\u0002klzzwxh:0000\u0003',
    '\u0002wzxhzdk:0\u0003',
    '\u00a0',
    '\u2028',
    '\r\n',
    '\u0000',
  ],
  ...['a', 'b c', 'word', 'x_y', '1', '.', ':'],
] as const;

/** Texts of pieces of markup. */
export const markup: fc.Arbitrary<string> = fc
  .array(
    fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...PIECES) }, { weight: 1, arbitrary: fc.string() }),
    {
      maxLength: 60,
    },
  )
  .map((pieces) => pieces.join(''));
