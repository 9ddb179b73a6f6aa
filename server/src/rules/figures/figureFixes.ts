import { encodeTarget, resolveTarget, suffixOf } from '../../report/figurePath';
import { lineEndOf, lineText, textIn } from '../../report/lines';
import { comparePositions, type Range } from '../../report/position';
import { inDocument } from '../places';
import type { Fix, TextEdit } from '../rule';
import type { FigureCase, Flaw } from './figureCase';
import type { FigureFence } from './figureFences';
import { asMarkdown, escapeTarget } from './markdownImage';
import { quote } from './messages';
import { retarget, toMarkdown } from './rewrite';

/** The fix that leads a figure to another file and leaves the way in which it is written; none where that can't be done. */
export function pathFix(one: FigureCase, path: string): Fix[] {
  const edits = retarget(one.question, one.figure, targetFor(one, path));
  return edits ? [{ title: `Write ${quote(path)}`, edits }] : [];
}

/** The fix of the way in which a figure is written, and of its path where one is given; none where that can't be done. */
export function flawFix(one: FigureCase, flaw: Flaw, path: string | null): Fix[] {
  if (flaw === 'blank') return blankFix(one, path);
  if (one.fence) return fenceFix(one, one.fence, path);
  const { question, figure, uncounted } = one;
  const edits = toMarkdown(question, figure, path === null ? null : targetFor(one, path), uncounted);
  if (!edits) return [];
  const title = titleOf(one, flaw, edits) + (path === null ? '' : ` with the path ${quote(path)}`);
  return [{ title, edits, isHarmless: flaw !== 'html' && isCertain(one, path) }];
}

function blankFix(one: FigureCase, path: string | null): Fix[] {
  const { question, figure } = one;
  const target = path === null ? withoutBlanks(figure.target) : targetFor(one, path);
  const edits = retarget(question, figure, target);
  return edits ? [{ title: `Write ${quote(target)}`, edits, isHarmless: isCertain(one, path) }] : [];
}

function fenceFix(one: FigureCase, { range, figures }: FigureFence, path: string | null): Fix[] {
  const { question, figure } = one;
  const { lines } = question.block;
  const parting = lineEndOf(lines) + lineText(lines, range.start.line).slice(0, range.start.character);
  const images = figures.map((each) =>
    asMarkdown(each, each === figure && path !== null ? targetFor(one, path) : each.target),
  );
  const what = figures.length > 1 ? `these ${figures.length} figures` : 'it';
  const title = `Take ${what} out of the code block${path === null ? '' : `, with the path ${quote(path)}`}`;
  return [{ title, edits: [{ range: inDocument(question, range), newText: images.join(parting) }] }];
}

/** Whether nobody could mean another file. */
function isCertain({ trouble }: FigureCase, path: string | null): boolean {
  if (trouble?.kind === 'remote') return path === null && trouble.corrected === null;
  return path === null || trouble?.kind === 'detour';
}

/** The target for another path; the query behind a path in the report's folders stays. */
function targetFor({ figure, trouble }: FigureCase, path: string): string {
  const isOtherPlace = trouble && ['remote', 'foreign', 'mark'].includes(trouble.kind);
  return encodeTarget(path) + (isOtherPlace ? '' : escapeTarget(suffixOf(figure.target)));
}

function withoutBlanks(target: string): string {
  const resolved = resolveTarget(target);
  return resolved.kind === 'local'
    ? encodeTarget(resolved.path) + escapeTarget(suffixOf(target))
    : escapeTarget(target);
}

function titleOf({ question }: FigureCase, flaw: Flaw, edits: readonly TextEdit[]): string {
  if (flaw === 'link') return 'Make it an image';
  const { lines, answer } = question.block;
  const changed = answer?.figures.filter(({ range }) => isInside(inDocument(question, range), edits)) ?? [];
  const isSizeLost = changed.some(({ range }) => /\s(?:width|height|style)\s*=/iu.test(textIn(lines, range)));
  const what = changed.length > 1 ? `these ${changed.length} figures Markdown images` : 'it a Markdown image';
  return `Make ${what}${flaw === 'html' && isSizeLost ? ', without a size' : ''}`;
}

function isInside({ start, end }: Range, edits: readonly TextEdit[]): boolean {
  return edits.some(
    ({ range }) => comparePositions(range.start, start) <= 0 && comparePositions(end, range.end) <= 0,
  );
}
