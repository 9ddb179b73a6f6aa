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
