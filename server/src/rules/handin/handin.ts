import * as l10n from '@vscode/l10n';
import type { RuleCode } from '../../../../common/codes';
import {
  compareHandIn,
  type AnswerDifferences,
  type Difference,
  type DifferenceKind,
} from '../../handin/compare/compareReport';
import { documentLineEnd } from '../../report/documentLines';
import type { Question, Report } from '../../report/report';
import { spanOf } from '../../text/codeAndComments';
import { textIn } from '../../text/lines';
import { shiftRange } from '../../text/position';
import type { Finding, Fix, ReportFinding, ReportRule, RuleContext } from '../rule';
import { fencedCode } from './code';
import { unreadableText } from './encoding';
import { htmlAroundMarkdown, swallowedMessage } from './html';
import { inlineFix, inlineFixTitle, isInlineKind } from './inlineFixes';
import { lists } from './listRule';
import { stalePages } from './stale';

/** The kinds of differences that each code reports. */
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
 * Rules on what the hand-in page (`report.py html`) shows differently from GitHub. The two pages alone decide what
 * differs (`compareHandIn`); knowledge of the Markdown only helps to fix it. Only for reports on the course's template,
 * which are handed in this way.
 */
export const handinRules: readonly ReportRule[] = [
  ...(Object.keys(KINDS) as (keyof typeof KINDS)[]).map((code): ReportRule => ({
    code,
    scope: 'report',
    check: (context) => ifHandedIn(context, (report) => differencesOf(KINDS[code], report)),
  })),
  { code: 'handin-swallowed', scope: 'report', check: (context) => ifHandedIn(context, swallowed) },
  { code: 'handin-encoding', scope: 'report', check: (context) => ifHandedIn(context, unreadableText) },
  {
    code: 'handin-stale',
    scope: 'report',
    check: (context) => ifHandedIn(context, () => stalePages(context)),
  },
];

function ifHandedIn(
  { report }: RuleContext,
  look: (report: Report) => Iterable<ReportFinding>,
): Iterable<ReportFinding> {
  return report.edition === null ? [] : look(report);
}

/** From this many answers with bare addresses on, one hint covers all. */
const MANY_ANSWERS = 6;

/** One hint for each answer, at the first place. */
function* differencesOf(kind: DifferenceKind, report: Report): Iterable<ReportFinding> {
  const lineEnd = documentLineEnd(report);
  const hints = compareHandIn(report).groups.flatMap(
    (answers) => hintsIn(answers, report.questions, lineEnd).get(kind) ?? NO_HINTS,
  );
  const [first] = hints;
  if (kind !== 'link' || !first || hints.length < MANY_ANSWERS) {
    yield* hints;
    return;
  }
  const edits = hints.flatMap(({ fixes = [] }) => fixes.flatMap((fix) => fix.edits));
  yield {
    question: null,
    index: null,
    range: first.range,
    message: l10n.t(
      '{0} answers have bare addresses, which the hand-in page shows as text. Put them in angle brackets to make them links.',
      hints.length,
    ),
    ...(edits.length > 0 && {
      fixes: [{ title: l10n.t('Put all bare addresses in the report in angle brackets'), edits }],
    }),
  };
}

/** The hints on answers, by the kind of what differs. */
type Hints = ReadonlyMap<DifferenceKind, readonly ReportFinding[]>;

const NO_HINTS: readonly ReportFinding[] = [];

/** Hints stay valid as long as the differences and the line ends stay the same. */
const knownHints = new WeakMap<object, { readonly lineEnd: string; readonly hints: Hints }>();

/** The hints on some answers. Results for unchanged answers are kept. */
function hintsIn(
  answers: readonly AnswerDifferences[],
  questions: readonly Question[],
  lineEnd: string,
): Hints {
  return kept(answers, lineEnd, () => {
    const hints = new Map<DifferenceKind, ReportFinding[]>();
    for (const answer of answers) {
      const question = questions[answer.index];
      if (!question) continue;
      for (const [kind, own] of kept(answer, lineEnd, () => hintsOn(answer, question, lineEnd)))
        hints.set(kind, [...(hints.get(kind) ?? []), ...own]);
    }
    return hints;
  });
}

function kept(of: object, lineEnd: string, make: () => Hints): Hints {
  const known = knownHints.get(of);
  if (known?.lineEnd === lineEnd) return known.hints;
  const hints = make();
  knownHints.set(of, { lineEnd, hints });
  return hints;
}

