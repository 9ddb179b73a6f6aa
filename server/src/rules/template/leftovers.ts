import * as l10n from '@vscode/l10n';
import { textIn } from '../../text/lines';
import { comparePositions } from '../../text/position';
import type { Question } from '../../report/report';
import { copiesOfExample, standInsIn } from './examples';
import { inDocument } from '../../report/positions';
import type { Finding, QuestionRule } from '../rule';
import { todosIn } from './todos';

/** Rules on text that was meant to be replaced before the report is handed in. */
export const noteRules: readonly QuestionRule[] = [
  { code: 'todo-left', scope: 'question', check: todos },
  { code: 'example-left', scope: 'question', check: examples },
];

function* todos(question: Question): Iterable<Finding> {
  if (question.block.answer?.state !== 'answered') return;
  const places = todosIn(question.block);
  const copies = places.length > 0 ? copiesOfExample(question.block) : [];
  for (const place of places) {
    // A copied gap of the example is reported together with its words.
    if (
      copies.some(
        (copy) => comparePositions(copy.start, place.end) < 0 && comparePositions(place.start, copy.end) < 0,
      )
    )
      continue;
    yield {
      question: question.number,
      range: inDocument(question, place),
      message: l10n.t(
        "`{0}` looks like a note to yourself. Remove it when it's done.",
        textIn(question.block.lines, place),
      ),
    };
  }
}

function* examples(question: Question): Iterable<Finding> {
  const { answer, answerMarks, lines } = question.block;
  // With a second `Answer:`, the answer holds another question and its example.
  if (answer?.state !== 'answered' || answerMarks.length > 1) return;
  for (const place of standInsIn(question.block)) {
    const text = textIn(lines, place);
    yield {
      question: question.number,
      range: inDocument(question, place),
      message: text.startsWith('<')
        ? l10n.t('`{0}` is from the example. Replace it with the link.', text)
        : l10n.t('`{0}` is from the example. Replace it with the study number.', text),
    };
  }
  for (const place of copiesOfExample(question.block)) {
    yield {
      question: question.number,
      range: inDocument(question, place),
      message: l10n.t(
        'This sentence is copied from the example and still has its gap. Fill it in or delete it.',
      ),
    };
  }
}
