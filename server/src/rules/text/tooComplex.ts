import * as l10n from '@vscode/l10n';
import { HAND_IN_CODES } from '../../../../common/codes';
import { documentLine } from '../../report/documentLines';
import { lineText } from '../../text/lines';
import { compareHandIn } from '../../handin/compare/compareReport';
import { filterQuestions } from '../../report/questionBatches';
import type { Report } from '../../report/report';
import { inDocument } from '../../report/positions';
import { joinSentences } from '../../wording/sentences';
import { tooCostlyText } from '../../wording/tooCostlyText';
import type { ReportFinding, ReportRule, RuleContext } from '../rule';

/** The rules on text that would take too long to be parsed. */
export const tooComplexRules: readonly ReportRule[] = [
  { code: 'text-too-complex', scope: 'report', check: notParsed },
  { code: 'text-too-complex', scope: 'report', about: HAND_IN_CODES, check: uncompared },
];

function* notParsed({ report }: RuleContext): Iterable<ReportFinding> {
  if (report.notParsed !== null) {
    yield {
      question: null,
      index: null,
      range: firstLine(report),
      message: joinSentences(
        l10n.t('The figures in this report are not checked. Words and images are still counted.'),
        tooCostlyText(report.notParsed),
      ),
    };
    return;
  }
  for (const question of questionsNotParsed(report)) {
    const { answer, marker } = question.block;
    const reason = answer?.notParsed ?? null;
    if (!marker || reason === null) continue;
    yield {
      question: question.number,
      index: question.index,
      range: inDocument(question, marker),
      message: joinSentences(
        l10n.t('The figures in this answer are not checked. Words and images are still counted.'),
        tooCostlyText(reason),
      ),
    };
  }
}

/** Answers whose hand-in page is not known, though their figures are. */
function* uncompared({ report }: RuleContext): Iterable<ReportFinding> {
  if (report.edition === null) return;
  for (const index of compareHandIn(report).incomplete) {
    const question = report.questions[index];
    const { answer, marker } = question?.block ?? {};
    if (!question || !marker || answer?.state !== 'answered' || answer.notParsed !== null) continue;
    yield {
      question: question.number,
      index,
      range: inDocument(question, marker),
      message: l10n.t(
        'The hand-in page of this answer is not fully checked, because it would take too long. Words and images are still counted.',
      ),
    };
  }
}

const questionsNotParsed = filterQuestions(({ block }) => (block.answer?.notParsed ?? null) !== null);

function firstLine(report: Report): ReportFinding['range'] {
  const text = lineText([documentLine(report, 0)], 0);
  return { start: { line: 0, character: 0 }, end: { line: 0, character: text.length } };
}
