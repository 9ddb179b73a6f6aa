import { limitsOf, makeReport, words } from '../test/support/makeReport';

/** A made-up report for measurements. */
export interface Sample {
  readonly name: string;
  readonly text: string;
  /** A line of plain prose in an answer in the middle of the report, from 0, where edits are made. */
  readonly line: number;
}

/** The lengths of the measured reports in characters; the smallest is as long as a real one. */
export const SIZES = { '45 kB': 45_000, '450 kB': 450_000, '5 MB': 5_000_000 } as const;

/** A made-up report of about the given number of characters; longer ones have more questions. */
export function sampleOf(name: keyof typeof SIZES): Sample {
  const each = makeCourse(4).length - makeCourse(3).length;
  const count = Math.max(3, 3 + Math.round((SIZES[name] - makeCourse(3).length) / each));
  const text = makeCourse(count);
  const lines = text.split('\n');
  const heading = lines.indexOf(`### Question ${Math.ceil(count / 2)}`);
  return { name, text, line: lines.indexOf(PROSE, heading) };
}

/**
 * A made-up report of 45 kB on the course's template, so that the rules on its hand-in page apply to it.
 * @param variant Another number gives other words, so that nothing cached from the previous report helps.
 */
export function sampleWithHints(variant = 0): Sample {
  const numbers = limitsOf().map((_, index) => index + 1);
  const own = (number: number): string =>
    answer(number).replace(/\b(?:part|manual|letters|street)\b/g, `$&${variant === 0 ? '' : variant}`);
  const text = makeReport({
    answers: Object.fromEntries(numbers.slice(2).map((number) => [number, `${own(number)}\n\n${words(45)}`])),
  });
  const lines = text.split('\n');
  return { name: '45 kB with hints', text, line: lines.indexOf(PROSE, lines.indexOf('### Question 16')) };
}

/** A text of about the given number of characters, for what has no edits. */
export function longText(length: number): string {
  const { text } = sampleOf('45 kB');
  return text.repeat(Math.ceil(length / text.length));
}

/** The files of a sample's figures, with their sizes in bytes. */
export function filesOf(text: string): Record<string, number> {
  const paths = Array.from(text.matchAll(/(?<=\()figures\/[^)]+/g), ([path]) => path);
  return Object.fromEntries(paths.map((path) => [path, 1000]));
}

const PROSE = words(12);

/** Answers as people write them: prose, a list, code, a link and a figure. */
function answer(number: number): string {
  return [
    words(60),
    `We used **one tool** for it, described [in its manual](https://example.com/manual/${number}), and \`make all\` to build.`,
    '- the first part\n- the second part, which is longer\n- the third part',
    `${words(48)}\n${PROSE}\n${words(36)}`,
    '```python\nfor letter in letters:\n    weigh(letter)  # in grams\n```',
    `![A drawing of part ${number}](figures/q${number}.png)`,
  ].join('\n\n');
}

function makeCourse(count: number): string {
  const numbers = Array.from({ length: count }, (_, index) => index + 1);
  return makeReport({
    course: numbers.map(() => ({ words: { min: 100, max: 400 }, images: { min: 1, max: 2 } })),
    answers: Object.fromEntries(numbers.map((number) => [number, answer(number)])),
  });
}
