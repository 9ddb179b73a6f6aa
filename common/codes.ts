import type { RuleLevel } from './severity';

/** The codes of all rules with their default severity and title. The codes are stable: people write them into settings. */
export const RULES = {
  'answer-missing': { level: 'warning', title: 'A question has no answer.' },
  'answer-too-short': { level: 'warning', title: 'An answer has fewer words than asked for.' },
  'answer-too-long': { level: 'warning', title: 'An answer has more words than asked for.' },
  'placeholder-left': { level: 'warning', title: "The template's placeholder stands beside an answer." },
  'placeholder-dashes': { level: 'information', title: 'Dashes of the placeholder stand around an answer.' },
  'todo-left': { level: 'information', title: 'A note to oneself is left in an answer.' },
  'example-left': { level: 'information', title: "Words of the template's example are left in an answer." },
  'figure-missing': { level: 'error', title: 'A figure does not exist.' },
  'figure-case': { level: 'warning', title: 'A figure exists under another letter case.' },
  'figure-link': { level: 'warning', title: 'A link stands where a figure is meant.' },
  'figure-html': {
    level: 'warning',
    title: 'A figure is written as HTML, which the checker does not count.',
  },
  'figure-reference': {
    level: 'warning',
    title: 'A figure is written by reference, which the checker does not count.',
  },
  'figure-path': { level: 'warning', title: 'A figure lies outside the folder `figures`.' },
  'figure-format': { level: 'warning', title: 'A figure is neither png nor jpg nor jpeg.' },
  'figure-remote': { level: 'information', title: 'A figure lies on the web.' },
  'figure-alt': { level: 'hint', title: 'A figure has no description.' },
  'figures-too-few': { level: 'warning', title: 'An answer has fewer figures than asked for.' },
  'figures-too-many': { level: 'warning', title: 'An answer has more figures than asked for.' },
  'answer-hidden': { level: 'error', title: 'Part of an answer is hidden from the checker.' },
  'checker-refuses': { level: 'error', title: 'The checker refuses the whole report.' },
  'merge-conflict': { level: 'error', title: 'A merge conflict is left in the report.' },
  'question-missing': { level: 'warning', title: 'A question is missing.' },
  'question-duplicate': { level: 'warning', title: 'A question stands twice.' },
  'question-order': { level: 'warning', title: 'A question stands out of order.' },
  'prompt-edited': { level: 'information', title: "A question's wording was changed." },
  'limits-edited': { level: 'warning', title: "A question's stated limits were changed." },
  'checkbox-malformed': { level: 'warning', title: 'A checkbox is not `[ ]` or `[x]`.' },
  'group-number': { level: 'information', title: 'The group number is not a number.' },
  'study-number': { level: 'information', title: 'A study number is not `s` and six digits.' },
  'contribution-missing': { level: 'warning', title: 'The last answer says nothing of a member.' },
  'text-encoding': {
    level: 'information',
    title: 'The file is not valid UTF-8, which the checker cannot read.',
  },
  'text-too-complex': {
    level: 'information',
    title: 'Text is too long, deep or intricate for its figures to be checked.',
  },
  'handin-code': { level: 'information', title: 'The hand-in page shows fenced code as running text.' },
  'handin-table': { level: 'information', title: 'The hand-in page shows a table as running text.' },
  'handin-list': { level: 'information', title: 'The hand-in page shows a list as text, or on one level.' },
  'handin-html': {
    level: 'information',
    title: 'The hand-in page shows Markdown inside HTML as it is written.',
  },
} as const satisfies Record<string, { level: RuleLevel; title: string }>;

/** The code of a rule. */
export type RuleCode = keyof typeof RULES;

/** The codes of the hints on what `report.py html` makes of a report, which can be switched off together. */
export const HAND_IN_CODES = [
  'handin-code',
  'handin-table',
  'handin-list',
  'handin-html',
] as const satisfies readonly RuleCode[];

/** The codes of what matters to the course's checker and its hand-in only. */
export const CHECKER_CODES = [
  'answer-hidden',
  'checker-refuses',
  'question-order',
  'figure-link',
  'figure-html',
  'figure-reference',
  'figure-path',
  'figure-format',
  'figure-remote',
  'text-encoding',
  ...HAND_IN_CODES,
] as const satisfies readonly RuleCode[];

/** Whether a word is the code of a rule. */
export function isRuleCode(word: string): word is RuleCode {
  return Object.hasOwn(RULES, word);
}

/** Where the documentation of a code stands. */
export function ruleHref(code: RuleCode): string {
  return `https://github.com/mlops-report/mlops-report#${code}`;
}
