import type { EditionName, Limits } from '../../server/src/report/report';

/**
 * Position of an answer: by default on its own lines below `> Answer:`; `quoted` with `>` on each line; `inline` starting on the `Answer:`
 * line; `no-blank` directly below `> Answer:`; `unquoted` below an `Answer:` that has lost its `>`.
 */
export type Placement = 'below' | 'quoted' | 'inline' | 'no-blank' | 'unquoted';

/** Options for a made-up report. The defaults give a report without problems. */
export interface ReportOptions {
  /** The edition whose question numbers and limits to use, by default `2026`. It is recognised by its numbers, not by its wording. */
  readonly edition?: EditionName;
  /** The limits of each question of another course, instead of an edition's. */
  readonly course?: readonly Limits[];
  /** Own answers by question, lines separated by `\n`; `''` leaves the answer empty. */
  readonly answers?: Readonly<Record<number, string>>;
  /** Questions that still have their placeholder, unless they are in `answers`. */
  readonly placeholders?: readonly number[] | 'all';
  readonly placement?: Placement;
  readonly lineEnd?: '\n' | '\r\n' | '\r';
  /** Lines of the checklist by group, such as `* [x] Test the code (M16)`. */
  readonly checklist?: Readonly<Record<string, readonly string[]>>;
  /** Text before the title, such as front matter. */
  readonly before?: string;
  /** Text after the last answer. */
  readonly after?: string;
  /** Questions to leave out. */
  readonly without?: readonly number[];
  /** Questions whose `Answer:` line to leave out. */
  readonly withoutMark?: readonly number[];
}

/** The study numbers that question 2 of a made-up report is answered with; the last answer names each. */
export const MEMBERS = ['s100001', 's100002', 's100003'] as const;

/** The default checklist: 4 of 6 items are done. */
export const CHECKLIST = {
  'Week 1': [
    '* [x] Agree on one repository (M5)',
    '* [X] Write down what the program needs, and\n    keep the list short (M2+M6)',
  ],
  'Week 2': ['* [x] Test the reading of the data (M16)', '* [ ] Build on every push (M17)'],
  Extra: ['* [x] Answer all questions', '* [ ] Draw a diagram of all parts'],
} as const;

/** A made-up report in the template's format, with invented text. Without options it has no problems. */
export function makeReport(options: ReportOptions = {}): string {
  const { before = '', after = '', lineEnd = '\n', without = [] } = options;
  const limits = limitsOf(options);
  const questions = limits.map((_, index) => index + 1).filter((number) => !without.includes(number));
  const blocks = questions.map((number) => section(number) + question(number, limits, options));
  const text = before + preamble(options.checklist ?? CHECKLIST) + blocks.join('\n') + after;
  return lineEnd === '\n' ? text : text.replaceAll('\n', lineEnd);
}

/** The limits of a made-up report's questions, in order. */
export function limitsOf({ edition = '2026', course }: ReportOptions = {}): readonly Limits[] {
  return course ?? (edition === '2023' ? limits2023() : limits2025(edition));
}

/** The placeholder of a question, as in the template. */
export function placeholder(number: number): string {
  return `--- question ${number} fill here ---`;
}

/** The paths of the figures in the default answers, relative to the report's folder. */
export function figurePaths(options: ReportOptions = {}): string[] {
  return limitsOf(options).flatMap(({ images }, index) => (images ? [figurePath(index + 1)] : []));
}

/** The default answer of a question, with a length in the middle of its limits. */
export function defaultAnswer(number: number, { words: bounds, images }: Limits, isLast: boolean): string {
  if (number === 1) return '7';
  if (number === 2) return MEMBERS.join(', ');
  const figure = images ? [`![A drawing of topic ${number}](${figurePath(number)})`] : [];
  const members = isLast ? [`${MEMBERS.join(' and ')} did equal parts of the work.`] : [];
  const prose = bounds
    ? [words(Math.floor((bounds.min + bounds.max) / 2) - (members.length + figure.length) * 10)]
    : [];
  return [...prose, ...members, ...figure].join('\n\n');
}

/** The given number of words of plain prose, twelve per line; the last one ends a sentence. */
export function words(count: number): string {
  const each = Array.from({ length: count }, (_, i) =>
    i === count - 1 ? 'home' : VOCABULARY[i % VOCABULARY.length],
  );
  const lines = Array.from({ length: Math.ceil(count / 12) }, (_, i) =>
    each.slice(i * 12, i * 12 + 12).join(' '),
  );
  return lines.join('\n');
}

const VOCABULARY =
  'we sort the letters by weight before the van leaves so that every street gets its post in one round and nobody waits'.split(
    ' ',
  );

function figurePath(number: number): string {
  return `figures/q${number}.png`;
}

