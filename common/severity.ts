/** How much a problem matters. */
export type Severity = 'error' | 'warning' | 'information' | 'hint';

/** What a setting may say of a rule. */
export type RuleLevel = Severity | 'off';
