/** What a setting may say of a rule, the gravest first, with a sentence for the settings that tells what it means. */
export const RULE_LEVELS = {
  error: 'Shown as an error.',
  warning: 'Shown as a warning.',
  information: 'Shown as information.',
  hint: 'Shown as a hint: three dots, and not in the Problems panel.',
  off: 'Not looked for.',
} as const;

/** What a setting may say of a rule. */
export type RuleLevel = keyof typeof RULE_LEVELS;

/** How much a problem matters. */
export type Severity = Exclude<RuleLevel, 'off'>;

/** From the gravest on. */
const ORDER: readonly Severity[] = ['error', 'warning', 'information', 'hint'];

/** The gravest of severities; null where there are none. */
export function gravestOf(severities: readonly Severity[]): Severity | null {
  return ORDER.find((grave) => severities.includes(grave)) ?? null;
}
