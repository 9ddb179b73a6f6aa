import * as l10n from '@vscode/l10n';
import { answerLines, type AnswerLine } from '../../report/answerLines';
import { isCommand } from '../../report/commandLines';
import { inDocument } from '../../report/positions';
import type { Question, QuestionBlock } from '../../report/report';
import { lineText } from '../../text/lines';
import { isListItem } from '../../text/listMark';
import { memoizeLast } from '../../text/memo';
import { range, type Range } from '../../text/position';
import { unquote } from '../../text/codeAndComments';
import { dashesAround } from '../template/placeholderDashes';
import { appendedSection } from '../answers/appended';
import type { Finding, Fix, QuestionContext, QuestionRule } from '../rule';

/**
 * Rules on text that Markdown reads differently from what was meant: underlines and comments as headings, commands as
 * prose.
 */
export const accidentRules: readonly QuestionRule[] = [
  { code: 'heading-accidental', scope: 'question', check: headings },
  { code: 'code-as-text', scope: 'question', check: commands },
];

function* headings(question: Question, { lineEnd }: QuestionContext): Iterable<Finding> {
  for (const { heading, underlines, sign } of joined(underlined(question))) {
    yield {
      question: question.number,
      range: inDocument(question, heading),
      message: l10n.t(
        'The line of `{0}` below turns this text into a heading. Put a blank line between them.',
        sign,
      ),
      fixes: [
        {
          title: l10n.t('Put a blank line between them'),
          edits: underlines.map((underline) => ({
            range: inDocument(question, range(underline, 0, underline, 0)),
            newText: lineEnd,
          })),
          isSafe: true,
        },
      ],
    };
  }
  for (const { lines, comment } of runsOfCommands(question.block)) {
    if (!comment) continue;
    yield {
      question: question.number,
      range: inDocument(question, comment),
      message: l10n.t(
        'Outside a code block, `#` turns this comment into a heading. Indent the commands by four spaces.',
      ),
      fixes: asCode(question, lines, lineEnd),
    };
  }
}

function* commands(question: Question, { lineEnd }: QuestionContext): Iterable<Finding> {
  for (const { lines, comment } of runsOfCommands(question.block)) {
    const [first] = lines;
    const last = lines.at(-1);
    if (comment || !first || !last) continue;
    yield {
      question: question.number,
      range: inDocument(question, range(first.line, startOf(first), last.line, last.text.trimEnd().length)),
      message: l10n.t('These commands run together as text on every page. Indent them by four spaces.'),
      fixes: asCode(question, lines, lineEnd),
    };
  }
}

/** Consecutive commands outside code, with what looks like comments among them. */
interface CommandRun {
  readonly lines: readonly AnswerLine[];
  /** The first of its lines that is a heading. */
  readonly comment: Range | null;
}

const COMMENT = /^#[ \t]+\S/;
const HARD_BREAK = / {2}$|\\$/;

const runsOfCommands = memoizeLast(findRuns);

function findRuns(block: QuestionBlock): CommandRun[] {
  if (block.answer?.state !== 'answered') return [];
  const runs: CommandRun[] = [];
  let open: AnswerLine[] = [];
  const close = (): void => {
    const run = open;
    open = [];
    const commandLines = run.filter(({ text }) => isCommand(text.trim()));
    const comment = run.find(({ text }) => COMMENT.test(text.trim()));
    const areApart = run.slice(0, -1).every(({ text }) => HARD_BREAK.test(text));
    if (commandLines.length === 0 || run.length < 2 || areApart) return;
    runs.push({
      lines: run,
      comment: comment
        ? range(comment.line, startOf(comment), comment.line, comment.text.trimEnd().length)
        : null,
    });
  };
  for (const line of answerLines(block)) {
    const text = line.text.trim();
    const isPart =
      line.kind === 'text' &&
      !/^(?: {4}|\t)/.test(line.text) &&
      unquote(lineText(block.lines, line.line)).depth === 0 &&
      (isCommand(text) || COMMENT.test(text));
    if (isPart && open.at(-1)?.line !== line.line - 1) close();
    if (isPart) open.push(line);
  }
  close();
  return runs;
}

function startOf({ text }: AnswerLine): number {
  return text.length - text.trimStart().length;
}

