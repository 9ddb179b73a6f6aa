import { ANSWER_MARK, splitAtMarks } from '../counting/pieces';
import { scanAnswer } from './answer';
import { headingAt } from './heading';
import { lineLength, lineText, type Lines } from '../text/lines';
import { range, type Range } from '../text/position';
import { headingsIn } from './preamble';
import { scanPrompt } from './prompt';
import type { Heading, QuestionBlock, ScanContext } from './report';
import type { LineSpan } from '../text/codeAndComments';
import { isInCodeOrComment, unquote, codeAndCommentSpans } from '../text/codeAndComments';

/** The lines of a question before it is read. */
export interface QuestionLines {
  readonly number: number;
  readonly lines: Lines;
  /** The numbers of the headings in it that only repeat another question's. */
  readonly repeats: readonly number[];
  /** What parsing the lines as Markdown costs, in microseconds. */
  readonly work: number;
}

/** Scans the lines of a question, from its heading to the line before the next question's. */
export function scanQuestion(
  { number, lines, repeats, work }: QuestionLines,
  surroundings: ScanContext,
): QuestionBlock {
  const answerMarks = marksIn(lines);
  const marker = answerMarks.find((mark) => startsLine(lines, mark)) ?? answerMarks[0] ?? null;
  const verbatim = codeAndCommentSpans(lines);
  const pieces = splitAtMarks(lines);
  const sectionHeadings = marker && !surroundings.isLast ? trailingSections(lines, marker, verbatim) : [];
  return {
    number,
    lines,
    repeats,
    heading: headingAt(lines, 0) ?? {
      level: 0,
      text: lineText(lines, 0).trim(),
      range: range(0, 0, 0, lineLength(lines[0] ?? '')),
    },
    prompt: scanPrompt(lines, marker?.start),
    marker,
    answerMarks,
    answer:
      marker &&
      scanAnswer(lines, {
        marker,
        answerMarks,
        pieces,
        verbatim,
        end: sectionHeadings[0]?.range.start.line ?? lines.length,
        ...surroundings,
      }),
    sectionHeadings,
    knownDefinitions: lines.some((line) => /\](?!\()/.test(line)) ? surroundings.definitions : null,
    isLast: surroundings.isLast,
    verbatim,
    pieces,
    work,
    isParsed: surroundings.isParsed,
  };
}

/** Every `Answer:` in the lines, wherever it is. */
export function marksIn(lines: Lines): Range[] {
  const marks: Range[] = [];
  for (const [number, line] of lines.entries()) {
    for (let at = line.indexOf(ANSWER_MARK); at >= 0; at = line.indexOf(ANSWER_MARK, at + 1)) {
      marks.push(range(number, at, number, at + ANSWER_MARK.length));
    }
  }
  return marks;
}

/** Whether only quote marks, spaces and emphasis come before a mark on its line. */
export function startsLine(lines: Lines, { start }: Range): boolean {
  const line = lines[start.line] ?? '';
  let from = start.character;
  // Searches backwards from the mark, so a line with many marks is read only once.
  while (from > 0 && /[\s>*_]/.test(line.charAt(from - 1))) from--;
  return from === 0 && start.line > 0;
}

/** The sections of the course's templates, in small letters. */
const TEMPLATE_SECTIONS: ReadonlySet<string> = new Set([
  'coding environment',
  'version control',
  'running code and tracking experiments',
  'working in the cloud',
  'deployment',
  'overall discussion of project',
]);

/**
 * The headings of the sections after an answer. A heading followed by anything other than remarks in block quotes is
 * part of the answer.
 */
function trailingSections(lines: Lines, marker: Range, verbatim: readonly LineSpan[]): Heading[] {
  const headings = headingsIn(lines, marker.start.line + 1, verbatim).filter(({ level }) => level <= 2);
  // The intro of the template's own section may have lost its quote marks.
  const own = headings.findIndex(({ text }) => TEMPLATE_SECTIONS.has(text.toLowerCase()));
  if (own >= 0) return headings.slice(own);
  const byLine = new Map(headings.map((heading) => [heading.range.start.line, heading]));
  const comments = verbatim.filter(({ kind }) => kind === 'comment');
  const found: Heading[] = [];
  for (let number = lines.length - 1; number > marker.start.line; number--) {
    const heading = byLine.get(number);
    const line = lineText(lines, number);
    if (heading) found.push(heading);
    else if (line.trim() !== '' && unquote(line).depth === 0 && !isInCodeOrComment(comments, number)) break;
  }
  return found.reverse();
}
