import type { Report } from './report';

/** A section of the document: a heading of level 1 or 2 and the questions below it. */
export interface Section {
  readonly title: string;
  /** Line in the document, from 0. */
  readonly line: number;
  /** Indexes into `Report.questions`. */
  readonly questions: readonly number[];
}

/** The sections of a report that have questions. */
export function sectionsOf({ preamble, questions }: Report): Section[] {
  const sections: { title: string; line: number; questions: number[] }[] = [];
  const opening = preamble.headings.findLast(({ level }) => level <= 2);
  if (opening) sections.push({ title: opening.text, line: opening.range.start.line, questions: [] });
  for (const question of questions) {
    if (sections.length === 0) sections.push({ title: '', line: question.line, questions: [] });
    sections.at(-1)?.questions.push(question.index);
    for (const { text, range } of question.block.sectionHeadings) {
      sections.push({ title: text, line: question.line + range.start.line, questions: [] });
    }
  }
  return sections.filter((section) => section.questions.length > 0);
}
