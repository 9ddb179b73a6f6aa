import * as l10n from '@vscode/l10n';
import { lineText } from '../../text/lines';
import { range } from '../../text/position';
import type { Question, QuestionBlock } from '../../report/report';
import { inDocument } from '../../report/positions';
import type { Finding, TextEdit } from '../rule';
import { handinAnswer, type HandinLine } from './handinLines';
import { listsIn, type List, type ListItem } from './listParser';

/** Python-Markdown nests lists by its tab width. */
const STEP = 4;

/** Lists that Python-Markdown reads as text, or flattens: one finding for each list, whose fix covers all of it. */
export function* lists(question: Question, lineEnd: string): Iterable<Finding> {
  for (const list of listsIn(handinAnswer(question.block))) {
    const fault = faultOf(list);
    if (!fault) continue;
    const { line, message } = fault;
    const edits = editsFor(list, question.block, lineEnd);
    const start = line.start + line.text.length - line.text.trimStart().length;
    yield {
      question: question.number,
      range: inDocument(
        question,
        range(line.line, start, line.line, line.start + line.text.trimEnd().length),
      ),
      message,
      ...(edits && {
        fixes: [
          {
            title: l10n.t('Rewrite this list for the hand-in page'),
            edits: edits.map((edit) => ({ ...edit, range: inDocument(question, edit.range) })),
            isSafe: true,
          },
        ],
      }),
    };
  }
}

interface Fault {
  readonly line: HandinLine;
  readonly message: string;
}

function faultOf({ items, isGlued }: List): Fault | null {
  const [first] = items;
  if (first && isGlued) {
    const message = l10n.t(
      'The hand-in page needs a blank line before a list. Without it, the items run together as text.',
    );
    return { line: first.line, message };
  }
  const numbered = items.find(isParenthesised);
  if (numbered) {
    const message = l10n.t(
      "The hand-in page doesn't support lists numbered with `)`. Write `1.` instead of `1)`.",
    );
    return { line: numbered.line, message };
  }
  const flat = items.find((item) => !isNested(item));
  if (!flat) return null;
  const message = l10n.t(
    'The hand-in page needs four spaces for each level of a list. With {0}, this item gets another level there.',
    flat.line.indent,
  );
  return { line: flat.line, message };
}

function isParenthesised({ mark }: ListItem): boolean {
  return mark.style === ')';
}

/** Whether an item is where Python-Markdown expects an item of its depth. */
function isNested({ line, depth }: ListItem): boolean {
  return line.indent >= depth * STEP && line.indent < (depth + 1) * STEP;
}

/** Null if the list might change for other renderers. */
function editsFor(list: List, block: QuestionBlock, lineEnd: string): TextEdit[] | null {
  const { items, isGlued } = list;
  const nesting = items.every(isNested) ? [] : nestingEdits(list);
  if (!nesting || mixesNumbers(list)) return null;
  const [first] = items;
  const gap = first && isGlued ? [gapBefore(first.line, block, lineEnd)] : [];
  const marks = items.filter(isParenthesised).map(({ line, mark }) => {
    const at = line.start + line.text.length - line.text.trimStart().length + mark.length - 1;
    return { range: range(line.line, at, line.line, at + 1), newText: '.' };
  });
  return [...gap, ...nesting, ...marks];
}

/** A change of item kind separates two lists; numbering them alike would join them. */
function mixesNumbers({ items }: List): boolean {
  return items.some(isParenthesised) && items.some(({ mark }) => mark.style === '.');
}

function gapBefore({ line, start }: HandinLine, { lines }: QuestionBlock, lineEnd: string): TextEdit {
  const prefix = lineText(lines, line).slice(0, start).trimEnd();
  return { range: range(line, 0, line, 0), newText: prefix + lineEnd };
}

/** Indents every item by four spaces for each level, and moves its content along. */
function nestingEdits({ items, isPlain }: List): TextEdit[] | null {
  // An item's content must not begin after the column of its own nested items.
  const isCertain =
    isPlain && items.every(({ offset, line }) => offset - line.indent <= STEP && !isTabbed(line));
  if (!isCertain) return null;
  return items.flatMap((item) => {
    const { line, depth, lines } = item;
    const wanted = isNested(item) ? line.indent : depth * STEP;
    if (wanted === line.indent) return [];
    const moved = lines.filter(({ indent }) => indent >= item.offset);
    return [indented(line, wanted), ...moved.map((one) => indented(one, one.indent + wanted - line.indent))];
  });
}

/** A tab in a quote is worth fewer spaces than one outside. */
function isTabbed({ depth, text }: HandinLine): boolean {
  return depth > 0 && text.startsWith('\t');
}

function indented({ line, start, text }: HandinLine, columns: number): TextEdit {
  const blanks = text.length - text.trimStart().length;
  return { range: range(line, start, line, start + blanks), newText: ' '.repeat(Math.max(0, columns)) };
}
