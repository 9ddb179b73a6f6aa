import * as l10n from '@vscode/l10n';
import { lineText } from '../../text/lines';
import type { ChecklistItem, Report } from '../../report/report';
import type { ReportFinding, ReportRule, RuleContext } from '../rule';

/** The rule on the boxes of the checklist. */
export const checklistRules: readonly ReportRule[] = [
  { code: 'checkbox-malformed', scope: 'report', check: malformed },
];

function* malformed({ report }: RuleContext): Iterable<ReportFinding> {
  for (const item of report.checklist.groups.flatMap(({ items }) => items)) {
    if (!item.wellFormed) yield findingFor(item, report);
  }
}

function findingFor({ box, done }: ChecklistItem, { preamble: { lines } }: Report): ReportFinding {
  const line = lineText(lines, box.start.line);
  const found = line.slice(box.start.character, box.end.character);
  const wish = done ? '[x]' : '[ ]';
  const needsBlank = /^\S/.test(line.slice(box.end.character));
  const isBox = /^\[[ \txX]\]$/.test(found);
  return {
    question: null,
    index: null,
    range: box,
    message: isBox
      ? l10n.t('`{0}` needs a blank behind it to be a checkbox.', found)
      : l10n.t('`{0}` is not a checkbox: write `{1}`.', found, wish),
    fixes: [
      {
        title: isBox ? l10n.t('Insert a blank') : l10n.t('Write `{0}`', wish),
        edits: [{ range: box, newText: `${isBox ? found : wish}${needsBlank ? ' ' : ''}` }],
        isHarmless: true,
      },
    ],
  };
}
