import * as l10n from '@vscode/l10n';
import type { Element, ElementContent } from 'hast';
import { element } from '../render/elements';
import type { Footnote } from '../render/footnotes';
import { ownWords } from '../render/uiLanguage';
import { textIn } from '../text/lines';
import type { Pause } from '../text/pause';
import { NOTHING_OPEN, openAtQuestions, type OpenBlock } from '../report/openBlocks';
import { questionTitle } from '../report/questionTitle';
import type { Heading, Preamble, Question, Report } from '../report/report';
import { answerText } from '../report/answerText';
import { fragmentsOf, type MakeFragment } from './fragment';
import { isHeading, levelOf, relevel } from './headings';

/** A page as its sections, before images are embedded. */
export interface Outline {
  /** The report's title. */
  readonly heading: Element;
  /** The text before the first section, and the sections in order. */
  readonly sections: readonly PageSection[];
  /** The footnotes that its texts refer to. */
  readonly notes: readonly Footnote[];
}

/** A section of the page. */
export interface PageSection {
  /** Null for the text without a heading. */
  readonly heading: Element | null;
  readonly content: ElementContent[];
  readonly questions: PageQuestion[];
}

/** A question of the page. */
export interface PageQuestion {
  readonly heading: Element;
  /** The first sentence of its prompt; empty if there is none. */
  readonly title: string;
  readonly prompt: readonly ElementContent[];
  readonly answer: readonly ElementContent[];
  readonly state: 'answered' | 'placeholder' | 'empty';
}

/**
 * The parts of a report that its page shows: all except the front matter and the template's instructions, between the
 * title and the checklist. `pause` is awaited between its questions.
 */
export async function outlineOf(report: Report, pause: Pause): Promise<Outline> {
  const { preamble, questions } = report;
  const { makeFragment, notes } = fragmentsOf(report);
  const title = preamble.headings.find(({ level }) => level === 1);
  const sections: PageSection[] = [];
  const openBlocks = report.notParsed === null ? openAtQuestions(report) : null;
  for (const { name, text } of openingTexts(report, title)) addContent(sections, makeFragment(text, name));
  for (const [place, question] of questions.entries()) {
    if (sections.length === 0) addContent(sections, []);
    const name = `question-${question.number}-${place}`;
    const openBlock = openBlocks?.[place] ?? NOTHING_OPEN;
    if (openBlock !== NOTHING_OPEN) {
      sections.at(-1)?.questions.push(swallowedQuestion(question, openBlock, name, makeFragment));
      await pause();
      continue;
    }
    const prompt = makeFragment(textIn(question.block.lines, question.block.prompt.range), `${name}-prompt`);
    const end = question.block.marker ? prompt.length : sectionStart(prompt);
    sections.at(-1)?.questions.push(pageQuestion(question, prompt.slice(0, end), name, makeFragment));
    addContent(sections, prompt.slice(end));
    addContent(sections, makeFragment(textBehind(question), `${name}-behind`));
    await pause();
  }
  for (const section of sections) levelContent(section);
  const heading = element('h1', {}, ...inlineOf(title, makeFragment));
  return {
    heading,
    sections: sections.filter(isFilled),
    notes,
  };
}

interface NamedText {
  readonly name: string;
  readonly text: string;
}

/**
 * The page's text before the first question: the part above the template's title, and the part from the checklist on.
 */
function openingTexts({ preamble }: Report, title: Heading | undefined): NamedText[] {
  const begin = beginOf(preamble, title);
  const template = preamble.headings.findLast(({ level, range }) => level === 1 && range.start.line < begin);
  const top = preamble.frontMatter ? preamble.frontMatter.end.line + 1 : 0;
  const own = preamble.lines
    .slice(top, template?.range.start.line ?? top)
    .map((line, index) => (top + index === title?.range.start.line ? '\n' : line));
  return [
    { name: 'before', text: own.join('') },
    { name: 'opening', text: preamble.lines.slice(begin).join('') },
  ].filter(({ text }) => text.trim() !== '');
}

