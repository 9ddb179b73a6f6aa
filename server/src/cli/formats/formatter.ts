import type { Outcome } from '../outcome';
import type { Summary } from '../summary';

/** Prints results in one format. Each method gives the next text to write, in the order of the calls. */
export interface Formatter {
  /** Before the first result. */
  start(): string;
  /** One outcome; `index` counts from 0. */
  result(outcome: Outcome, index: number): string;
  /** After the last result. */
  end(summary: Summary, count: number): string;
}
