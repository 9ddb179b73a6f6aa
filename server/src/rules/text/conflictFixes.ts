import * as l10n from '@vscode/l10n';
import { versionsOf, type Conflict, type Version } from '../../report/conflicts';
import { range, type Range } from '../../text/position';
import type { Fix } from '../rule';

/** A line of the document, from 0. */
type LineOf = (line: number) => string;

/** Maximum length of a conflict with fixes: all of its lines are read after each change. */
const MAX_LINES = 500;

/** Structure of a report: a heading or an `Answer:`, which the checker reads in code, too. */
const FORM = /^\s*>?\s*#|Answer:/;

/**
 * The ways to resolve a conflict: keep one version, or both. There are none if the versions differ in headings or `Answer:`, because only
 * the author knows which are needed; if both have the same ones, keeping both would duplicate them.
 */
export function conflictFixes(conflict: Conflict, lineOf: LineOf): readonly Fix[] {
  const versions = versionsOf(conflict);
  if (!versions || conflict.last - conflict.first > MAX_LINES) return [];
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

/** The branch or commit that git names after a marker. */
function nameOf(lineOf: LineOf, line: number, otherwise: string): string {
  const name = lineOf(line)
    .replace(/^[<> ]+/, '')
    .trim();
  return name === '' ? otherwise : name;
}
