/** A small report of another course with one problem: the first answer has 3 words instead of 5 to 10. */
export const STREET_REPORT = lines(
  '# The street',
  '',
  '## Checklist',
  '',
  '* [ ] Draw a plan (M1)',
  '* [X] Water the plants, and',
  '    the trees (M2+M3)',
  '',
  '### Question 1',
  '',
  '> **How long is the street? Count all `houses`.**',
  '>',
  '> Recommended answer length: 5-10 words.',
  '>',
  '> Answer:',
  '',
  'Three houses only.',
  '',
  '### Question 2',
  '',
  '> **Who lives there?**',
  '>',
  '> Answer:',
  '',
  'Nobody we know.',
  '',
  '### Question 3',
  '',
  '> **Does it rain?**',
  '>',
  '> Answer:',
  '',
  'Often.',
  '',
);

/** The range of that problem: the `Answer:` of question 1. */
export const TOO_SHORT_RANGE = {
  start: { line: 14, character: 2 },
  end: { line: 14, character: 9 },
};

/** Lines joined by line feeds. */
export function lines(...texts: string[]): string {
  return texts.join('\n');
}