function preamble(checklist: Readonly<Record<string, readonly string[]>>): string {
  const groups = Object.entries(checklist).map(([title, items]) => `### ${title}\n\n${items.join('\n')}\n`);
  return `# A made-up report

Put your text in place of each line like this one:

\`\`\`markdown
${placeholder(0)}
\`\`\`

## Overall project checklist

${groups.join('\n')}
`;
}

/** The section headings of all templates, before these questions. */
const SECTIONS: Readonly<Record<number, string>> = {
  1: 'About the group',
  3: 'The workshop\n\n> How the tools were laid out.',
  7: 'The books',
  14: 'The trials',
  20: 'The wide world',
};

function section(number: number): string {
  const title = SECTIONS[number];
  return title === undefined ? '' : `## ${title}\n\n`;
}

function question(number: number, limits: readonly Limits[], options: ReportOptions): string {
  const { placement = 'below', edition = '2026', withoutMark = [] } = options;
  const own = limits[number - 1] ?? {};
  const label = edition === '2023' ? 'Answer length' : 'Recommended answer length';
  const statement = own.words ? [`${label}: ${bounds(own.words)} words${screenshots(own)}.`] : [];
  const prompt = [
    `**What came of topic ${number}?${demand(own)}**`,
    ...statement,
    'Example:\n*A line that nobody needs.*',
  ];
  const mark = withoutMark.includes(number) ? '' : answerMark(placement, answerOf(number, limits, options));
  return `### Question ${number}\n\n${quote(prompt.join('\n\n'))}\n>\n${mark}`;
}

function answerMark(placement: Placement, answer: string): string {
  switch (placement) {
    case 'below':
      return `> Answer:\n\n${answer}\n`;
    case 'unquoted':
      return `Answer:\n\n${answer}\n`;
    case 'no-blank':
      return `> Answer:\n${answer}\n`;
    case 'quoted':
      return quote(`Answer:\n\n${answer}`) + '\n';
    case 'inline':
      return quote(`Answer: ${answer}`) + '\n';
  }
}

function answerOf(
  number: number,
  limits: readonly Limits[],
  { answers = {}, placeholders = [] }: ReportOptions,
): string {
  const own = answers[number];
  if (own !== undefined) return own;
  if (placeholders === 'all' || placeholders.includes(number)) return placeholder(number);
  return defaultAnswer(number, limits[number - 1] ?? {}, number === limits.length);
}

function quote(text: string): string {
  return text.replaceAll(/^/gm, '> ').replaceAll(/ $/gm, '');
}

/** How the templates ask for images outside the length statement. */
function demand({ words: wordBounds, images }: Limits): string {
  if (!images) return '';
  if (wordBounds) return images.max === 1 ? ' Include a figure.' : '';
  return images.max === 1 ? ' Upload one image.' : ` Insert ${bounds(images)} images.`;
}

function screenshots({ images }: Limits): string {
  return images && images.max > 1 ? ` + ${images.min} to ${images.max} screenshots` : '';
}

function bounds({ min, max }: { min: number; max: number }): string {
  return `${min}-${max}`;
}

/** The limits of the first edition. */
function limits2023(): Limits[] {
  return limitsBy(27, {
    6: wordLimits(50, 100),
    7: wordLimits(50, 100),
    11: wordLimits(200, 300),
    12: wordLimits(50, 100),
    14: { ...wordLimits(200, 300), images: { min: 1, max: 3 } },
    17: wordLimits(50, 200),
    19: { images: { min: 1, max: 2 } },
    20: { images: { min: 1, max: 1 } },
    21: { images: { min: 1, max: 1 } },
    24: wordLimits(25, 100),
    25: { ...wordLimits(200, 400), images: { min: 1, max: 1 } },
    26: wordLimits(200, 400),
    27: wordLimits(50, 200),
  });
}

/** The limits of the editions with 31 questions, which differ in question 3. */
function limits2025(edition: EditionName): Limits[] {
  return limitsBy(31, {
    3: edition === '2026' ? wordLimits(0, 200) : wordLimits(100, 200),
    7: wordLimits(50, 100),
    11: wordLimits(200, 300),
    12: wordLimits(50, 100),
    14: { ...wordLimits(200, 300), images: { min: 1, max: 3 } },
    17: wordLimits(50, 200),
    19: { images: { min: 1, max: 2 } },
    20: { images: { min: 1, max: 2 } },
    21: { images: { min: 1, max: 2 } },
    28: wordLimits(0, 200),
    29: { ...wordLimits(200, 400), images: { min: 1, max: 1 } },
    30: wordLimits(200, 400),
    31: wordLimits(50, 300),
  });
}

/** Nothing for questions 1 and 2; 100 to 200 words for those not listed. */
function limitsBy(count: number, named: Readonly<Record<number, Limits>>): Limits[] {
  return Array.from({ length: count }, (_, index) =>
    index < 2 ? {} : (named[index + 1] ?? wordLimits(100, 200)),
  );
}

function wordLimits(min: number, max: number): Limits {
  return { words: { min, max } };
}
