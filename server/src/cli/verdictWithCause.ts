import { verdictText } from '../checker/verdictTexts';
import { refusalsOf } from '../rules/numbering/refusal';
import type { CheckedReport } from './checkReport';

/** What the course's checker says, in a sentence, with the first place of what makes it refuse. Lines from 1. */
export function verdictWithCause({ report, verdict, fault }: CheckedReport): string {
  const text = verdictText(verdict);
  if (fault) return `${text} (${fault.what}), line ${fault.position.line + 1}.`;
  const cause = causeOf({ report, verdict });
  return cause === '' ? `${text}.` : `${text}; ${cause}.`;
}

/** The first sentence of the first place, without its stop, and how many more there are. */
function causeOf(checked: Pick<CheckedReport, 'report' | 'verdict'>): string {
  const [cause, ...others] = refusalsOf(checked);
  const [sentence = ''] = cause?.message.split(/\.\s/) ?? [];
  // A problem that knows no cause only repeats the numbers.
  if (!cause || sentence.startsWith('The checker finds')) return '';
  const more = others.length > 0 ? ` (and ${others.length} more)` : '';
  return `${sentence.charAt(0).toLowerCase()}${sentence.slice(1)}, line ${cause.range.start.line + 1}${more}`;
}
