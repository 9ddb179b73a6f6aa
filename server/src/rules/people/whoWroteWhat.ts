import type {
  AnswerChange,
  AuthorSummary,
  WeekOfWork,
  WhoWroteWhatResult,
  WorkDone,
} from '../../../../common/protocol';
import type { Author, CommitChanges, LineAuthor } from '../../files/repository';
import type { Work } from '../../files/work';
import { parseReport } from '../../report/parse';
import { inDocument } from '../../report/positions';
import { answerText } from '../../report/answerText';
import type { QuestionBlock, Report } from '../../report/report';
import { authorKey, personsOf, type Person } from './persons';

/** Text written by programs: its lines don't show who wrote how much. */
const BY_PROGRAMS =
  /\.(?:ipynb|csv|tsv|jsonl?|geojson|svg|xml|html|lock|log|parquet|drawio)$|(?:^|\/)(?:package-lock\.json|pnpm-lock\.yaml)$/iu;

const DAY = 86_400_000;

/**
 * Who wrote what, according to commits.
 * @param report The current report: it says whose study numbers are whose.
 */
export function whoWroteWhat(
  { changes, isCut, path, committed, lines }: Work,
  report: Report,
): WhoWroteWhatResult {
  const persons = personsOf(
    [...changes.map(({ author }) => author), ...lines.map(({ author }) => author)],
    report,
  );
  const tallies = new Map<Person, Tally>();
  const tallyOf = (author: Author): Tally | null => {
    const person = persons.get(authorKey(author));
    if (!person) return null;
    const tally = tallies.get(person) ?? newTally();
    tallies.set(person, tally);
    return tally;
  };
  for (const change of changes) {
    const tally = tallyOf(change.author);
    if (tally) addCommit(tally, change, path);
  }
  for (const { author } of lines) {
    const tally = tallyOf(author);
    if (tally) tally.reportLines++;
  }
  const sorted = [...tallies].sort(
    ([, a], [, b]) => b.repository.commits - a.repository.commits || b.reportLines - a.reportLines,
  );
  const past = committed === null ? null : { text: committed, report: parseReport(committed) };
  const places = new Map(sorted.map(([person], index) => [person, index]));
  return {
    isCut,
    authors: sorted.map(summaryOf),
    answers:
      past === null
        ? []
        : answersOf(past, lines, (author) => {
            const person = persons.get(authorKey(author));
            return person && (places.get(person) ?? null);
          }),
    uncommitted: uncommittedIn(report, past?.report ?? null),
  };
}

/** The questions whose answers differ from those of a committed report; where it is null, all that are answered. */
function uncommittedIn(report: Report, committed: Report | null): number[] {
  const before = answersByNumber(committed?.questions ?? []);
  const now = answersByNumber(report.questions);
  return [...now]
    .filter(([number, answers]) => (before.get(number) ?? '') !== answers)
    .map(([number]) => number);
}

/** All answers to each number: a report may have a question twice. */
function answersByNumber(questions: Report['questions']): Map<number, string> {
  const answers = new Map<number, string>();
  for (const { number, block } of questions)
    answers.set(number, [answers.get(number) ?? '', ownAnswer(block)].join('').trim());
  return answers;
}

/** An answer as it is compared: a placeholder is none, and git may change the ends of lines. */
function ownAnswer(block: QuestionBlock): string {
  if (block.answer?.state !== 'answered') return '';
  return `${answerText(block).replace(/\r\n?/gu, '\n').trim()}\n`;
}

/** How many people have written commits. */
export function countPersons(authors: readonly Author[], report: Report | null): number {
  return new Set(personsOf(authors, report).values()).size;
}

type Sum = { -readonly [Key in keyof WorkDone]: WorkDone[Key] };

interface Tally {
  readonly repository: Sum;
  readonly report: Sum;
  reportLines: number;
  readonly weeks: Map<number, Sum>;
}

function newTally(): Tally {
  return { repository: newSum(), report: newSum(), reportLines: 0, weeks: new Map() };
}

function newSum(): Sum {
  return { commits: 0, added: 0, deleted: 0 };
}

function addCommit({ repository, report, weeks }: Tally, { time, files }: CommitChanges, path: string): void {
  const start = weekOf(time);
  const week = weeks.get(start) ?? newSum();
  weeks.set(start, week);
  const counted = files.filter((file) => !BY_PROGRAMS.test(file.path));
  const own = files.filter((file) => file.path === path);
  addTo(repository, counted);
  addTo(week, counted);
  if (own.length > 0) addTo(report, own);
}

function addTo(sum: Sum, files: CommitChanges['files']): void {
  sum.commits++;
  for (const { added, deleted } of files) {
    sum.added += added;
    sum.deleted += deleted;
  }
}

/** The Monday of a time, at midnight in UTC: 1970 began on a Thursday. */
function weekOf(time: number): number {
  const day = Math.floor(time / DAY);
  return (day - ((((day + 3) % 7) + 7) % 7)) * DAY;
}

function summaryOf([{ name, mails, studyNumber }, tally]: [Person, Tally]): AuthorSummary {
  const { repository, report, reportLines } = tally;
  const weeks: WeekOfWork[] = [...tally.weeks].map(([start, sum]) => ({ start, ...sum }));
  weeks.sort((a, b) => a.start - b.start);
  return { name, mails, studyNumber, repository, report, reportLines, weeks };
}

function answersOf(
  { text, report }: { readonly text: string; readonly report: Report },
  lines: readonly LineAuthor[],
  placeOf: (author: Author) => number | null | undefined,
): AnswerChange[] {
  // Git takes no lone carriage return for the end of a line, CommonMark does.
  if (/\r(?!\n)/u.test(text)) return [];
  return report.questions.flatMap((question) => {
    const { answer } = question.block;
    if (answer?.state !== 'answered' || answer.content === null) return [];
    const { start, end } = inDocument(question, answer.content);
    const [first, ...others] = lines.slice(start.line, end.line + 1);
    if (!first) return [];
    const last = others.reduce((newest, line) => (line.time > newest.time ? line : newest), first);
    const author = placeOf(last.author);
    return typeof author === 'number' ? [{ question: question.number, author, time: last.time }] : [];
  });
}
