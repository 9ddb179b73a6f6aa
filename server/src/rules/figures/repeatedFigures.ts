import * as l10n from '@vscode/l10n';
import { memoPerBatch } from '../../report/questionBatches';
import type { Figure } from '../../report/report';
import { resolveTarget } from '../../text/figureTarget';
import { shiftRange } from '../../text/position';
import { nameOf } from '../../text/figureTarget';
import type { Finding, RuleContext } from '../rule';
import { quote } from './messages';

interface Use {
  /** Of the question, in the report. */
  readonly index: number;
  readonly number: number;
  readonly figure: Figure;
  readonly key: string;
}

const usesInGroups = memoPerBatch((content) =>
  content.flatMap(({ block, index, number }) =>
    (block.answer?.figures ?? []).flatMap((figure): Use[] =>
      figure.kind === 'link' ? [] : [{ index, number, figure, key: keyOf(figure) }],
    ),
  ),
);

/** The problem of a figure that another question shows already, once for each question. */
export function* repeatedFigures({ report }: RuleContext): Iterable<Finding> {
  const first = new Map<string, Use>();
  const seen = new Set<string>();
  for (const use of usesInGroups(report).flat()) {
    const before = first.get(use.key);
    if (use.key === '') continue;
    if (!before) first.set(use.key, use);
    const question = report.questions[use.index];
    const pair = `${use.index} ${use.key}`;
    if (!before || before.index === use.index || !question || seen.has(pair)) continue;
    seen.add(pair);
    yield {
      question: use.number,
      range: shiftRange(use.figure.targetRange ?? use.figure.range, question.line),
      message: l10n.t(
        'Question {0} shows {1} already. Show another figure here, or say why it is the same.',
        before.number,
        quote(nameOf(use.key)),
      ),
    };
  }
}

/** Where a figure lies: a path from the report's folder, or an address on the web. */
function keyOf({ target }: Figure): string {
  const resolved = resolveTarget(target);
  if ('path' in resolved) return resolved.path.normalize('NFC');
  return resolved.kind === 'remote' ? target.trim() : '';
}
