import * as l10n from '@vscode/l10n';
import { MAX_DEPTH, MAX_LENGTH, MAX_LINE_LENGTH, type TooCostly } from '../markdown/parseBudget';

/** Why a text is not parsed, in a sentence. */
export function tooCostlyText(reason: TooCostly): string {
  switch (reason.bound) {
    case 'length':
      return l10n.t('It is longer than {0} kB.', MAX_LENGTH / 1024);
    case 'line-length':
      return l10n.t('Its line {0} has more than {1} characters.', reason.line + 1, MAX_LINE_LENGTH);
    case 'depth':
      return l10n.t('Its line {0} is nested in more than {1} quotes and lists.', reason.line + 1, MAX_DEPTH);
    case 'work':
      return l10n.t('It has too many lines or Markdown symbols.');
  }
}
