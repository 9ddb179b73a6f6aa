import * as l10n from '@vscode/l10n';
import { encodeTarget, suffixOf } from '../../text/figureTarget';
import { lineEndOf, lineText, textIn } from '../../text/lines';
import { containsRange, type Range } from '../../text/position';
import { inDocument } from '../../report/positions';
import type { Fix, TextEdit } from '../rule';
import type { FigureCase, Flaw } from './inspectedFigure';
import type { FigureFence } from './figureFences';
import { asMarkdown, escapeTarget } from './markdownImage';
import { quote } from './messages';
import { retarget, toMarkdown } from './rewrite';

/** The fix that changes a figure's path and nothing else; empty if that can't be done. */
export function pathFix(one: FigureCase, path: string): Fix[] {
  const edits = retarget(one.question, one.figure, targetFor(one, path));
  return edits ? [{ title: l10n.t('Write {0}', quote(path)), edits }] : [];
}

/** The fix that turns an image that leads to a page into a link. */
export function linkFix({ question, figure }: FigureCase): Fix[] {
  if (figure.kind !== 'markdown') return [];
  const { start } = figure.range;
  const mark = { start, end: { line: start.line, character: start.character + 1 } };
  return [{ title: l10n.t('Make it a link'), edits: [{ range: inDocument(question, mark), newText: '' }] }];
}

/** The fix of how a figure is written, and of its path if one is given; empty if that can't be done. */
export function flawFix(one: FigureCase, flaw: Flaw, path: string | null): Fix[] {
  if (one.fence) return fenceFix(one, one.fence, path);
  const { question, figure, uncounted } = one;
  const edits = toMarkdown(question, figure, path === null ? null : targetFor(one, path), uncounted);
  if (!edits) return [];
  const title = withPath(titleOf(one, flaw, edits), path);
  return [{ title, edits, isSafe: flaw !== 'html' && isCertain(one, path) }];
}

function fenceFix(one: FigureCase, { range, figures }: FigureFence, path: string | null): Fix[] {
  const { question, figure } = one;
  const { lines } = question.block;
  const parting = lineEndOf(lines) + lineText(lines, range.start.line).slice(0, range.start.character);
  const images = figures.map((each) =>
    asMarkdown(each, each === figure && path !== null ? targetFor(one, path) : each.target),
  );
  const taken =
    figures.length > 1
      ? l10n.t('Move these {0} figures out of the code block', figures.length)
      : l10n.t('Move it out of the code block');
  const title = withPath(taken, path);
  return [{ title, edits: [{ range: inDocument(question, range), newText: images.join(parting) }] }];
}

/** A fix's title with the path that it writes, if any. */
function withPath(title: string, path: string | null): string {
  return path === null ? title : l10n.t('{0} (path {1})', title, quote(path));
}

/** Whether only this file can be meant. */
function isCertain({ trouble }: FigureCase, path: string | null): boolean {
  if (trouble?.kind === 'remote') return path === null && trouble.corrected === null;
  return path === null || trouble?.kind === 'detour';
}

/** The target for another path; for a path in the report's folders, the query after it stays. */
function targetFor({ figure, trouble }: FigureCase, path: string): string {
  const isOtherPlace = trouble && ['remote', 'foreign', 'mark'].includes(trouble.kind);
  return encodeTarget(path) + (isOtherPlace ? '' : escapeTarget(suffixOf(figure.target)));
}

function titleOf({ question }: FigureCase, flaw: Flaw, edits: readonly TextEdit[]): string {
  if (flaw === 'link') return l10n.t('Make it an image');
  const { lines, answer } = question.block;
  const changed = answer?.figures.filter(({ range }) => isInside(inDocument(question, range), edits)) ?? [];
  const isSizeLost = changed.some(({ range }) => /\s(?:width|height|style)\s*=/iu.test(textIn(lines, range)));
  const count = changed.length;
  if (flaw === 'html' && isSizeLost) {
    return count > 1
      ? l10n.t('Make these {0} figures Markdown images, without a size', count)
      : l10n.t('Make it a Markdown image, without a size');
  }
  return count > 1
    ? l10n.t('Make these {0} figures Markdown images', count)
    : l10n.t('Make it a Markdown image');
}

function isInside(inner: Range, edits: readonly TextEdit[]): boolean {
  return edits.some(({ range }) => containsRange(range, inner));
}
