import { memoizeByObject } from '../../text/memo';
import type { FoundEvidence } from '../../evidence/findEvidence';
import type { Analysis } from '../../workspace/analysis';
import type { OpenReports } from '../../workspace/openReports';
import { evidenceFor, evidenceText, fileLinks } from '../checklist/evidenceText';
import { MarkupKind } from '../../lsp';
import { markupFor } from '../markup';
import type { ChecklistEvidence } from './summary';

const MARKDOWN = markupFor([MarkupKind.Markdown]);
const PLAIN = markupFor([]);

const keyOf = memoizeByObject(({ files, isWhole }: FoundEvidence) => JSON.stringify([isWhole, ...files]));

/** What files of the repository show about a report's checklist, for the views. */
export function checklistEvidence(
  analysis: Analysis,
  reports: Pick<OpenReports, 'uriFrom'>,
): ChecklistEvidence {
  const { report, evidence } = analysis;
  const linkOf = fileLinks(analysis, reports);
  return {
    key: evidence ? `${report.edition?.name ?? ''} ${keyOf(evidence)}` : '',
    of(item) {
      const shown = evidenceFor(item, analysis);
      return (
        shown && {
          markdown: evidenceText(shown, MARKDOWN, linkOf),
          text: evidenceText(shown, PLAIN, linkOf),
          isUnticked: !item.done && shown.strength === 'firm' && shown.found.length > 0,
        }
      );
    },
  };
}
