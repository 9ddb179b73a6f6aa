import type { AuthorSummary, WhoWroteWhatResult } from '../protocol';
import { filled, type OverviewTexts } from './texts';

/** An author with one localised number per column. */
export interface AuthorRow {
  /** With the study number if known. */
  readonly name: string;
  readonly counts: readonly string[];
}

/** The authors' work in one week. */
export interface AuthorWeek {
  /** Such as `Week of Jan 12, 2026`. */
  readonly title: string;
  /** Authors with commits in that week; the counts are commits, lines added and lines deleted. */
  readonly authors: readonly AuthorRow[];
}

/** The tables of authors. */
export interface AuthorTables {
  /** The counts are commits, lines added and lines deleted, then commits to the report and its lines now. */
  readonly total: readonly AuthorRow[];
  /** The newest first. */
  readonly weeks: readonly AuthorWeek[];
  /** Number of authors that are left out. */
  readonly more: number;
}

/** Maximum number of authors shown; the course's groups have at most five members. */
const MAX_AUTHORS = 50;

/** Who wrote what, as tables. Sorted by name, so that the order is no ranking. */
export function authorTables({ authors }: WhoWroteWhatResult, texts: OverviewTexts): AuthorTables {
  const numbers = new Intl.NumberFormat(texts.language);
  const format = (count: number): string => numbers.format(count);
  const collator = new Intl.Collator(texts.language);
  const named = authors
    .slice(0, MAX_AUTHORS)
    .map((author) => ({ author, name: nameOf(author, texts) }))
    .sort((a, b) => collator.compare(a.name, b.name));
  const weeks = new Map<number, AuthorRow[]>();
  for (const { author, name } of named)
    for (const { start, commits, added, deleted } of author.weeks) {
      const rows = weeks.get(start) ?? [];
      weeks.set(start, rows);
      rows.push({ name, counts: [commits, added, deleted].map(format) });
    }
  const date = new Intl.DateTimeFormat(texts.language, { dateStyle: 'medium', timeZone: 'UTC' });
  return {
    total: named.map(({ author: { repository, report, reportLines }, name }) => ({
      name,
      counts: [repository.commits, repository.added, repository.deleted, report.commits, reportLines].map(
        format,
      ),
    })),
    weeks: [...weeks]
      .sort(([a], [b]) => b - a)
      .map(([start, rows]) => ({ title: filled(texts.weekOf, date.format(start)), authors: rows })),
    more: authors.length - named.length,
  };
}

function nameOf({ name, mails, studyNumber }: AuthorSummary, texts: OverviewTexts): string {
  const shown = name === '' ? (mails[0] ?? '') : name;
  return studyNumber === null ? shown : filled(texts.nameAndNumber, shown, studyNumber);
}
