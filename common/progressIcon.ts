import type { Progress } from './progress';
import type { Severity } from './severity';

/** The codicon for how far a question or a group of questions is; recognisable by shape alone, without colour. */
export type ProgressIcon = 'circle-large-outline' | 'error' | 'warning' | 'info' | 'pass';

/** How far something is, and its worst problem. */
export interface Standing {
  readonly progress: Progress;
  /** Null where it has no problem. */
  readonly severity: Severity | null;
}

/** The icon for how far something is. */
export function progressIcon({ progress, severity }: Standing): ProgressIcon {
  if (progress === 'missing') return 'circle-large-outline';
  if (progress === 'done') return 'pass';
  if (severity === 'error') return 'error';
  // A question may fail without a problem if its rule is off.
  return severity === 'warning' || progress === 'failing' ? 'warning' : 'info';
}