/**
 * Indents each line by four spaces and adds blank lines around them: code on all pages, with the same number of words.
 */
function asCode(
  { block, line: first, isLast }: Question,
  lines: readonly AnswerLine[],
  lineEnd: string,
): Fix[] {
  const [begin] = lines;
  const end = lines.at(-1);
  // In code, escapes and links would be shown as source.
  const isPlain = lines.every(({ text }) => !/\\[^\s]|\]\(/.test(text));
  if (!begin || !end || !isPlain || isNearList(block, begin.line)) return [];
  const isParted = lineText(block.lines, begin.line - 1).trim() === '';
  const below = block.lines[end.line + 1];
  const edits = lines.map(({ line }, index) => ({
    range: range(first + line, 0, first + line, 0),
    newText: `${index === 0 && !isParted ? lineEnd : ''}    `,
  }));
  const parting = (below === undefined ? isLast : below.trim() === '')
    ? []
    : [{ range: range(first + end.line + 1, 0, first + end.line + 1, 0), newText: lineEnd }];
  return [{ title: l10n.t('Make it code'), edits: [...edits, ...parting] }];
}

/** Four spaces don't make code in a list item. */
function isNearList({ lines }: QuestionBlock, line: number): boolean {
  for (let above = line - 1; above >= Math.max(0, line - 20); above--) {
    const text = lineText(lines, above);
    if (isListItem(text)) return true;
    if (text.trim() !== '' && !/^\s/.test(text) && lineText(lines, above + 1).trim() === '') return false;
  }
  return false;
}

interface Underlined {
  readonly heading: Range;
  /** The lines that make headings, in the block. */
  readonly underlines: readonly number[];
  readonly sign: string;
}

/** Headings right below each other come from one table. */
function joined(all: readonly Underlined[]): Underlined[] {
  const apart: Underlined[] = [];
  for (const one of all) {
    const before = apart.at(-1);
    if (before?.underlines.at(-1) === one.heading.start.line - 1)
      apart.splice(-1, 1, { ...before, underlines: [...before.underlines, ...one.underlines] });
    else apart.push(one);
  }
  return apart;
}

const UNDERLINE = /^ {0,3}(-{2,}|={2,})[ \t]*$/;
const NO_PARAGRAPH = /^\s*(?:#{1,6}(?:\s|$)|[|<]|```|~~~|\[[^\]]*\]:)/;
/** Headings are short and end without a full stop; in UTF-16 units. */
const MAX_TITLE_LENGTH = 60;

/** Paragraphs above a line of dashes that aren't meant as headings (CommonMark, Setext headings). */
function underlined(question: Question): Underlined[] {
  const { block } = question;
  const shown = answerLines(block);
  if (block.answer?.state !== 'answered' || !shown.some(({ text }) => UNDERLINE.test(text))) return [];
  const around = dashesAround(block);
  const appended = appendedSection(question)?.heading.start.line ?? Infinity;
  return shown.flatMap(({ line, text, kind }, index) => {
    const sign = UNDERLINE.exec(text)?.[1];
    const isConflict = /^={7}\s*$/.test(text);
    if (sign === undefined || kind !== 'text' || isConflict || line > appended) return [];
    if (unquote(lineText(block.lines, line)).depth > 0) return [];
    // Remains of the placeholder have their own problem.
    if (around.some((one) => one.range.start.line <= line && line <= one.range.end.line)) return [];
    let first = index;
    while (isParagraph(shown[first - 1])) first--;
    const begin = shown[first];
    const end = shown[index - 1];
    if (first === index || !begin || !end || isListItem(begin.text)) return [];
    const title = end.text.trim();
    const isMeant =
      first === index - 1 &&
      title.length <= MAX_TITLE_LENGTH &&
      !/[.,:;!?)]$/.test(title) &&
      !/\S {2,}\S.*\S {2,}\S/.test(title);
    if (isMeant) return [];
    const place = range(begin.line, startOf(begin), end.line, end.text.trimEnd().length);
    return [{ heading: place, underlines: [line], sign: sign.slice(0, 3) }];
  });
}

function isParagraph(line: AnswerLine | undefined): boolean {
  return (
    line?.kind === 'text' &&
    line.text.trim() !== '' &&
    !NO_PARAGRAPH.test(line.text) &&
    !UNDERLINE.test(line.text)
  );
}
