import type { Piece } from '../counting/pieces';
import type { Lines } from '../text/lines';
import type { Definitions, PlacedDefinition } from '../markdown/linkDefinitions';
import type { TooCostly } from '../markdown/parseBudget';
import type { LineSpan } from '../text/codeAndComments';
import type { Position, Range } from '../text/position';

/**
 * The parsed document. It is made of blocks: the preamble, and one block for each question, from its heading to the line
 * before the next question's heading. Positions inside a block count lines from the block's first line, so that a block
 * stays valid when text above it changes; `line` of the preamble or question says where the block begins.
 */
export interface Report {
  readonly preamble: Preamble;
  /** In the order of the document. */
  readonly questions: readonly Question[];
  /** The same questions in batches. An unchanged batch stays the same object, so results for it can be kept. */
  readonly groups: readonly QuestionBatch[];
  readonly checklist: Checklist;
  readonly edition: RecognisedEdition | null;
  /** The link definitions and footnotes of all blocks; none where no part is parsed. */
  readonly definitions: Definitions;
  /** What parsing all its blocks as Markdown costs, in microseconds. */
  readonly work: number;
  /**
   * Why no part is parsed as Markdown: parsing all parts would take too long. Null if they are parsed. Structure and
   * counts need no parser and are always available.
   */
  readonly notParsed: TooCostly | null;
}

/** The lines before the first question: front matter, title, instructions, checklist. */
export interface Preamble {
  /** Empty if the document begins with a question. */
  readonly lines: Lines;
  /** The front matter with its two fences, or null. */
  readonly frontMatter: Range | null;
  readonly headings: readonly Heading[];
  readonly groups: readonly ChecklistGroup[];
  /** Its link definitions and footnotes. */
  readonly definitions: readonly PlacedDefinition[];
  /** The lines on which code or a comment begins or continues, in document order. */
  readonly verbatim: readonly LineSpan[];
  /** What the checker sees of these lines by themselves; the last piece continues in the first question. */
  readonly pieces: readonly Piece[];
  /** What parsing its lines as Markdown costs, in microseconds. */
  readonly work: number;
}

/** A heading line. */
export interface Heading {
  /** 1 to 6. */
  readonly level: number;
  readonly text: string;
  /** The whole line without its line end, relative to the block. */
  readonly range: Range;
}

/** A question of the document. */
export interface Question {
  readonly number: number;
  /** Line of its heading in the document, from 0. */
  readonly line: number;
  /** 0 for the first question of the document. */
  readonly index: number;
  readonly isLast: boolean;
  readonly limits: Limits;
  /**
   * Where the limits come from: stated in the document, or from the edition because the statement is missing or
   * changed.
   */
  readonly limitsFrom: 'report' | 'edition' | 'nowhere';
  readonly block: QuestionBlock;
}

/** A question as read from its own lines; positions are relative to its first line. */
export interface QuestionBlock {
  readonly number: number;
  readonly lines: Lines;
  /** The numbers of the headings in its answer that only repeat another question's: `### Question 2 continued`. */
  readonly repeats: readonly number[];
  readonly heading: Heading;
  readonly prompt: Prompt;
  /** The `Answer:` that starts the answer, or null where the question has lost it. */
  readonly marker: Range | null;
  /** Every `Answer:` of the block in order, in text or code: the checker splits at each. */
  readonly answerMarks: readonly Range[];
  readonly answer: Answer | null;
  /** Headings of sections that begin after the answer and belong to the questions after this one. */
  readonly sectionHeadings: readonly Heading[];
  /** The document's definitions when the block was read; null where they make no difference to it. */
  readonly knownDefinitions: Definitions | null;
  /** Whether it was read as the last one of the document. */
  readonly isLast: boolean;
  readonly verbatim: readonly LineSpan[];
  /**
   * What the checker sees of these lines by themselves: one piece before the first mark, and one after each of
   * `answerMarks`.
   */
  readonly pieces: readonly Piece[];
  /** What parsing its lines as Markdown costs, in microseconds. */
  readonly work: number;
  /** Whether figures were looked for in its answer; false in a report that would take too long to parse. */
  readonly isParsed: boolean;
}

/** A question without its line, which changes with the text above it. */
export type QuestionWithoutLine = Omit<Question, 'line'>;

/** The questions of a batch without their lines: the same array as long as nothing else about them changes. */
export type BatchContent = readonly QuestionWithoutLine[];

/** Consecutive questions. */
export interface QuestionBatch {
  readonly questions: readonly Question[];
  readonly content: BatchContent;
}

/** What a scan must know beyond the question's own lines. */
export interface ScanContext {
  /** Whether it is the last question of the document: the checker reads its answer to the end of the file. */
  readonly isLast: boolean;
  /** Those of the whole document. */
  readonly definitions: Definitions;
  /** Whether to look for figures. */
  readonly isParsed: boolean;
}

