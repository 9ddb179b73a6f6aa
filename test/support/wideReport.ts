import { lines, STREET_REPORT } from './streetReport';

/** A report with content that is wider than its page: a table, code, a formula, a word, the reason why an image is not shown. */
export const WIDE_REPORT = STREET_REPORT.replace('Three houses only.', () =>
  lines(
    `| ${'a column with words | '.repeat(12)}`,
    `|${'---|'.repeat(12)}`,
    `| ${'counterclockwise | '.repeat(12)}`,
    '',
    '```python',
    `print("${'one two '.repeat(40)}")`,
    '```',
    '',
    `$$${'a + '.repeat(100)} b$$`,
    '',
    `So $${'a + '.repeat(100)} b$ it is.`,
    '',
    `- Or $${'b + '.repeat(100)} c$ in a list.`,
    '',
    'word'.repeat(100),
    '',
    `![A drawing of ${'many '.repeat(40)} houses](/${'long/'.repeat(40)}a.png)`,
    '',
    'With a note[^1].',
    '',
    '[^1]: Of the street.',
  ),
);
