import * as l10n from '@vscode/l10n';
import type { Question } from '../../report/report';
import { inDocument } from '../../report/positions';
import type { Finding } from '../rule';
import { quote } from './messages';

/** What the template's example, VS Code and GitHub write where a description should be. */
const STAND_INS: ReadonlySet<string> = new Set(['my_image', 'my_figure', 'alt text', 'alt', 'image', 'img']);

/** The hint that a figure has no description. A link always has its text. */
export function* missingAlt(question: Question): Iterable<Finding> {
  for (const { kind, alt, altRange, range } of question.block.answer?.figures ?? []) {
    const text = alt.trim();
    if (kind === 'link' || kind === 'path' || (text !== '' && !STAND_INS.has(text.toLowerCase()))) continue;
    yield {
      question: question.number,
      range: inDocument(question, text === '' || !altRange ? range : altRange),
      message: l10n.t(
        '{0}: say what it shows, for those who cannot see it.',
        text === ''
          ? l10n.t('This figure has no description')
          : l10n.t('{0} does not describe this figure', quote(text)),
      ),
    };
  }
}
