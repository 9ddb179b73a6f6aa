import * as l10n from '@vscode/l10n';
import type { RuleCode } from '../../../../common/codes';
import { compareHandIn, type Difference, type DifferenceKind } from '../../handin/compare/compareReport';
import { documentLineEnd } from '../../report/documentLines';
import type { Question, Report } from '../../report/report';
import { spanOf } from '../../text/codeAndComments';
import { textIn } from '../../text/lines';
import { shiftRange } from '../../text/position';
import type { Finding, Fix, ReportFinding, ReportRule, RuleContext, TextEdit } from '../rule';
import { fencedCode } from './code';
import { unreadableText } from './encoding';
import { htmlAroundMarkdown, swallowedMessage } from './html';
import { inlineFix, inlineFixTitle, isInlineKind, type InlineKind } from './inlineFixes';
import { lists } from './listRule';

/** The kinds of differences that a code tells of. */
const KINDS = {
  'handin-code': 'code',
  'handin-table': 'table',
  'handin-list': 'list',
  'handin-html': 'html',
  'handin-link': 'link',
  'handin-escape': 'escape',
  'handin-emphasis': 'emphasis',
  'handin-heading': 'heading',
  'handin-numbering': 'numbering',
  'handin-break': 'break',
  'handin-formula': 'formula',
  'handin-footnote': 'footnote',
  'handin-quote': 'quote',
  'handin-other': 'other',
  'handin-eaten': 'eaten',
} as const satisfies Partial<Record<RuleCode, DifferenceKind>>;

/**
 * Rules on what the hand-in page (`report.py html`) shows otherwise than GitHub. What differs is told by the two pages alone
 * (`compareHandIn`); what is known of their Markdown mends it. Only reports on the course's template are handed in so.
 */
export const handinRules: readonly ReportRule[] = [
  ...(Object.keys(KINDS) as (keyof typeof KINDS)[]).map((code): ReportRule => ({
    code,
    scope: 'report',
    check: (context) => ifHandedIn(context, (report) => differencesOf(KINDS[code], report)),
  })),
  { code: 'handin-swallowed', scope: 'report', check: (context) => ifHandedIn(context, swallowed) },
  { code: 'handin-encoding', scope: 'report', check: (context) => ifHandedIn(context, unreadableText) },
];

function ifHandedIn(
  { report }: RuleContext,
  look: (report: Report) => Iterable<ReportFinding>,
): Iterable<ReportFinding> {
  return report.edition === null ? [] : look(report);
}

/** From so many answers with bare addresses on, one hint tells of all. */
const MANY_ANSWERS = 6;

/** What differs in one answer in one way. */
interface Group {
  readonly question: Question;
  readonly first: Difference;
  readonly all: readonly Difference[];
}

/** One hint for each answer, at the first place. */
function* differencesOf(kind: DifferenceKind, report: Report): Iterable<ReportFinding> {
  const groups = groupsOf(kind, report);
  const [first] = groups;
  if (kind === 'link' && first && groups.length >= MANY_ANSWERS) {
    const edits = groups.flatMap(({ question, all }) => inlineEdits(kind, question, all));
    yield {
      question: null,
      index: null,
      range: first.first.range,
      message: l10n.t(
        'The hand-in page shows bare addresses as text, and {0} answers have some. Put them in angle brackets to make them links.',
        groups.length,
      ),
      ...(edits.length > 0 && {
        fixes: [{ title: l10n.t('Put all bare addresses of the report in angle brackets'), edits }],
      }),
    };
    return;
  }
  for (const { question, first: place, all } of groups) {
    const mends = blockMends(kind, question, all, documentLineEnd(report));
    const fix = joined(mends) ?? inlineMend(kind, question, all);
    const own = mends.find(({ range }) => range.start.line === place.range.start.line);
    yield {
      question: question.number,
      index: question.index,
      range: place.range,
      message: own?.message ?? messageFor(kind, question, place),
      ...(fix && { fixes: [fix] }),
    };
  }
}

function groupsOf(kind: DifferenceKind, report: Report): Group[] {
  return compareHandIn(report).answers.flatMap(({ index, differences }) => {
    const question = report.questions[index];
    const all = differences.filter((one) => one.kind === kind);
    const [first] = all;
    return question && first ? [{ question, first, all }] : [];
  });
}

/** What is known of blocks that differ, with the ways to mend them. */
function blockMends(
  kind: DifferenceKind,
  question: Question,
  all: readonly Difference[],
  lineEnd: string,
): Finding[] {
  return mendsOf(kind, question, lineEnd).filter(({ range: { start } }) =>
    all.some(({ range, lastLine }) => range.start.line <= start.line && start.line <= lastLine),
  );
}

