import { fencedCode } from './code';
import { htmlAroundMarkdown } from './html';
import { lists } from './listRule';
import { tables } from './table';
import type { Finding, QuestionContext, QuestionRule } from '../rule';

/**
 * Rules on what the hand-in page (`report.py html`) shows otherwise than GitHub: it is made by Python-Markdown without extensions
 * (docs/grammar.md, `report.py html`). Only reports on the course's template are handed in so.
 */
export const handinRules: readonly QuestionRule[] = [
  {
    code: 'handin-code',
    scope: 'question',
    check: (question, context) => ifHandedIn(context, () => fencedCode(question, context.lineEnd)),
  },
  {
    code: 'handin-table',
    scope: 'question',
    check: (question, context) => ifHandedIn(context, () => tables(question)),
  },
  {
    code: 'handin-list',
    scope: 'question',
    check: (question, context) => ifHandedIn(context, () => lists(question, context.lineEnd)),
  },
  {
    code: 'handin-html',
    scope: 'question',
    check: (question, context) => ifHandedIn(context, () => htmlAroundMarkdown(question)),
  },
];

function ifHandedIn({ edition }: QuestionContext, look: () => Iterable<Finding>): Iterable<Finding> {
  return edition === null ? [] : look();
}
