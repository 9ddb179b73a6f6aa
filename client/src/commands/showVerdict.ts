import { l10n } from '../language';
import type { KnownReport } from '../model/reports';
import { revealInEditor } from '../editor/revealInEditor';
import { revealQuestion } from '../editor/revealQuestion';
import { pickPlace } from './pickPlace';
import { verdictItems } from './verdictItems';

/** Lists all questions with the checker's verdict. The editor previews the active entry; picking one goes to its answer. */
export function showVerdict({ uri, summary }: KnownReport): void {
  pickPlace({
    uri,
    title: summary.verdict.text,
    placeholder: l10n.t('Type to find a question, press Enter to go to it'),
    items: verdictItems(summary),
    onPick: ({ line, question }) =>
      void (question ? revealQuestion(uri, question) : revealInEditor(uri, line)),
  });
}
