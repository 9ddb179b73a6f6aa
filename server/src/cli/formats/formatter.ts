import type { Result } from '../checkReport';
import type { Summary } from '../summary';

/** Prints results in one format. Each method gives the next text to write, in the order of the calls. */
export interface Formatter {
  /** Before the first result. */
  start(): string;
  /** One result; `index` counts from 0. */
  result(result: Result, index: number): string;
  /** After the last result. */
  end(summary: Summary, count: number): string;
}
