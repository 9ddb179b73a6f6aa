import * as l10n from '@vscode/l10n';
import { shiftRange } from '../../text/position';
import type { ReportFinding, RuleContext } from '../rule';
import { figureUses } from './figureUses';

/** The problem of a figure that is the course's own example. */
export function* sampleFigures({ report, contents }: RuleContext): Iterable<ReportFinding> {
  if (!contents) return;
  for (const { key, index, number, figure } of figureUses(report)) {
    const question = report.questions[index];
    if (!question || contents.get(key)?.isSample !== true) continue;
    yield {
      question: number,
      index,
      range: shiftRange(figure.targetRange ?? figure.range, question.line),
      message: l10n.t("This is the course's own example figure. Replace it with your own."),
    };
  }
}
