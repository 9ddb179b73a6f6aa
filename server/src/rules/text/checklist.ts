import * as l10n from '@vscode/l10n';
import { evidenceOf } from '../../evidence/findEvidence';
import { lineText } from '../../text/lines';
import { range } from '../../text/position';
import { filterQuestions } from '../../report/questionBatches';
import type { ChecklistItem, Report } from '../../report/report';
import type { Fix, ReportFinding, ReportRule, RuleContext } from '../rule';

/** Rules on the checklist. */
export const checklistRules: readonly ReportRule[] = [
  { code: 'checkbox-malformed', scope: 'report', check: malformed },
  { code: 'checklist-untouched', scope: 'report', check: untouched },
  { code: 'evidence-missing', scope: 'report', check: unshown },
];

/** A list mark as CommonMark has it, with the spaces after it. */
const IS_MARK = /^(?:[-+*]|\d+[.)])[ \t]+$/;

function* malformed({ report }: RuleContext): Iterable<ReportFinding> {
  for (const item of report.checklist.groups.flatMap(({ items }) => items)) {
    if (!item.wellFormed) yield findingFor(item, report);
  }
}

function findingFor(item: ChecklistItem, { preamble: { lines } }: Report): ReportFinding {
  const { box } = item;
  const line = lineText(lines, box.start.line);
  const found = line.slice(box.start.character, box.end.character);
  if (item.text === '' && item.modules.length === 0) {
    return {
      question: null,
      index: null,
      range: box,
      message: l10n.t(
        'GitHub shows no checkbox here because there is no text after it. Write what it is for.',
      ),
    };
  }
  const isBox = /^\[[ \txX]\]$/.test(found);
  const wishes = isBox ? [found] : item.isClear ? [item.done ? '[x]' : '[ ]'] : ['[ ]', '[x]'];
  return {
    question: null,
    index: null,
    range: box,
    message: messageFor(item, line, found, wishes),
    fixes: wishes.map((wish) => fixFor(item, line, wish, isBox)),
  };
}

function messageFor(
  { box, range: { start } }: ChecklistItem,
  line: string,
  found: string,
  wishes: readonly string[],
): string {
  const [wish = '', other] = wishes;
  if (other !== undefined)
    return l10n.t('`{0}` is not a checkbox. Write `{1}` or `{2}`.', found, wish, other);
  if (wish !== found) return l10n.t('`{0}` is not a checkbox. Write `{1}`.', found, wish);
  return IS_MARK.test(line.slice(start.character, box.start.character))
    ? l10n.t('Add a space after `{0}` to make it a checkbox.', found)
    : l10n.t('`{0}` is not a checkbox because the list marker before it is not `- `. Write `- {0}`.', found);
}

/** Writes the box, and adds a list mark before it and a space after it if needed. */
function fixFor(
  { box, range: item, isClear }: ChecklistItem,
  line: string,
  wish: string,
  isBox: boolean,
): Fix {
  const indent = line.slice(0, item.start.character);
  const mark = line.slice(item.start.character, box.start.character);
  const isMark = IS_MARK.test(mark) && !indent.includes('\u00A0');
  const before = isMark ? '' : `${indent.replaceAll('\u00A0', ' ')}${/^\S+/.exec(mark)?.[0] ?? '-'} `;
  const behind = line.slice(box.end.character);
  const [gap = ''] = /^(?![ \t])\s+/.exec(behind) ?? [];
  const start = isMark ? box.start.character : 0;
  return {
    title: isBox ? l10n.t('Make it a checkbox') : l10n.t('Write `{0}`', wish),
    edits: [
      {
        range: range(box.start.line, start, box.end.line, box.end.character + gap.length),
        newText: `${before.replace(/[•·◦‣–—]/u, '-')}${wish}${/^(?![ \t])/.test(behind) ? ' ' : ''}`,
      },
    ],
    isSafe: isClear,
  };
}

/** A report with more than this share of its questions answered is nearly done, so some of its items should be, too. */
const MAX_ANSWERED_SHARE = 1 / 2;

const answeredQuestions = filterQuestions(({ block }) => block.answer?.state === 'answered');

function* untouched({ report }: RuleContext): Iterable<ReportFinding> {
  const { checklist, questions } = report;
  const [group] = checklist.groups;
  if (!group || checklist.done > 0 || checklist.total < 2) return;
  const answered = answeredQuestions(report).length;
  if (answered === 0 || answered <= questions.length * MAX_ANSWERED_SHARE) return;
  const place = group.heading?.range ?? group.items[0]?.range;
  if (!place) return;
  yield {
    question: null,
    index: null,
    range: place,
    message: l10n.t(
      'The questions are answered, but nothing is ticked in the checklist. Tick what you have done.',
    ),
  };
}

/** Ticked items without evidence in the files, of a kind that leaves evidence in other groups' repositories. */
function* unshown({ report, evidence }: RuleContext): Iterable<ReportFinding> {
  if (evidence?.isWhole !== true) return;
  for (const item of report.checklist.groups.flatMap(({ items }) => items)) {
    if (!item.done) continue;
    const shown = evidenceOf(item, report.edition?.name ?? null, evidence);
    if (shown?.strength !== 'firm' || shown.found.length > 0) continue;
    yield {
      question: null,
      index: null,
      range: item.range,
      message: l10n.t(
        'This is ticked, but no file in the repository shows it. Looked for: {0}. If you did it another way, leave it ticked.',
        shown.rule.lookedFor(),
      ),
    };
  }
}
