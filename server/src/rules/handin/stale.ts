import * as l10n from '@vscode/l10n';
import { documentLine } from '../../report/documentLines';
import { lineLength } from '../../text/lines';
import { range } from '../../text/position';
import type { ReportFinding, RuleContext } from '../rule';

/** Hand-in pages that were made of an earlier version of the report. */
export function* stalePages({ report, stalePages: paths = [] }: RuleContext): Iterable<ReportFinding> {
  for (const path of paths) {
    yield {
      question: null,
      index: null,
      range: range(0, 0, 0, lineLength(documentLine(report, 0))),
      message: l10n.t(
        '`{0}` was made from an earlier version of this report. Run `python report.py html` or *Export Hand-in Page* again.',
        path,
      ),
    };
  }
}
