import * as l10n from '@vscode/l10n';
import type { Element, ElementContent, RootContent } from 'hast';
import { wholeConflicts, type Version } from '../report/conflicts';
import { lineText, splitLines } from '../text/lines';
import { element } from './elements';
import { ownLanguage } from './uiLanguage';

/** Maximum number of conflicts shown as versions; a text with more is shown as written. */
const MAX_SHOWN = 20;

/** Part of a text: ordinary lines, or a conflict with its versions. Lines from 0 to before `end`. */
export type Stretch =
  | ({ readonly kind: 'text' } & Version)
  | ({ readonly kind: 'conflict'; readonly ours: NamedVersion; readonly theirs: NamedVersion } & Version);

interface NamedVersion extends Version {
  /** The branch or commit that git names; empty if it names none. */
  readonly name: string;
}

/** A text split at its merge conflicts; null if it has none. */
export function stretchesOf(text: string): readonly Stretch[] | null {
  const lines = splitLines(text);
  const conflicts = wholeConflicts(lines);
  if (conflicts.length === 0 || conflicts.length > MAX_SHOWN) return null;
  const nameAt = (line: number): string =>
    lineText(lines, line)
      .replace(/^[<> ]+/, '')
      .trim();
  const stretches: Stretch[] = [];
  let from = 0;
  for (const { first, last, ours, theirs } of conflicts) {
    stretches.push({ kind: 'text', start: from, end: first });
    stretches.push({
      kind: 'conflict',
      start: first,
      end: last + 1,
      ours: { ...ours, name: nameAt(first) },
      theirs: { ...theirs, name: nameAt(last) },
    });
    from = last + 1;
  }
  return [...stretches, { kind: 'text', start: from, end: lines.length }];
}

/** A conflict with its rendered versions, marked by `data-version`. */
export function conflictElement(
  { start, end, ours, theirs }: Extract<Stretch, { kind: 'conflict' }>,
  render: (version: Version) => readonly RootContent[],
): Element {
  const notice = element(
    'p',
    { className: ['conflict-notice'], ...ownLanguage() },
    l10n.t('Merge conflict: two versions of this text. Keep one of them, or both.'),
  );
  const version = (which: 'first' | 'second', title: string, own: NamedVersion): Element =>
    element(
      'div',
      { className: ['conflict-version'], dataVersion: which },
      element(
        'p',
        { className: ['conflict-name'] },
        element('span', ownLanguage(), title),
        ...(own.name === '' ? [] : [' ', element('code', {}, own.name)]),
      ),
      ...render(own).filter((node): node is ElementContent => node.type !== 'doctype'),
    );
  return element(
    'div',
    { className: ['conflict'], dataLine: start, dataEndLine: end - 1 },
    notice,
    version('first', l10n.t('First version'), ours),
    version('second', l10n.t('Second version'), theirs),
  );
}
