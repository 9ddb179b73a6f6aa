import table from './editions.json';
import type { Bounds, EditionName, Limits, Prompt, RecognisedEdition } from './report';

interface EditionTable {
  readonly questions: number;
  /** By question number. Several `words` if the edition changed them; the ones in force come first. */
  readonly rules: Readonly<
    Record<string, { readonly words?: readonly (readonly number[])[]; readonly images?: readonly number[] }>
  >;
  /** By question number: the limits that earlier revisions of the template stated and their checkers enforced. */
  readonly earlier?: Readonly<Record<string, readonly { readonly words?: readonly number[] }[]>>;
  /** By question number: the hashes of the question's wordings. */
  readonly hashes: Readonly<Record<string, readonly string[]>>;
}

const EDITIONS: Readonly<Record<EditionName, EditionTable>> = table;
const NAMES: readonly EditionName[] = ['2023', '2025', '2026'];

/** From this highest question number on, so that a report that lacks some of its last questions is still recognised. */
const SMALLEST_LONG_EDITION = 28;
const SMALLEST_SHORT_EDITION = 20;

/** The number of questions of an edition. */
export function editionSize(name: EditionName): number {
  return EDITIONS[name].questions;
}

/** The numbers of questions that the checkers of all editions expect, in ascending order. */
export function editionSizes(): number[] {
  return [...new Set(NAMES.map(editionSize))].sort((a, b) => a - b);
}

/** The edition of a report with this many questions, if its wording doesn't say; null if there is none. */
export function editionBySize(questions: number): EditionName | null {
  if (questions > editionSize('2026') || questions < SMALLEST_SHORT_EDITION) return null;
  return questions < SMALLEST_LONG_EDITION ? '2023' : '2026';
}

/** The limits that an edition's checker enforces for a question; empty if it has none. */
export function editionLimits(name: EditionName, number: number): Limits {
  const rule = EDITIONS[name].rules[number];
  const words = toBounds(rule?.words?.[0]);
  const images = toBounds(rule?.images);
  return { ...(words && { words }), ...(images && { images }) };
}

/**
 * The limits that the checker of a recognised edition enforces: the stated ones if the edition knows them, else its own
 * (docs/grammar.md, Editions).
 */
export function limitsInForce(stated: Limits, name: EditionName, number: number): Limits {
  const own = editionLimits(name, number);
  const known = EDITIONS[name].rules[number]?.words ?? [];
  const words = known.some(([min, max]) => min === stated.words?.min && max === stated.words?.max)
    ? stated.words
    : own.words;
  return { ...(words && { words }), ...(own.images && { images: own.images }) };
}

/** Whether the edition has this wording for the question; null if the edition has no such question. */
export function isEditionWording(name: EditionName, number: number, hash: string | null): boolean | null {
  const hashes = EDITIONS[name].hashes[number];
  if (!hashes) return null;
  return hash !== null && hashes.includes(hash);
}

/** Whether any edition has a question with the wording of this hash. */
export function isKnownWording(hash: string): boolean {
  return QUESTIONS_BY_HASH.has(hash);
}

/** The question of an edition whose wording has this hash; null if there is none. */
export function questionWithWording(
  hash: string,
): { readonly edition: EditionName; readonly number: number } | null {
  return QUESTIONS_BY_HASH.get(hash) ?? null;
}

const QUESTIONS_BY_HASH = new Map(
  NAMES.flatMap((edition) =>
    Object.entries(EDITIONS[edition].hashes).flatMap(([number, hashes]) =>
      hashes.map((hash) => [hash, { edition, number: Number(number) }] as const),
    ),
  ),
);

/**
 * Whether an earlier revision of an edition's template stated these limits for a question, or none, so the user has not
 * edited them.
 */
export function isEarlierStatement(name: EditionName, number: number, { words }: Limits): boolean {
  const rules = EDITIONS[name].earlier?.[number] ?? [];
  return rules.some((rule) => rule.words?.[0] === words?.min && rule.words?.[1] === words?.max);
}

/** A question's number and prompt. */
export interface NumberedPrompt {
  readonly number: number;
  readonly prompt: Prompt;
}

/**
 * The edition that questions follow: by most of their wordings, else by the highest number; null for another template.
 */
export function recogniseEdition(questions: readonly NumberedPrompt[]): RecognisedEdition | null {
  return byWording(questions) ?? byNumbers(questions);
}

function byWording(questions: readonly NumberedPrompt[]): RecognisedEdition | null {
  const scores = NAMES.map((name) => ({
    name,
    score: questions.filter(({ number, prompt }) => isEditionWording(name, number, prompt.hash)).length,
  }));
  const best = Math.max(...scores.map(({ score }) => score));
  if (best === 0 || best * 2 <= questions.length) return null;
  const names = scores.filter(({ score }) => score === best).map(({ name }) => name);
  const [only] = names;
  if (only && names.length === 1) return { name: only, by: 'wording' };
  return { name: newestUnlessOldLimits(questions), by: 'wording' };
}

function byNumbers(questions: readonly NumberedPrompt[]): RecognisedEdition | null {
  const highest = questions.reduce((most, { number }) => Math.max(most, number), 0);
  const edition = editionBySize(highest);
  if (edition === null) return null;
  return { name: edition === '2026' ? newestUnlessOldLimits(questions) : edition, by: 'numbers' };
}

/** 2025 and 2026 differ in question 3: 100-200 words in 2025, 0-200 since. */
function newestUnlessOldLimits(questions: readonly NumberedPrompt[]): EditionName {
  const third = questions.find(({ number }) => number === 3)?.prompt.stated.words;
  return third?.min === 100 && third.max === 200 ? '2025' : '2026';
}

function toBounds(pair: readonly number[] | undefined): Bounds | undefined {
  const [min, max] = pair ?? [];
  return min === undefined || max === undefined ? undefined : { min, max };
}