function mendsOf(kind: DifferenceKind, question: Question, lineEnd: string): Finding[] {
  if (kind === 'code') return [...fencedCode(question, lineEnd)];
  if (kind === 'list') return [...lists(question, lineEnd)];
  return kind === 'html' ? [...htmlAroundMarkdown(question)] : [];
}

/** One fix that mends all that can be mended. */
function joined(mends: readonly Finding[]): Fix | null {
  const fixes = mends.flatMap(({ fixes: [fix] = [] }) => (fix ? [fix] : []));
  const [first] = fixes;
  if (!first || fixes.length === 1) return first ?? null;
  return {
    title: l10n.t('{0} ({1} places in this answer)', first.title, fixes.length),
    edits: fixes.flatMap(({ edits }) => edits),
    ...(fixes.every(({ isHarmless }) => isHarmless) && { isHarmless: true }),
  };
}

function inlineMend(kind: DifferenceKind, question: Question, all: readonly Difference[]): Fix | null {
  if (!isInlineKind(kind)) return null;
  const edits = inlineEdits(kind, question, all);
  return edits.length > 0 ? { title: inlineFixTitle(kind), edits } : null;
}

function inlineEdits(kind: InlineKind, question: Question, all: readonly Difference[]): TextEdit[] {
  return all.flatMap((one) => inlineFix(kind, one, question) ?? []);
}

function* swallowed(report: Report): Iterable<ReportFinding> {
  for (const { index, tag, range } of compareHandIn(report).swallowing) {
    const question = index === null ? undefined : report.questions[index];
    const mends = question ? [...htmlAroundMarkdown(question)] : [];
    const fixes = mends.find((one) => one.range.start.line === range.start.line)?.fixes;
    yield {
      question: question?.number ?? null,
      index,
      range,
      ...(fixes && { fixes }),
      message: swallowedMessage(tag),
    };
  }
}

function messageFor(kind: DifferenceKind, question: Question, { range }: Difference): string {
  switch (kind) {
    case 'code':
      return l10n.t(
        'The hand-in page shows this code differently. Indent it by four spaces to keep it code.',
      );
    case 'table':
      return l10n.t(
        "The hand-in page doesn't support tables written with `|`: the rows run together. Use a list, an image or an HTML `<table>`.",
      );
    case 'list':
      return l10n.t(
        'The hand-in page shows this list differently. Put a blank line before it, write `1.` instead of `1)`, and indent each level by four spaces.',
      );
    case 'html':
      return l10n.t('The hand-in page shows this HTML differently than GitHub. Write it as Markdown.');
    case 'link':
      return l10n.t(
        'The hand-in page shows this address differently than GitHub. Put it in angle brackets to make it a link on both.',
      );
    case 'escape':
      return l10n.t('The hand-in page shows this backslash as text. Remove it.');
    case 'emphasis':
      return l10n.t(
        'The hand-in page shows different words in bold, italics or struck through here. Check the `*`, `_` and `~` around them.',
      );
    case 'heading':
      return l10n.t(
        'Only one of GitHub and the hand-in page shows a heading or a line here. Put a blank line around it, or a backslash before `#`.',
      );
    case 'numbering':
      return l10n.t(
        'The hand-in page starts every list at 1, so this item gets another number there. Start the list at 1, or keep its items together.',
      );
    case 'break':
      return l10n.t(
        'The hand-in page breaks this line or paragraph elsewhere. End a line with two spaces to break it on both pages.',
      );
    case 'formula':
      return l10n.t(
        "The hand-in page doesn't support formulas, so it shows this one as plain text. Use words or a figure.",
      );
    case 'footnote':
      return l10n.t(
        "The hand-in page doesn't support footnotes, so it shows this one as plain text. Put the note into the sentence.",
      );
    case 'quote':
      return l10n.t(
        "The hand-in page shows this quote differently: it doesn't support alerts, and only a blank line ends a quote. Put blank lines around it.",
      );
    case 'eaten':
      return eatenMessage(question, range);
    case 'other':
      return l10n.t('The hand-in page shows this differently than GitHub. Compare the two in the preview.');
  }
}

function eatenMessage({ block, line }: Question, range: Difference['range']): string {
  const place = shiftRange(range, -line);
  const text = textIn(block.lines, place);
  return spanOf(block.verbatim, place.start.line)
    ? l10n.t(
        'The hand-in page reads `{0}` in this code as an HTML tag and hides it. Indent the code by four spaces instead.',
        text,
      )
    : l10n.t('The hand-in page reads `{0}` as an HTML tag and hides it. Write it in backticks.', text);
}
