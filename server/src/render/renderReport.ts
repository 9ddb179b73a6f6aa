import type { Lines } from '../text/lines';
import type { TooCostly } from '../markdown/parseBudget';
import type { Preamble, Question, QuestionBlock, Report } from '../report/report';
import { preambleParts, questionHtml, type Part, type Reading } from './blockHtml';
import { areSame, definitionsFor, type Definition, type Definitions } from '../markdown/linkDefinitions';
import { hash } from '../../../common/hash';
import { isTooLong } from './renderBudget';
import { barKey, questionBar } from './questionBar';

/** A piece of the page: a question, or the preamble or a part of it. */
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
  /** Which of the report's questions it is, from 0; null for what stands before them. */
  readonly question: number | null;
}

/** What was rendered of a block, and from what besides the block itself. */
interface Rendering {
  /** The document's definitions. */
  readonly definitions: Definitions;
  /** Those of them that the block uses. */
  readonly related: readonly Definition[];
  readonly others: string;
  readonly unread: TooCostly | null;
  readonly isPlain: boolean;
  readonly parts: readonly KeyedPart[];
}

interface KeyedPart extends Part {
  readonly key: string;
}

const renderings = new WeakMap<Preamble | QuestionBlock, Rendering>();

/**
 * The page of a report as GitHub would show it: the preamble, then each question. Blocks that are the same objects as in a
 * report before are not rendered again. Never throws.
 */
export function renderBlocks(report: Report): RenderedBlock[] {
  const { preamble, questions, definitions, unread } = report;
  const document = { definitions, unread, isPlain: isTooLong(report) };
  const ids = idsOf(questions);
  const { lines } = preamble;
  const opening = renderingOf(preamble, lines, '', document, (reading) =>
    preambleParts(preamble, lines, reading),
  );
  return [
    ...opening.map((part) => ({ ...part, question: null })),
    ...questions.flatMap((question, place) => renderQuestion(question, ids[place] ?? '', document)),
  ];
}

interface DocumentReading {
  readonly definitions: Definitions;
  readonly unread: TooCostly | null;
  readonly isPlain: boolean;
}

function renderQuestion(question: Question, id: string, document: DocumentReading): RenderedBlock[] {
  const { block, index, line } = question;
  const parts = renderingOf(block, block.lines, id + barKey(question), document, (reading) => [
    { line: 0, html: questionHtml(block, id, questionBar(question), reading) },
  ]);
  return parts.map((part) => ({ ...part, line, question: index }));
}

/** What is known of a block, unless the document's definitions for it or `others` have changed since. */
function renderingOf(
  block: Preamble | QuestionBlock,
  lines: Lines,
  others: string,
  { definitions, unread, isPlain }: DocumentReading,
  render: (reading: Reading) => Part[],
): readonly KeyedPart[] {
  const seen = renderings.get(block);
  const isSame = seen?.others === others && seen.unread === unread && seen.isPlain === isPlain;
  const known = isSame ? seen : undefined;
  if (known?.definitions === definitions) return known.parts;
  const related = definitionsFor(lines.join(''), definitions);
  const parts =
    known && areSame(known.related, related)
      ? known.parts
      : render({ definitions: related, unread, isPlain }).map((part) => ({ ...part, key: hash(part.html) }));
  renderings.set(block, { definitions, related, others, unread, isPlain, parts });
  return parts;
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
