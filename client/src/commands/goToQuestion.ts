import { l10n } from '../language';
import type { QuestionSummary } from '../../../common/protocol';
import { cursorLine } from '../editor/cursor';
import { questionAt } from '../model/questions';
import type { KnownReport } from '../model/reports';
import { revealQuestion } from '../editor/revealQuestion';
import { questionIcon } from '../views/questionItems';
import { pickPlace, type PlaceItem } from './pickPlace';

interface QuestionItem extends PlaceItem {
  readonly question: QuestionSummary;
}

/** Lists all questions, starting at the one under the cursor. Picking one goes to its answer. */
export function goToQuestion({ uri, summary }: KnownReport): void {
  const current = questionAt(summary, cursorLine(uri));
  const items = summary.questions.map(itemOf);
  pickPlace({
    uri,
    title: l10n.t('Go to Question'),
    placeholder: l10n.t("Type a question's number or some of its words"),
    items,
    active: items.find(({ question }) => question === current),
    onPick: ({ question }) => void revealQuestion(uri, question),
  });
}

function itemOf(question: QuestionSummary): QuestionItem {
  return {
    label: l10n.t('Question {0}', question.number),
    description: question.title,
    detail: question.texts.status,
    iconPath: questionIcon(question),
    line: question.line,
    question,
  };
}
