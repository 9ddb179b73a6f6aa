import type { Lines } from '../report/lines';
import type { Preamble, Question, QuestionBlock, Report } from '../report/report';
import { preambleHtml, questionHtml, type Reading } from './blockHtml';
import { definitionsFor, indexDefinitions, type Definitions } from '../report/definitionsFor';
import { hash } from './hash';
import { questionBar } from './questionBar';

/** A piece of the page: the preamble or a question. */
export interface RenderedBlock {
  /** A hash of `html`. */
  readonly key: string;
  /** The block's first line in the document, from 0. */
  readonly line: number;
  /**
   * Safe HTML. `data-line` and `data-end-line` of an element are its first and last source line, counted from the block's first
   * line; one that lies on one line has no `data-end-line`. Images keep their relative path; those on the web and the like are
   * stand-ins.
   */
  readonly html: string;
}

/** What was rendered of a block, and from what besides the block itself. */
interface Rendering {
  /** The document's definitions. */
  readonly definitions: string;
  /** Those of them that the block uses. */
  readonly related: string;
  readonly others: string;
  readonly unread: string | null;
  readonly key: string;
  readonly html: string;
}

const renderings = new WeakMap<Preamble | QuestionBlock, Rendering>();

/**
 * The page of a report as GitHub would show it: the preamble, then each question. Blocks that are the same objects as in a
 * report before are not rendered again. Never throws.
 */
export function renderBlocks(report: Report): RenderedBlock[] {
  const { preamble, questions, definitions, unread } = report;
  const document = { definitions, index: indexDefinitions(definitions), unread };
  const ids = idsOf(questions);
  const { lines } = preamble;
  const first = renderingOf(preamble, lines, '', document, (reading) =>
    preambleHtml(preamble, lines, reading),
  );
  return [
    { key: first.key, line: 0, html: first.html },
    ...questions.map((question, place) => renderQuestion(question, ids[place] ?? '', document)),
  ];
}

interface DocumentReading {
  readonly definitions: string;
  readonly index: Definitions;
  readonly unread: string | null;
}

function renderQuestion(question: Question, id: string, document: DocumentReading): RenderedBlock {
  const { block, line } = question;
  const bar = questionBar(question);
  const { key, html } = renderingOf(block, block.lines, id + bar, document, (reading) =>
    questionHtml(block, id, bar, reading),
  );
  return { key, line, html };
}

/** What is known of a block, unless the document's definitions for it or `others` have changed since. */
function renderingOf(
  block: Preamble | QuestionBlock,
  lines: Lines,
  others: string,
  { definitions, index, unread }: DocumentReading,
  render: (reading: Reading) => string,
): Rendering {
  const seen = renderings.get(block);
  const known = seen?.others === others && seen.unread === unread ? seen : undefined;
  if (known?.definitions === definitions) return known;
  const related = unread === null ? definitionsFor(lines.join(''), index) : '';
  const html = known?.related === related ? known.html : render({ definitions: related, unread });
  const rendering = { definitions, related, others, unread, key: hash(html), html };
  renderings.set(block, rendering);
  return rendering;
}

/** A name for each question: `question-4`, and `question-4-1` where the document has a second question 4. */
function idsOf(questions: readonly Question[]): string[] {
  const seen = new Map<number, number>();
  return questions.map(({ number }) => {
    const count = seen.get(number) ?? 0;
    seen.set(number, count + 1);
    return count === 0 ? `question-${number}` : `question-${number}-${count}`;
  });
}
