import * as l10n from '@vscode/l10n';
import type { FigureFolders } from '../../files/figureFolders';
import { comparePositions, type Range } from '../../text/position';
import type { Figure, Question } from '../../report/report';
import type { RuleCode } from '../../../../common/codes';
import { inDocument } from '../../report/positions';
import { joinSentences } from '../../wording/sentences';
import type { Finding } from '../rule';
import { flawFix, linkFix, pathFix } from './figureFixes';
import type { FigureCase, Flaw } from './inspectedFigure';
import { figureFences, type FigureFence } from './figureFences';
import { flawMessage, flawNote, quote, troubleMessage } from './messages';
import { pathProblemOf, type PathProblem } from './pathProblem';
import { uncountedFigures } from './uncounted';
import { isPartOfAnother, notShownFindings } from './notShownProblems';

/** The problem of a figure with its code. */
export interface FigureFinding extends Finding {
  readonly code: RuleCode;
  /** What it has in common with others, so that they are reported as one problem. */
  readonly cause: SharedCause | null;
}

/** `no-folder`: there is no folder `figures`; `outside`: the figures lie in another folder. */
export type SharedCause = 'no-folder' | 'outside';

const CODE_OF_TROUBLE = {
  remote: 'figure-remote',
  page: 'figure-remote',
  absent: 'figure-missing',
  foreign: 'figure-path',
  none: 'figure-path',
  rooted: 'figure-path',
  backslashed: 'figure-path',
  detour: 'figure-path',
  mark: 'figure-path',
  missing: 'figure-missing',
  folder: 'figure-missing',
  case: 'figure-case',
  outside: 'figure-path',
  format: 'figure-format',
} as const satisfies Record<PathProblem['kind'], RuleCode>;

const CODE_OF_FLAW = {
  link: 'figure-link',
  html: 'figure-html',
  reference: 'figure-reference',
  fence: 'figure-link',
} as const satisfies Record<Flaw, RuleCode>;

/** The problems of the figures of an answer, at most one for each figure. */
export function judgeFigures(question: Question, folders: FigureFolders): FigureFinding[] {
  const fences = figureFences(question);
  const uncounted = uncountedFigures(question, fences);
  const all = question.block.answer?.figures ?? [];
  const figures = all.filter((figure) => {
    if (figure.kind === 'link') return !isPartOfAnother(question, figure);
    // A problem of a figure's own path is reported once.
    return figure.kind !== 'path' || !all.some((one) => one !== figure && one.target === figure.target);
  });
  const judge = (figure: Figure, flaw: Flaw | null, fence: FigureFence | null = null): FigureFinding | null =>
    judgeFigure(
      { question, figure, trouble: pathProblemOf(figure.target, folders), flaw, fence, uncounted },
      folders,
    );
  const findings = [
    ...figures.map((figure) => judge(figure, uncounted.has(figure) ? kindFlaw(figure) : null)),
    ...fences.flatMap((fence) => fence.figures.map((figure) => judge(figure, 'fence', fence))),
    ...notShownFindings(
      question,
      folders,
      fences.map(({ range }) => range),
    ).map((finding): FigureFinding => ({ ...finding, code: 'figure-not-shown', cause: null })),
  ];
  return findings.filter((finding) => finding !== null);
}

function kindFlaw({ kind }: Figure): Flaw | null {
  return kind === 'markdown' || kind === 'path' ? null : kind;
}

function judgeFigure(one: FigureCase, folders: FigureFolders): FigureFinding | null {
  const { figure, trouble, flaw } = one;
  const isReached = trouble === null || ['remote', 'outside', 'format'].includes(trouble.kind);
  // A link that need not be a figure may lead to any file that exists.
  if ((figure.kind === 'link' || figure.kind === 'path') && flaw === null && isReached) return null;
  if (flaw !== null && (isReached || correctedPath(trouble) !== null)) return flawFinding(one, flaw);
  return trouble && troubleFinding(one, trouble, folders);
}

/** The figure exists, or is known to be elsewhere: what matters is how it is written. */
function flawFinding(one: FigureCase, flaw: Flaw): FigureFinding {
  const { question, figure, trouble } = one;
  const corrected = trouble?.kind === 'outside' ? null : correctedPath(trouble);
  const note = corrected === null ? null : l10n.t('Its path from the report is {0}.', quote(corrected));
  // A file of the same name may still differ from the one on the web.
  const paths = trouble?.kind === 'remote' && corrected !== null ? [corrected, null] : [corrected];
  return {
    cause: null,
    code: flaw === 'fence' && figure.kind === 'markdown' ? 'figure-not-shown' : CODE_OF_FLAW[flaw],
    question: question.number,
    range: inDocument(question, figure.range),
    message: joinSentences(flawMessage(flaw, figure, question), note),
    fixes: paths.flatMap((path) => flawFix(one, flaw, path)),
  };
}

function troubleFinding(one: FigureCase, trouble: PathProblem, folders: FigureFolders): FigureFinding {
  const { question, figure, flaw } = one;
  return {
    code: CODE_OF_TROUBLE[trouble.kind],
    cause: sharedCause(trouble, folders),
    question: question.number,
    range: inDocument(question, placeOf(figure)),
    message: joinSentences(
      troubleMessage(trouble, figure, question),
      flaw === null ? null : flawNote(flaw, figure),
    ),
    fixes: [
      ...pathsFor(trouble).flatMap((path) => (flaw === null ? pathFix(one, path) : flawFix(one, flaw, path))),
      ...(trouble.kind === 'page' && flaw === null ? linkFix(one) : []),
    ],
  };
}

/** The folders of figures, as paths from the report's folder or the root of the repository spell them. */
const FIGURES_FOLDER = /^(?:figures|reports?(?:\/figures)?)$/;

function sharedCause(trouble: PathProblem, folders: FigureFolders): SharedCause | null {
  if (
    trouble.kind === 'missing' &&
    trouble.choices.length === 0 &&
    FIGURES_FOLDER.test(trouble.folder ?? '') &&
    folders.get('figures') === null
  )
    return 'no-folder';
  return trouble.kind === 'outside' && trouble.corrected === null ? 'outside' : null;
}

/** The target as written; the whole figure if it has none. */
function placeOf({ targetRange, range }: Figure): Range {
  return targetRange && comparePositions(targetRange.start, targetRange.end) < 0 ? targetRange : range;
}

function correctedPath(trouble: PathProblem | null): string | null {
  return trouble && 'corrected' in trouble ? trouble.corrected : null;
}

/** The paths that may be meant instead of the wrong one, the best first. */
function pathsFor(trouble: PathProblem): readonly string[] {
  if ('choices' in trouble) return trouble.choices;
  const corrected = correctedPath(trouble);
  return corrected === null ? [] : [corrected];
}
