import * as l10n from '@vscode/l10n';
import { nameOf } from '../../text/figureTarget';
import { shiftRange } from '../../text/position';
import type { ReportFinding, RuleContext } from '../rule';
import { figureUses, type FigureUse } from './figureUses';
import { quote } from './messages';

/** The problem of a figure that another question already shows, once for each question. */
export function* repeatedFigures({ report }: RuleContext): Iterable<ReportFinding> {
  const first = new Map<string, FigureUse>();
  const seen = new Set<string>();
  for (const use of figureUses(report)) {
    const before = first.get(use.key);
    if (use.key === '') continue;
    if (!before) first.set(use.key, use);
    const question = report.questions[use.index];
    const pair = `${use.index} ${use.key}`;
    if (!before || before.index === use.index || !question || seen.has(pair)) continue;
    seen.add(pair);
    yield {
      question: use.number,
      index: use.index,
      range: shiftRange(use.figure.targetRange ?? use.figure.range, question.line),
      message: l10n.t(
        'Question {0} already shows {1}. Use another figure here, or say why it is the same.',
        before.number,
        quote(nameOf(use.key)),
      ),
    };
  }
}
