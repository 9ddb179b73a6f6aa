import type { Figure, Question } from '../../report/report';
import type { FigureFence } from './figureFences';
import type { Trouble } from './pathProblem';

/**
 * What makes an image no figure: `link`, `html`, `reference` the checker does not count, though the question needs it;
 * a `fence` around it makes pages show text instead.
 */
export type Flaw = 'link' | 'html' | 'reference' | 'fence';

/** A figure of an answer with all that is known of it. */
export interface FigureCase {
  readonly question: Question;
  readonly figure: Figure;
  readonly trouble: Trouble | null;
  readonly flaw: Flaw | null;
  /** The code block that it is in, where that is the flaw. */
  readonly fence: FigureFence | null;
  /** The figures of the answer that the checker should count and does not. */
  readonly uncounted: ReadonlySet<Figure>;
}
