import { countLines } from '../report/documentLines';
import type { Lines } from '../text/lines';
import type { TooCostly } from '../markdown/parseBudget';
import { NOTHING_OPEN, openAtQuestions, reopening, type OpenBlock } from '../report/openBlocks';
import type { Preamble, Question, QuestionBlock, Report } from '../report/report';
import { preambleParts, questionHtml, type BlockHtml, type Part, type Reading } from './blockHtml';
import { footnoteNumbers, footnotesHtml, type Footnote, type FootnoteNumbers } from './footnotes';
import { fillIds, headingIds } from './headingIds';
import { areSame, definitionsFor, type Definition, type Definitions } from '../markdown/linkDefinitions';
import { hash } from '../../../common/hash';
import { drawingBudget, drawingWorkOf, isTooMuch, type DrawingBudget } from './renderBudget';
import { barKey, questionBar } from './questionBar';

/** A piece of the page: a question, the preamble or a part of it, or the footnotes. */
export interface RenderedBlock {
  /** A hash of `html`. */
  readonly key: string;
  /** The block's first line in the document, from 0. */
  readonly line: number;
  /**
   * Safe HTML. `data-line` and `data-end-line` of an element are its first and last source line, relative to the block;
   * an element on one line has no `data-end-line`. Images keep their relative path; those on the web and the like are
   * stand-ins.
   */
  readonly html: string;
  /** Index of the question in the report; null for parts of the preamble, and for the footnotes at the end. */
  readonly question: number | null;
}

/** A rendered block, and what it depends on besides the block itself. */
interface Rendering {
  /** The document's definitions. */
  readonly definitions: Definitions;
  /** The definitions that the block uses. */
  readonly related: readonly Definition[];
  readonly others: string;
  readonly notParsed: TooCostly | null;
  readonly isPlain: boolean;
  readonly rendered: BlockHtml;
  /** The ids of its headings, and the numbers and ids of its references to footnotes. */
  readonly ids: readonly string[];
  readonly parts: readonly KeyedPart[];
}

interface KeyedPart extends Part {
  readonly key: string;
}

const renderings = new WeakMap<Preamble | QuestionBlock, Rendering>();

/**
 * The page of a report as GitHub would show it: the preamble, then each question. Blocks that are the same objects as
 * in an earlier report are not rendered again. Never throws.
 */
export function renderBlocks(report: Report): RenderedBlock[] {
  return [...renderInTurn(report)].flat();
}

/** The same block by block, so that other work can run in between. */
export function* renderInTurn(report: Report): Generator<readonly RenderedBlock[]> {
  const { preamble, questions, definitions, notParsed } = report;
  const numbers = footnoteNumbers();
  const notes: Footnote[] = [];
  const document = { definitions, notParsed, budget: drawingBudget(), makeIds: headingIds(), numbers, notes };
  const names = namesOf(questions);
  const openBlocks = notParsed === null ? openAtQuestions(report) : null;
  const { lines } = preamble;
  const opening = renderingOf(preamble, lines, '', document, (reading) =>
    preambleParts(preamble, lines, reading),
  );
  yield opening.map((part) => ({ ...part, question: null }));
  for (const [place, question] of questions.entries())
    yield renderQuestion(question, names[place] ?? '', openBlocks?.[place] ?? NOTHING_OPEN, document);
  const html = footnotesHtml(notes, numbers);
  if (html !== '') yield [{ key: hash(html), line: countLines(report) - 1, html, question: null }];
}

interface DocumentReading {
  readonly definitions: Definitions;
  readonly notParsed: TooCostly | null;
  readonly budget: DrawingBudget;
  /** Makes the ids of the next block's headings. */
  readonly makeIds: (texts: readonly string[]) => string[];
  readonly numbers: FootnoteNumbers;
  /** Those of the blocks so far. */
  readonly notes: Footnote[];
}

function renderQuestion(
  question: Question,
  name: string,
  openBlock: OpenBlock,
  document: DocumentReading,
): RenderedBlock[] {
  const { block, index, line } = question;
  const others = name + barKey(question) + reopening(openBlock);
  const parts = renderingOf(block, block.lines, others, document, (reading) =>
    questionHtml(block, name, { bar: questionBar(question), openBlock }, reading),
  );
  return parts.map((part) => ({ ...part, line, question: index }));
}

/** The previous rendering of a block, unless the document's definitions for it or `others` have changed since. */
function renderingOf(
  block: Preamble | QuestionBlock,
  lines: Lines,
  others: string,
  { definitions, notParsed, budget, makeIds, numbers, notes }: DocumentReading,
  render: (reading: Reading) => BlockHtml,
): readonly KeyedPart[] {
  const isPlain = isTooMuch(drawingWorkOf(lines).work, budget);
  const seen = renderings.get(block);
  const isSame = seen?.others === others && seen.notParsed === notParsed && seen.isPlain === isPlain;
  const known = isSame ? seen : undefined;
  const related =
    known?.definitions === definitions ? known.related : definitionsFor(lines.join(''), definitions);
  const rendered =
    known && areSame(known.related, related)
      ? known.rendered
      : render({ definitions: related, notParsed, isPlain });
  notes.push(...rendered.notes);
  const ids = [
    ...makeIds(rendered.headings),
    ...rendered.references.flatMap((label) => {
      const { number, id } = numbers.number(label);
      return [String(number), escaped(id)];
    }),
  ];
  const parts =
    known?.rendered === rendered && ids.every((id, index) => id === known.ids[index])
      ? known.parts
      : rendered.parts.map((part) => keyed({ ...part, html: fillIds(part.html, ids) }));
  renderings.set(block, { definitions, related, others, notParsed, isPlain, rendered, ids, parts });
  return parts;
}

/** A label may contain what has a meaning in HTML; escaped like the rest. */
function escaped(id: string): string {
  return id.replace(/&/g, '&#x26;').replace(/"/g, '&#x22;').replace(/'/g, '&#x27;');
}

function keyed(part: Part): KeyedPart {
  return { ...part, key: hash(part.html) };
}

/** A name for each question: `question-4`, and `question-4-1` for a second question 4. */
function namesOf(questions: readonly Question[]): string[] {
  const seen = new Map<number, number>();
  return questions.map(({ number }) => {
    const count = seen.get(number) ?? 0;
    seen.set(number, count + 1);
    return count === 0 ? `question-${number}` : `question-${number}-${count}`;
  });
}
