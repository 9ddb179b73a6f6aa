import type { Figure, Question } from '../../report/report';
import type { FigureFence } from './figureFences';
import type { PathProblem } from './pathProblem';

/**
 * Why a figure does not count: `link`, `html` and `reference` are not counted by the checker, though the question needs
 * them; a `fence` makes pages show text instead.
 */
export type Flaw = 'link' | 'html' | 'reference' | 'fence';

/** A figure of an answer with everything known about it. */
export interface FigureCase {
  readonly question: Question;
  readonly figure: Figure;
  readonly trouble: PathProblem | null;
  readonly flaw: Flaw | null;
  /** The code block around it, if that is the flaw. */
  readonly fence: FigureFence | null;
  /** The figures of the answer that the checker should count and does not. */
  readonly uncounted: ReadonlySet<Figure>;
}
