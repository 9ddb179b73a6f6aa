import * as l10n from '@vscode/l10n';
import { verdictText } from '../checker/verdictTexts';
import { refusalsOf } from '../rules/numbering/refusal';
import { joinSentences } from '../wording/sentences';
import type { CheckedReport } from './checkReport';

/** The verdict of the course's checker on a report, with the line where it first goes wrong. Lines from 1. */
export function verdictWithCause({ report, verdict, fault }: CheckedReport): string {
  const text = verdictText(verdict);
  if (fault)
    return joinSentences(text, l10n.t('Line {0} is the first: {1}.', fault.position.line + 1, fault.what));
  const [first, ...others] = refusalsOf({ report, verdict });
  return joinSentences(text, first ? causeText(first.range.start.line + 1, others.length) : null);
}

function causeText(line: number, others: number): string {
  return others === 0
    ? l10n.t('See line {0}.', line)
    : l10n.t('See line {0}, and {1} more places.', line, others);
}
