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
import { htmlAroundMarkdown } from './html';
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
        'The hand-in page shows bare addresses as text, not as links: {0} answers have some.',
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
      message: l10n.t(
        'The hand-in page shows everything behind this tag as it is written, other answers too, because `</{0}>` is missing. Close it, or write `<{0}>` as code in backticks.',
        tag,
      ),
    };
  }
}

function messageFor(kind: DifferenceKind, question: Question, { range }: Difference): string {
  switch (kind) {
    case 'code':
      return l10n.t(
        'The hand-in page shows this code in another way. Code that is indented by four blanks stays code.',
      );
    case 'table':
      return l10n.t(
        "The hand-in page doesn't support tables written with `|`: the rows run together. Use a list, an image or an HTML `<table>`.",
      );
    case 'list':
      return l10n.t(
        'The hand-in page shows this list in another way: it wants a blank line before a list, `1.` in place of `1)`, and four blanks for each level.',
      );
    case 'html':
      return l10n.t('The hand-in page and GitHub read the Markdown in this HTML in different ways.');
    case 'link':
      return l10n.t(
        'The hand-in page does not show this address as GitHub does. In angle brackets, an address is a link everywhere.',
      );
    case 'escape':
      return l10n.t('The hand-in page shows this backslash.');
    case 'emphasis':
      return l10n.t('The hand-in page shows other words as italic, bold or struck through here.');
    case 'heading':
      return l10n.t(
        'The hand-in page shows a heading or a line here where GitHub shows none, or the other way round.',
      );
    case 'numbering':
      return l10n.t(
        'The hand-in page numbers this item otherwise: a list begins at 1 there, whatever is written.',
      );
    case 'break':
      return l10n.t(
        'The hand-in page breaks lines or paragraphs in another place here. Two blanks at the end of a line break it everywhere.',
      );
    case 'formula':
      return l10n.t('The hand-in page knows no formulas: this one is shown as it is written.');
    case 'footnote':
      return l10n.t('The hand-in page knows no footnotes: this one is shown as it is written.');
    case 'quote':
      return l10n.t(
        'The hand-in page shows this quote in another way: it knows no alerts, and a quote ends at a blank line only.',
      );
    case 'eaten':
      return eatenMessage(question, range);
    case 'other':
      return l10n.t('The hand-in page shows this in another way than GitHub.');
  }
}

function eatenMessage({ block, line }: Question, range: Difference['range']): string {
  const place = shiftRange(range, -line);
  const text = textIn(block.lines, place);
  return spanOf(block.verbatim, place.start.line)
    ? l10n.t(
        'The hand-in page takes `{0}` in this code for a tag, so nobody will see it. In code that is indented by four blanks it stays.',
        text,
      )
    : l10n.t('The hand-in page takes `{0}` for a tag, so nobody will see it. Write it in backticks.', text);
}
