import { isEarlierStatement, isEditionWording, limitsInForce } from '../../report/editions';
import { sameBounds } from '../../report/limits';
import { parseReport } from '../../report/parse';
import { startsLine } from '../../report/question';
import type { EditionName, Question, Report } from '../../report/report';
import type { Repository } from '../../files/repository';
import { lineText, textIn } from '../../text/lines';

/** A question as a commit has it, with its edition's wording and limits. Lines are without their ends. */
export interface PastQuestion {
  /** From the heading to `Answer:`. */
  readonly prompt: readonly string[];
  /** The text after `Answer:`, beginning with the rest of that line. */
  readonly answer: readonly string[];
}

/** By number. */
export type PastQuestions = ReadonlyMap<number, PastQuestion>;

/** What to look for. */
export interface PastSearch {
  readonly edition: EditionName;
  readonly numbers: readonly number[];
  /**
   * `newest` for questions with their answers; `both` alternates between the oldest and newest commits, since a report
   * begins as a copy of the template.
   */
  readonly from: 'newest' | 'both';
}

/** Maximum number of the report's commits to read. */
const MAX_COMMITS = 300;

/** Time limit in milliseconds. */
const MAX_TIME = 3000;

/** Larger than any report, in bytes. */
const MAX_REPORT = 2_000_000;

/**
 * The questions of an edition in a report's history, each from the first commit read that has it with the edition's
 * wording. Never rejects.
 * @param path The report's path from the repository's root.
 */
export async function findPastQuestions(
  repository: Repository,
  path: string,
  { edition, numbers, from }: PastSearch,
  parse = parseReport,
): Promise<PastQuestions> {
  const commits = (await repository.history(path, MAX_COMMITS)) ?? [];
  const end = Date.now() + MAX_TIME;
  const found = new Map<number, PastQuestion>();
  for (const { id } of from === 'newest' ? commits : fromBothEnds(commits)) {
    if (Date.now() > end || numbers.every((number) => found.has(number))) break;
    const text = await repository.textAt(id, path, MAX_REPORT);
    if (text === null) continue;
    for (const [number, question] of pastQuestions(parse(text), edition))
      if (!found.has(number)) found.set(number, question);
  }
  return found;
}

function fromBothEnds<T>(all: readonly T[]): T[] {
  const half = Math.ceil(all.length / 2);
  const oldest = all.slice(half).reverse();
  return all.slice(0, half).flatMap((one, index) => [one, ...oldest.slice(index, index + 1)]);
}

/** The questions of a report that match an edition. */
export function pastQuestions(report: Report, edition: EditionName): PastQuestions {
  return new Map(
    report.questions.flatMap((question) => {
      const past = pastQuestion(question, edition);
      return past ? [[question.number, past] as const] : [];
    }),
  );
}

function pastQuestion({ number, block }: Question, edition: EditionName): PastQuestion | null {
  const { lines, marker, prompt, answer, answerMarks } = block;
  if (!isEditionWording(edition, number, prompt.hash) || !marker || !answer || answerMarks.length !== 1)
    return null;
  if (!startsLine(lines, marker)) return null;
  const { words } = limitsInForce(prompt.stated, edition, number);
  if (!sameBounds(words, prompt.stated.words) && !isEarlierStatement(edition, number, prompt.stated))
    return null;
  const above = Array.from({ length: marker.end.line }, (_, line) => lineText(lines, line));
  return {
    prompt: [...above, lineText(lines, marker.end.line).slice(0, marker.end.character)],
    answer: textIn(lines, answer.range).split(/\r\n|\r|\n/u),
  };
}
