import { l10n } from '../language';
import type { KnownReport } from '../model/reports';
import { revealInEditor } from '../editor/revealInEditor';
import { pickPlace } from './pickPlace';
import { verdictItems } from './verdictItems';

/** Lists all questions with what the checker says of each; the editor follows the list, and a pick goes to the question. */
export function showVerdict({ uri, summary }: KnownReport): void {
  pickPlace({
    uri,
    title: summary.verdict.text,
    placeholder: l10n.t('Type to find a question, press Enter to go to it'),
    items: verdictItems(summary),
    onPick: ({ line }) => void revealInEditor(uri, line),
  });
}
