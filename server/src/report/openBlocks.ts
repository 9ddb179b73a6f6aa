import { codeAndCommentSpans, type LineSpan } from '../text/codeAndComments';
import { closesFence } from '../text/fences';
import { memoizeByText } from '../text/memo';
import { lineText, textIn, type Lines } from '../text/lines';
import { detailsDepth, unclosedBlocks, type UnclosedBlock } from './unclosedBlocks';
import type { Preamble, QuestionBlock, Report } from './report';

/** What nothing has closed so far, so that GitHub includes the text below in it. */
export interface OpenBlock {
  /** A comment, code or raw HTML that continues over blank lines; null for none. */
  readonly raw: Pick<UnclosedBlock, 'kind' | 'closing'> | null;
  /** What opens `raw`, as its own line. */
  readonly opening: string;
  /** How many `<details>` are open. */
  readonly details: number;
}

/** Nothing is open. */
export const NOTHING_OPEN: OpenBlock = { raw: null, opening: '', details: 0 };

/** One object for all that are equal, so that what is kept for them stays valid while the question above is edited. */
function same(open: OpenBlock): OpenBlock {
  return open.raw || open.details > 0 ? known(JSON.stringify(open)) : NOTHING_OPEN;
}

/** Of a few reports, in UTF-16 units. */
const MAX_REMEMBERED = 10_000;

const known = memoizeByText(
  MAX_REMEMBERED,
  (written) => JSON.parse(written) as OpenBlock,
  ({ length }) => length,
);

/** More of them fold away nothing more. */
const MAX_DETAILS = 20;

/** The lines that open it again, for a text below that is read by itself; each ends with a line feed. */
export function reopening({ opening, details }: OpenBlock): string {
  return '<details>\n\n'.repeat(details) + opening;
}

/** What is open at the start of each question of a report; null if nothing is, anywhere. */
export function openAtQuestions({ preamble, questions }: Report): readonly OpenBlock[] | null {
  let open = openAfter(preamble, NOTHING_OPEN);
  let isAny = open !== NOTHING_OPEN;
  const found = questions.map(({ block, isLast }) => {
    const before = open;
    if (!isLast) open = openAfter(block, before);
    isAny ||= open !== NOTHING_OPEN;
    return before;
  });
  return isAny ? found : null;
}

type Block = Preamble | QuestionBlock;

/** What is open at the end of a block, by what was open at its start. The same for the same block and start. */
const ends = new WeakMap<Block, { readonly before: OpenBlock; readonly end: OpenBlock }>();

function openAfter(block: Block, before: OpenBlock): OpenBlock {
  const seen = ends.get(block);
  if (seen?.before === before) return seen.end;
  const end = same(findOpen(block, before));
  ends.set(block, { before, end });
  return end;
}

function findOpen(block: Block, before: OpenBlock): OpenBlock {
  const { raw } = before;
  if (!raw) return openIn(block.lines, block.verbatim, topOf(block), before);
  const closing = block.lines.findIndex((_, number) => closes(lineText(block.lines, number), raw));
  if (closing < 0) return afterTag(block.lines, before);
  const rest = block.lines.slice(closing + 1);
  return openIn(rest, codeAndCommentSpans(rest), 0, { ...before, raw: null, opening: '' });
}

function topOf(block: Block): number {
  return 'frontMatter' in block && block.frontMatter ? block.frontMatter.end.line + 1 : 0;
}

/** What is open at the end of lines before which no raw block is open. */
function openIn(lines: Lines, verbatim: readonly LineSpan[], from: number, before: OpenBlock): OpenBlock {
  const raw = unclosedBlocks(lines, verbatim, from).find(({ kind }) => kind !== 'details');
  const end = raw?.opening.start.line ?? lines.length;
  const details = Math.min(MAX_DETAILS, detailsDepth(lines.slice(0, end), verbatim, from, before.details));
  if (!raw) return { ...NOTHING_OPEN, details };
  const { kind, closing } = raw;
  const opening = openingOf(raw, lines);
  return afterTag(lines.slice(end), { raw: { kind, closing }, opening, details });
}

function closes(line: string, { kind, closing }: Pick<UnclosedBlock, 'kind' | 'closing'>): boolean {
  if (kind === 'code') return closesFence(line, closing.trim());
  if (closing.startsWith('</')) return /<\/(?:pre|script|style|textarea)>/i.test(line);
  return line.includes(closing);
}

/** Shows nothing itself; for raw text outside `<pre>`, the element ends at once but the block does not. */
function openingOf({ kind, closing, opening }: UnclosedBlock, lines: Lines): string {
  if (kind === 'code') return `${closing.trim()}\n`;
  if (kind === 'comment') return '<!--\n';
  const tag = textIn(lines, opening);
  if (!closing.startsWith('</')) return `${tag}\n`;
  return /^<pre/i.test(tag) ? '<pre>\n' : EMPTY_PRE;
}

/** CommonMark takes this for the beginning of raw HTML, since it looks for `</pre>` without a space. */
const EMPTY_PRE = '<pre></pre >\n';

/**
 * For a browser, `<?` and `<![CDATA[` end at the next `>`, after which their text is shown; what the opening is after some lines.
 */
function afterTag(lines: Lines, open: OpenBlock): OpenBlock {
  const tag = /^<(?:\?|!\[CDATA\[)/.exec(open.opening)?.[0];
  if (tag === undefined) return open;
  let isInTag = !open.opening.endsWith(' >\n');
  for (const line of lines) for (const [mark] of line.matchAll(/<[!?]|>/g)) isInTag = mark !== '>';
  return { ...open, opening: `${tag}${isInTag ? '' : ' >'}\n` };
}
