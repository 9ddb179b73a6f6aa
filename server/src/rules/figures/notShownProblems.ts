import * as l10n from '@vscode/l10n';
import type { FigureFolders } from '../../files/figureFolders';
import { inDocument } from '../../report/positions';
import type { Figure, Question } from '../../report/report';
import { nameOf, resolveTarget } from '../../text/figureTarget';
import { comparePositions, type Range } from '../../text/position';
import type { Finding, Fix } from '../rule';
import { imagesNotShown, matters, type ImageNotShown, type NotShownCause } from './imagesNotShown';
import { lookUp } from './lookUp';
import { quote } from './messages';
import { meantImage, nearMisses, type NearMiss } from './nearMisses';
import { pathProblemOf } from './pathProblem';

/**
 * The problems of images that the checker counts and GitHub does not show, except those in `others`, which are reported
 * elsewhere.
 */
export function notShownFindings(
  question: Question,
  folders: FigureFolders,
  others: readonly Range[],
): Finding[] {
  return imagesNotShown(question.block)
    .filter((image) => matters(question, image) && !others.some((one) => holds(one, image.range)))
    .map((image) => ({
      question: question.number,
      range: inDocument(question, image.range),
      message: messageOf(image.cause),
      fixes: pathsFor(image.target, folders).flatMap((path) => notShownFixes(question, image, path)),
    }));
}

function notShownFixes(question: Question, image: ImageNotShown, path: string | null): Fix[] {
  const edit = image.fix(path);
  if (!edit) return [];
  const isSafe = ['target', 'description', 'html', 'table'].includes(image.cause);
  return [
    {
      title: titleOf(image.cause, path, edit.newText),
      edits: [{ range: inDocument(question, edit.range), newText: edit.newText }],
      isSafe,
    },
  ];
}

function titleOf(cause: NotShownCause, path: string | null, newText: string): string {
  if (path !== null) return l10n.t('Write {0}', quote(path));
  if (cause === 'html') return l10n.t('Put blank lines around it');
  if (cause === 'code' || cause === 'code-span') return l10n.t('Move it out of the code');
  return l10n.t('Write {0}', quote(newText));
}

function messageOf(cause: NotShownCause): string {
  switch (cause) {
    case 'target':
      return l10n.t(
        'GitHub shows this figure as text. Between the parentheses write only a path, with `%20` for spaces, and a title in straight quotes.',
      );
    case 'description':
      return l10n.t(
        'GitHub shows this figure as text because of a character in its description. Put a backslash before it.',
      );
    case 'escape':
      return l10n.t("GitHub doesn't show a figure after a backslash. Remove the backslash.");
    case 'table':
      return l10n.t('GitHub ends the cell at a `|`, so it shows this figure as text. Write `\\|` instead.');
    case 'code-span':
      return l10n.t(
        'GitHub shows this figure as code, although the checker counts it. Remove the backticks.',
      );
    case 'code':
      return l10n.t(
        'GitHub shows this figure as code, although the checker counts it. Move it out of the code.',
      );
    case 'comment':
      return l10n.t(
        "This figure is in a comment, so GitHub doesn't show it. The checker counts it: show it or delete it.",
      );
    case 'html':
      return l10n.t('GitHub shows Markdown inside HTML as text. Put blank lines around this figure.');
    case 'formula':
      return l10n.t(
        'GitHub reads this figure as part of a formula. Put backslashes before the dollar signs.',
      );
    case 'other':
      return l10n.t(
        "GitHub doesn't show this figure, although the checker counts it. Write it as `![description](figures/name.png)`.",
      );
  }
}

/** Whether a figure is part of an image that is already reported as not shown, or as a near miss. */
export function isPartOfAnother({ block }: Question, { range }: Figure): boolean {
  return [...imagesNotShown(block), ...nearMisses(block)].some((one) => holds(one.range, range));
}

/** The problems of near misses: meant as an image, but one for no one. */
export function* nearMissFindings(question: Question, folders: FigureFolders): Iterable<Finding> {
  for (const miss of nearMisses(question.block)) {
    const newText = meantImage(miss, correctedPath(miss.target, folders));
    yield {
      question: question.number,
      range: inDocument(question, miss.range),
      message: l10n.t('This is not a figure yet. Write it as {0}.', quote(newText)),
      fixes: [
        {
          title: l10n.t('Write {0}', quote(newText)),
          edits: [{ range: inDocument(question, miss.range), newText }],
          isSafe: isMeant(question, miss),
        },
      ],
    };
  }
}

/** Whether the answer has room for one more figure. */
function isMeant({ block, limits }: Question, miss: NearMiss): boolean {
  const index = nearMisses(block).indexOf(miss);
  return limits.images !== undefined && (block.answer?.images ?? 0) + index < limits.images.max;
}

/** The paths that may be meant, the best first; null stands for the written one. */
function pathsFor(target: string, folders: FigureFolders): readonly (string | null)[] {
  const corrected = correctedPath(target, folders);
  if (corrected !== null) return [corrected];
  const trouble = pathProblemOf(target, folders);
  if (trouble && 'choices' in trouble) return trouble.choices;
  return trouble?.kind === 'folder' ? [] : [null];
}

/** The path in the report's folders that a target seems to mean; null if it is right, or nothing is known. */
function correctedPath(target: string, folders: FigureFolders): string | null {
  const trouble = pathProblemOf(target, folders);
  if (trouble?.kind === 'detour' || trouble?.kind === 'rooted' || trouble?.kind === 'backslashed')
    return trouble.corrected;
  if (trouble?.kind !== 'missing') return null;
  // Notes name their figures without the folder.
  const resolved = resolveTarget(target);
  const named = resolved.kind === 'local' ? `figures/${nameOf(resolved.path)}` : '';
  return named !== '' && lookUp(folders, named).kind === 'file' ? named : null;
}

function holds(outer: Range, inner: Range): boolean {
  return comparePositions(outer.start, inner.start) <= 0 && comparePositions(inner.end, outer.end) <= 0;
}