/**
 * The line of the heading above the checklist, or of the checklist if it has none; without a checklist, of the heading
 * above the first question. With only a title, nothing separates the instructions from the rest.
 */
function beginOf({ headings, groups }: Preamble, title: Heading | undefined): number {
  const [group] = groups;
  const item = group?.items[0]?.range.start.line;
  const above = headings.filter(({ range }) => range.start.line < (item ?? Infinity));
  const section = above.findLast((heading) => heading.level <= 2 && heading !== title);
  if (section) return section.range.start.line;
  const [first] = [group?.heading, group?.items[0]].filter((one) => one && one !== title);
  return first?.range.start.line ?? (title ? title.range.end.line + 1 : 0);
}

/** The headings of sections after an answer, with the text below them. */
function textBehind({ block: { lines, sectionHeadings } }: Question): string {
  const [first] = sectionHeadings;
  return first ? lines.slice(first.range.start.line).join('') : '';
}

/** Adds nodes to sections: a heading of the first or second level begins one, the rest continues the last. */
function addContent(sections: PageSection[], nodes: readonly ElementContent[]): void {
  if (sections.length === 0) sections.push({ heading: null, content: [], questions: [] });
  for (const node of nodes) {
    if (beginsSection(node)) sections.push({ heading: node, content: [], questions: [] });
    else sections.at(-1)?.content.push(node);
  }
}

function levelContent({ heading, content, questions }: PageSection): void {
  if (heading) relevel([heading], 2);
  const top = heading ? 3 : 2;
  relevel(content, top);
  for (const question of questions) {
    question.heading.tagName = `h${top}`;
    relevel([...question.prompt, ...question.answer], top + 1);
  }
}

function isFilled({ heading, content, questions }: PageSection): boolean {
  return heading !== null || content.some(({ type }) => type === 'element') || questions.length > 0;
}

/** Where a section begins in a question that has lost its `Answer:`, so that its prompt has no clear end. */
function sectionStart(nodes: readonly ElementContent[]): number {
  const start = nodes.findIndex(beginsSection);
  return start < 0 ? nodes.length : start;
}

function beginsSection(node: ElementContent): node is Element {
  return isHeading(node) && levelOf(node) <= 2;
}

function pageQuestion(
  question: Question,
  prompt: readonly ElementContent[],
  name: string,
  makeFragment: MakeFragment,
): PageQuestion {
  const { block } = question;
  return {
    heading: element('h3', {}, ...inlineOf(block.heading, makeFragment)),
    title: questionTitle(block),
    prompt,
    answer: makeFragment(answerText(block), name),
    state: block.answer?.state ?? 'empty',
  };
}

/** A question that GitHub includes in something above it: all of its text, as GitHub shows it there. */
function swallowedQuestion(
  { block }: Question,
  openBlock: OpenBlock,
  name: string,
  makeFragment: MakeFragment,
): PageQuestion {
  return {
    heading: element('h3', {}, ...inlineOf(block.heading, makeFragment)),
    title: questionTitle(block),
    prompt: [],
    answer: makeFragment(block.lines.join(''), name, openBlock),
    state: block.answer?.state ?? 'empty',
  };
}

const PLAIN_WORDS = /^[\p{L}\p{N}]+(?: [\p{L}\p{N}]+)*$/u;

/** The text of a heading with its marks. */
function inlineOf(heading: Heading | undefined, makeFragment: MakeFragment): Element['children'] {
  // Plain words, as in most headings, need no parsing.
  if (heading && PLAIN_WORDS.test(heading.text)) return [{ type: 'text', value: heading.text }];
  const nodes = heading ? makeFragment(`# ${heading.text}`, 'heading') : [];
  const [rendered] = nodes.filter(isHeading);
  return rendered?.children ?? [heading ? { type: 'text', value: heading.text } : ownWords(l10n.t('Report'))];
}
