/** The levels of a rule, the most serious first, each with its description for the settings. */
export const RULE_LEVELS = {
  error: 'Shown as an error.',
  warning: 'Shown as a warning.',
  information: 'Shown as information.',
  hint: 'Shown as a hint: three dots, and not in the Problems panel.',
  off: 'Not looked for.',
} as const;

/** The level of a rule in the settings. */
export type RuleLevel = keyof typeof RULE_LEVELS;

/** How serious a problem is. */
export type Severity = Exclude<RuleLevel, 'off'>;

/** The most serious first. */
const ORDER: readonly Severity[] = ['error', 'warning', 'information', 'hint'];

/** The most serious of severities; null if there are none. */
export function worstSeverity(severities: readonly Severity[]): Severity | null {
  return ORDER.find((grave) => severities.includes(grave)) ?? null;
}

/** Whether a problem counts where problems are counted: all but hints do. */
export function isCounted({ severity }: { readonly severity: Severity }): boolean {
  return severity !== 'hint';
}
