import { editionBySize, editionLimits, editionSize, editionSizes } from '../server/src/report/editions';
import type { EditionName, Limits } from '../server/src/report/report';

/** Fewer or more questions than these don't make a report. */
export const TEMPLATE_SIZES = { min: 1, max: 100 } as const;

/** The newest edition of each number of questions. */
const EDITIONS: readonly EditionName[] = ['2026', '2023'];

/** The limits of an answer if no edition sets them. */
const USUAL_LIMITS: Limits = { words: { min: 100, max: 200 } };

/** Templates with fewer questions don't ask about the group. */
const FEWEST_WITH_GROUP = 4;

/** Number of questions below one heading. */
const PART_SIZE = 10;

/** The number of questions of the newest edition of the course's template. */
export const USUAL_SIZE = editionSize('2026');

/** The numbers of questions that the course's checkers expect, in ascending order. */
export const COURSE_SIZES: readonly number[] = editionSizes();

/**
 * Whether the course's checker mistakes a report with this many questions for one of its own with some missing
 * (grammar, Editions).
 */
export function isMistakable(size: number): boolean {
  const edition = editionBySize(size);
  return edition !== null && editionSize(edition) !== size;
}

/** The text of an answer that is not written yet. */
export function placeholderOf(question: number): string {
  return `--- question ${question} fill here ---`;
}

/**
 * An empty report with this many questions, whose wording is still to be filled in. If the number matches an edition of
 * the course, each question has the limits that the checker enforces.
 */
export function makeTemplate(questions: number): string {
  const numbers = Array.from({ length: questions }, (_, index) => index + 1);
  const parts = numbers.map((number) => `${sectionBefore(number, questions)}${question(number, questions)}`);
  return `${PREAMBLE}\n${parts.join('\n')}`;
}

// No `Answer` with a colon here: the checker would take the text after it as an answer.
const PREAMBLE = `# Report

Write each answer in place of the line between dashes. How long it shall be stands above it. Images belong in the
folder \`figures\` beside this file; \`![What it shows](figures/name.png)\` puts one into an answer.

## Checklist

### To begin with

* [ ] Everybody in the group can change this file
* [ ] The questions are in place

### Before handing in

* [ ] Every question has its answer
* [ ] Every figure is shown in the preview
* [ ] Somebody who did not write an answer has read it
`;

function sectionBefore(number: number, questions: number): string {
  const title = sectionTitle(number, questions);
  return title === null ? '' : `## ${title}\n\n`;
}

/** The title of the section that a question begins; null if it doesn't begin one. */
function sectionTitle(number: number, questions: number): string | null {
  if (questions < FEWEST_WITH_GROUP) return number === 1 ? 'Questions' : null;
  if (number === 1) return 'The group';
  if (number === questions) return 'Looking back';
  return (number - 3) % PART_SIZE === 0 ? `Part ${(number - 3) / PART_SIZE + 1}` : null;
}

function question(number: number, questions: number): string {
  const limits = limitsFor(number, questions);
  const prompt = [`**${wording(number, questions)}${imageRequest(limits)}**`, ...statement(limits)];
  const quoted = prompt.map((paragraph) => `> ${paragraph}\n>\n`).join('');
  return `### Question ${number}\n\n${quoted}> Answer:\n\n${placeholderOf(number)}\n`;
}

function wording(number: number, questions: number): string {
  if (questions < FEWEST_WITH_GROUP) return `Put question ${number} here.`;
  if (number === 1) return 'Which number does your group have?';
  if (number === 2) return 'Who is in the group? Write down the study number of each member.';
  if (number === questions) return 'Who did what? Name each member by study number.';
  return `Put question ${number} here.`;
}

function limitsFor(number: number, questions: number): Limits {
  const edition = EDITIONS.find((name) => editionSize(name) === questions);
  if (edition) return editionLimits(edition, number);
  return number <= 2 && questions >= FEWEST_WITH_GROUP ? {} : USUAL_LIMITS;
}

/** If there is no limit on words, images are requested in the wording (docs/grammar.md, Editions). */
function imageRequest({ words, images }: Limits): string {
  return images && !words ? ` Insert ${spell(images, '-')} ${imageWord(images, 'image')}.` : '';
}

function statement({ words, images }: Limits): string[] {
  if (!words) return [];
  const screenshots = images ? ` + ${spell(images, ' to ')} ${imageWord(images, 'screenshot')}` : '';
  return [`Answer length: ${words.min}-${words.max} words${screenshots}.`];
}

function spell({ min, max }: { readonly min: number; readonly max: number }, to: string): string {
  return min === max ? `${min}` : `${min}${to}${max}`;
}

function imageWord({ max }: { readonly max: number }, word: string): string {
  return max === 1 ? word : `${word}s`;
}