function hintsOn({ differences }: AnswerDifferences, question: Question, lineEnd: string): Hints {
  const kinds = new Set(differences.map(({ kind }) => kind));
  return new Map(
    Array.from(kinds, (kind) => {
      const all = differences.filter((one) => one.kind === kind);
      return [kind, hintOn(kind, question, all, lineEnd)];
    }),
  );
}

function hintOn(
  kind: DifferenceKind,
  question: Question,
  all: readonly Difference[],
  lineEnd: string,
): ReportFinding[] {
  const [place] = all;
  if (!place) return [];
  const mends = blockMends(kind, question, all, lineEnd);
  const fix = joined(mends) ?? inlineMend(kind, question, all);
  const own = mends.find(({ range }) => range.start.line === place.range.start.line);
  return [
    {
      question: question.number,
      index: question.index,
      range: place.range,
      message: own?.message ?? messageFor(kind, question, place),
      ...(fix && { fixes: [fix] }),
    },
  ];
}

/** The known causes of differing blocks, with fixes. */
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

/** One fix that combines all fixes. */
function joined(mends: readonly Finding[]): Fix | null {
  const fixes = mends.flatMap(({ fixes: [fix] = [] }) => (fix ? [fix] : []));
  const [first] = fixes;
  if (!first || fixes.length === 1) return first ?? null;
  return {
    title: l10n.t('{0} ({1} places in this answer)', first.title, fixes.length),
    edits: fixes.flatMap(({ edits }) => edits),
    ...(fixes.every(({ isSafe }) => isSafe) && { isSafe: true }),
  };
}

function inlineMend(kind: DifferenceKind, question: Question, all: readonly Difference[]): Fix | null {
  if (!isInlineKind(kind)) return null;
  const edits = all.flatMap((one) => inlineFix(kind, one, question) ?? []);
  return edits.length > 0 ? { title: inlineFixTitle(kind), edits } : null;
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

function messageFor(kind: DifferenceKind, question: Question, place: Difference): string {
  const { range } = place;
  switch (kind) {
    case 'code':
      return l10n.t(
        'The hand-in page shows this code differently. Indent it by four spaces to keep it as code.',
      );
    case 'table':
      return l10n.t(
        "The hand-in page doesn't support tables written with `|`: the rows run together. Use a list, an image or an HTML `<table>`.",
      );
    case 'list':
      return l10n.t(
        'The hand-in page shows this list differently. It needs a blank line before a list, `1.` instead of `1)`, and four spaces for each level.',
      );
    case 'html':
      return l10n.t(
        'The hand-in page and GitHub show the Markdown in this HTML differently. Write it without HTML.',
      );
    case 'link':
      return l10n.t(
        'The hand-in page shows this address as text. Put it in angle brackets to make it a link everywhere.',
      );
    case 'escape':
      return l10n.t('The hand-in page shows this backslash. Remove it.');
    case 'emphasis':
      return l10n.t(
        'The hand-in page makes other words italic, bold or struck through here. Write the emphasis with single `*` around whole words.',
      );
    case 'heading':
      if (inlineFix('heading', place, question))
        return l10n.t(
          'The hand-in page shows this line as a heading, because it begins with `#`. Put a backslash before it.',
        );
      return l10n.t(
        'The hand-in page and GitHub disagree about a heading or a line here. Put a blank line before and after it.',
      );
    case 'numbering':
      return l10n.t(
        'The hand-in page starts every list at 1, so this item gets another number. Keep the items of the list together.',
      );
    case 'break':
      return l10n.t(
        'The hand-in page breaks the lines differently here. End a line with two spaces to break it everywhere.',
      );
    case 'formula':
      return l10n.t(
        "The hand-in page doesn't support formulas and shows this one as plain text. Use an image if it matters.",
      );
    case 'footnote':
      return l10n.t(
        "The hand-in page doesn't support footnotes and shows this one as plain text. Write it in the sentence instead.",
      );
    case 'quote':
      return l10n.t(
        "The hand-in page shows this quote differently. It doesn't support alerts, and a quote ends only at a blank line.",
      );
    case 'eaten':
      return eatenMessage(question, range);
    case 'other':
      return l10n.t('The hand-in page shows this differently from GitHub. Compare the two in the preview.');
  }
}

function eatenMessage({ block, line }: Question, range: Difference['range']): string {
  const place = shiftRange(range, -line);
  const text = textIn(block.lines, place);
  return spanOf(block.verbatim, place.start.line)
    ? l10n.t(
        "The hand-in page reads `{0}` in this code as a tag and doesn't show it. Indent the code by four spaces instead.",
        text,
      )
    : l10n.t("The hand-in page reads `{0}` as a tag and doesn't show it. Write it in backticks.", text);
}
