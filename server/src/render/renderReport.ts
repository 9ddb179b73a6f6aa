import type { Lines } from '../report/lines';
import type { Preamble, Question, QuestionBlock, Report } from '../report/report';
import { preambleHtml, questionHtml } from './blockHtml';
import { definitionsFor } from './definitionsFor';
import { hash } from './hash';
import { questionBar } from './questionBar';

/** A piece of the page: the preamble or a question. */
export interface RenderedBlock {
  /** A hash of `html`. */
  readonly key: string;
  /** The block's first line in the document, from 0. */
  readonly line: number;
  /**
   * Safe HTML. `data-line` and `data-end-line` of its elements are the first and last source line of each, counted from the
   * block's first line. Images keep their relative path; images on the web and the like are stand-ins.
   */
  readonly html: string;
}

/** What was rendered of a block, and from what besides the block itself. */
interface Rendering {
  readonly inputs: string;
  readonly key: string;
  readonly html: string;
}

const renderings = new WeakMap<Preamble | QuestionBlock, Rendering>();

/**
 * The page of a report as GitHub would show it: the preamble, then each question. Blocks that are the same objects as in a
 * report before are not rendered again. Never throws.
 */
export function renderBlocks(report: Report): RenderedBlock[] {
  const { preamble, questions, definitions } = report;
  const lines = report.lines.slice(0, preamble.lineCount);
  const first = rendered(preamble, lines, definitions, '', (related) =>
    preambleHtml(preamble, lines, related),
  );
  const ids = idsOf(questions);
  return [
    { ...first, line: 0 },
    ...questions.map((question, index) => renderQuestion(question, ids[index] ?? '', definitions)),
  ];
}

function renderQuestion(question: Question, id: string, definitions: string): RenderedBlock {
  const { block, line } = question;
  const bar = questionBar(question);
  const html = rendered(block, block.lines, definitions, id + bar, (related) =>
    questionHtml(block, id, bar, related),
  );
  return { ...html, line };
}

function rendered(
  block: Preamble | QuestionBlock,
  lines: Lines,
  definitions: string,
  others: string,
  render: (definitions: string) => string,
): Pick<Rendering, 'key' | 'html'> {
  const inputs = `${others}\n${definitions}`;
  const known = renderings.get(block);
  if (known?.inputs === inputs) return { key: known.key, html: known.html };
  const html = render(definitionsFor(lines.join(''), definitions));
  const rendering = { key: hash(html), html };
  renderings.set(block, { inputs, ...rendering });
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
