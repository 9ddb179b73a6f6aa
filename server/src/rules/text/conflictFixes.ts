import * as l10n from '@vscode/l10n';
import { versionsOf, type Conflict, type Version } from '../../report/conflicts';
import { range, type Range } from '../../text/position';
import type { Fix } from '../rule';

/** A line of the document, from 0. */
type LineOf = (line: number) => string;

/** Longer ones get no fixes: every line of a conflict is read whenever the text changes. */
const MOST_LINES = 500;

/** What gives a report its form: a heading or an `Answer:`, as the checker reads them in code too. */
const FORM = /^\s*>?\s*#|Answer:/;

/**
 * The ways to resolve a conflict: keep one of its versions, or both. Where the versions differ in headings or `Answer:`, only
 * the reader knows what the report needs, so there are none; where they share them, both would be twice as many.
 */
export function conflictFixes(conflict: Conflict, lineOf: LineOf): readonly Fix[] {
  const versions = versionsOf(conflict);
  if (!versions || conflict.last - conflict.first > MOST_LINES) return [];
  const { ours, theirs } = versions;
  const form = ({ start, end }: Version): string[] =>
    Array.from({ length: end - start }, (_, index) => lineOf(start + index)).filter((line) =>
      FORM.test(line),
    );
  const shared = form(ours);
  if (shared.join('\n') !== form(theirs).join('\n')) return [];
  const start = conflict.first;
  const end = conflict.last + 1;
  const keep = (title: string, kind: string, ...removed: readonly Range[]): Fix => ({
    title,
    kind: `mergeConflict.${kind}`,
    edits: removed.map((lines) => ({ range: lines, newText: '' })),
  });
  const one = [
    keep(
      l10n.t('Keep the first version: {0}', nameOf(lineOf, start, 'HEAD')),
      'first',
      wholeLines(start, ours.start),
      wholeLines(ours.end, end),
    ),
    keep(
      l10n.t('Keep the second version: {0}', nameOf(lineOf, theirs.end, l10n.t('theirs'))),
      'second',
      wholeLines(start, theirs.start),
      wholeLines(theirs.end, end),
    ),
  ];
  if (shared.length > 0) return one;
  return [
    ...one,
    keep(
      l10n.t('Keep both versions'),
      'both',
      wholeLines(start, ours.start),
      wholeLines(ours.end, theirs.start),
      wholeLines(theirs.end, end),
    ),
  ];
}

function wholeLines(start: number, end: number): Range {
  return range(start, 0, end, 0);
}

/** The branch or commit that git names behind a mark. */
function nameOf(lineOf: LineOf, line: number, otherwise: string): string {
  const name = lineOf(line)
    .replace(/^[<> ]+/, '')
    .trim();
  return name === '' ? otherwise : name;
}
