import type { Element } from 'hast';
import { element } from '../../../common/element';
import type { AuthorRow, AuthorTables } from '../../../common/overview/authors';
import type { OverviewTexts } from '../../../common/overview/texts';

/** A table of authors, and below it one by week, folded. */
export function authorElements({ total, weeks }: AuthorTables, texts: OverviewTexts): Element[] {
  const { author, commits, linesAdded, linesDeleted, reportCommits, reportLines } = texts;
  const work = [author, commits, linesAdded, linesDeleted];
  const byWeek = weeks.map(({ title, authors }) =>
    element(
      'tbody',
      {},
      element('tr', {}, element('th', { scope: 'rowgroup', colSpan: work.length }, title)),
      ...authors.map(rowOf),
    ),
  );
  return [
    element(
      'table',
      { ariaLabel: texts.whoWroteWhat },
      headOf([...work, reportCommits, reportLines]),
      element('tbody', {}, ...total.map(rowOf)),
    ),
    element(
      'details',
      {},
      element('summary', {}, texts.byWeek),
      element('table', { ariaLabel: texts.byWeek }, headOf(work), ...byWeek),
    ),
  ];
}

function headOf(texts: readonly string[]): Element {
  const cells = texts.map((text) => element('th', { scope: 'col' }, text));
  return element('thead', {}, element('tr', {}, ...cells));
}

function rowOf({ name, counts }: AuthorRow): Element {
  const cells = counts.map((count) => element('td', {}, count));
  return element('tr', {}, element('th', { scope: 'row' }, name), ...cells);
}