/** The quoted text from the heading to `Answer:`. */
export interface Prompt {
  /**
   * From after the heading line to the marker's line, or to the marker if the prompt continues up to it; to the end of
   * the block if there is no marker.
   */
  readonly range: Range;
  /** Hash of the wording as `editions.json` has it, or null where there is no wording. */
  readonly hash: string | null;
  /** The limits as the document states them. */
  readonly stated: Limits;
  /** The text of the statement (`100-200 words + 1 to 3 screenshots`), or null where there is none. */
  readonly statement: Range | null;
}

/** An inclusive pair of bounds. */
export interface Bounds {
  readonly min: number;
  readonly max: number;
}

/** What a question asks for. */
export interface Limits {
  readonly words?: Bounds;
  readonly images?: Bounds;
}

/** `answered`: text of the user's own; `placeholder`: only the template's placeholder; `empty`: nothing. */
export type AnswerState = 'answered' | 'placeholder' | 'empty';

/** What was written after `Answer:`. */
export interface Answer {
  /** From after the colon of `Answer:` to the end of the answer: the last line before a section heading or the block's end. */
  readonly range: Range;
  /** From the first to after the last character that is neither white space nor a quote mark; null if there is none. */
  readonly content: Range | null;
  readonly state: AnswerState;
  /** As the checker counts. */
  readonly words: number;
  /** As the checker counts. */
  readonly images: number;
  /** What the checker does not read, because of a `##` (to the end) or a second `Answer:` (up to there). */
  readonly hidden: readonly HiddenText[];
  /** Each `--- question 4 fill here ---` in the answer. */
  readonly placeholders: readonly Range[];
  readonly figures: readonly Figure[];
  /** Why this answer was not parsed, so that its figures are unknown; null if it was. */
  readonly notParsed: TooCostly | null;
}

/** Part of an answer that the checker drops. */
export interface HiddenText {
  /** `heading`: a heading line; `hashes`: `##` elsewhere, also in code; `answer-mark`: a second `Answer:`. */
  readonly cause: 'heading' | 'hashes' | 'answer-mark';
  /** The mark that hides: the heading line, the run of `#`, or `Answer:`. */
  readonly mark: Range;
  /** The text that is lost. */
  readonly range: Range;
  readonly words: number;
  readonly images: number;
}

/** A use of an image in an answer. */
export interface Figure {
  /**
   * `markdown` `![alt](target)`; `link` a link to an image file; `html` `<img>`; `reference` `![alt][label]`; `path`
   * another image file that a figure refers to: in the link around it, `<a href>`, `srcset`.
   */
  readonly kind: 'markdown' | 'link' | 'html' | 'reference' | 'path';
  readonly range: Range;
  /**
   * Range of the target as written, with angle brackets if it has them; for `html` of the attribute's value. Null if
   * there is none, as with a label, whose target is in its definition.
   */
  readonly targetRange: Range | null;
  /** The target with Markdown's escapes and entities resolved, percent signs as written. */
  readonly target: string;
  readonly alt: string;
  /** Range of the text between the brackets, or of the value of `alt`; null if there is none. */
  readonly altRange: Range | null;
  readonly title: string | null;
}

/** The checklist of the project. */
export interface Checklist {
  readonly groups: readonly ChecklistGroup[];
  readonly done: number;
  readonly total: number;
}

/** Items below one heading, such as Week 1. Positions are relative to the preamble, which begins at line 0. */
export interface ChecklistGroup {
  readonly title: string;
  readonly heading: Heading | null;
  readonly items: readonly ChecklistItem[];
}

/** One box of the checklist. */
export interface ChecklistItem {
  /** Without the box and the modules; wrapped lines are joined by one space. */
  readonly text: string;
  /** From the list mark to the end of its last line. */
  readonly range: Range;
  /** The brackets with what is between them. */
  readonly box: Range;
  readonly done: boolean;
  /** Whether its mark is clearly done or not done: `[/]` and `[50%]` are neither, and count as not done. */
  readonly isClear: boolean;
  /**
   * False for `[]`, `[x ]`, `[✔]`, `-[x]`, a box with nothing after it and the like, which GitHub doesn't show as a
   * box.
   */
  readonly wellFormed: boolean;
  /** `M5`, `M2` …: the course's modules named at its end. */
  readonly modules: readonly string[];
}

/** Names of the editions of the course's template. */
export type EditionName = '2023' | '2025' | '2026';

/** The edition that a report follows, and how it was recognised. */
export interface RecognisedEdition {
  readonly name: EditionName;
  readonly by: 'wording' | 'numbers';
}

/** The first position of a text. */
export const START: Position = { line: 0, character: 0 };
