import type { Element } from 'hast';
import { element } from '../element';
import type { ChecklistGroupSummary, QuestionSummary, ReportSummary, SectionSummary } from '../protocol';
import { barElements, barOf } from './bar';
import { dotElements, dotsOf } from './dots';
import { markElement } from './mark';
import { groupsOf } from './order';
import { boxPath } from './paths';
import { stripElements } from './strip';
import { filled, type OverviewTexts } from './texts';

/** The whole width; all lengths are in pixels at normal size. */
const WIDTH = 860;
const MARGIN = 24;
const INNER = WIDTH - 2 * MARGIN;

/** The start of each column, and how many characters fit into it. */
const NUMBER_END = 46;
const TOPIC = { x: 56, characters: 27 };
const BAR = { x: 276, width: 100 };
const WORDS = { x: 388 };
const FIGURES = { x: 502 };
const STATE = { x: 572, characters: 32 };

const ROW = 23;
const SECTION_ROW = 32;
const BAR_HEIGHT = 10;
const STRIP_HEIGHT = 22;

/** Maximum number of questions; the picture says how many there are. */
const MAX_QUESTIONS = 100;
const MAX_GROUPS = 40;
const CHECKLIST_COLUMNS = 2;
const MAX_TITLE_LENGTH = 60;

/** The options of a picture. */
export interface PictureOptions {
  readonly texts: OverviewTexts;
  /** The id of the heading on the same page that a question links to, by its index; null for no links. */
  readonly headingOf: ((index: number) => string | null) | null;
}

/** A picture with its size in pixels. */
export interface Picture {
  readonly svg: Element;
  readonly width: number;
  readonly height: number;
}

/**
 * The overview of a report as one picture: an SVG element that screen readers see as a table. Its style is in
 * `pictureStyle.ts`.
 */
export function overviewPicture(report: ReportSummary, options: PictureOptions): Picture {
  const { texts } = options;
  const parts: Element[] = [];
  let y = MARGIN + 22;
  parts.push(textAt(MARGIN, y, `${report.toGo.text}.`, ['headline']));
  y += 26;
  parts.push(textAt(MARGIN, y, report.verdict.text, ['quiet'], 100));
  y += 16;
  const cells = stripElements(report.questions, { x: MARGIN, y, width: INNER, height: STRIP_HEIGHT });
  parts.push(element('g', { ariaHidden: 'true' }, ...cells));
  y += STRIP_HEIGHT + 10;

  const rows: Element[] = [];
  let room = MAX_QUESTIONS;
  for (const { section, questions } of groupsOf(report, 'report')) {
    if (room === 0) break;
    if (section) {
      rows.push(sectionRow(section, y));
      y += SECTION_ROW;
    }
    for (const { question, index } of questions.slice(0, room)) {
      rows.push(questionRow(question, y, options.headingOf?.(index) ?? null));
      y += ROW;
    }
    room -= Math.min(room, questions.length);
  }
  parts.push(element('g', { role: 'table', ariaLabel: texts.questions }, ...rows));
  const left = report.total - (MAX_QUESTIONS - room);
  if (left > 0) {
    parts.push(textAt(MARGIN, y + 16, filled(texts.more, left), ['quiet']));
    y += ROW;
  }

  const { groups, total } = report.checklist;
  if (total > 0) {
    y += 12;
    parts.push(...checklistPart(report, y, texts));
    y += SECTION_ROW + Math.ceil(Math.min(groups.length, MAX_GROUPS) / CHECKLIST_COLUMNS) * ROW;
  }
  const height = y + MARGIN - 6;
  const paper = element('path', { className: ['paper'], d: boxPath({ x: 0, y: 0, width: WIDTH, height }) });
  const svg = element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      className: ['overview'],
      viewBox: `0 0 ${WIDTH} ${height}`,
      width: `${WIDTH}`,
      height: `${height}`,
    },
    paper,
    ...parts,
  );
  return { svg, width: WIDTH, height };
}

function sectionRow({ title, toGo, progress }: SectionSummary, y: number): Element {
  const line = element('path', { className: ['rule'], d: `M${MARGIN} ${y + 6.5}h${INNER}` });
  const end = progress === 'done' ? ['quiet', 'end'] : ['end'];
  return element(
    'g',
    { role: 'row' },
    line,
    cell('rowheader', textAt(MARGIN, y + 25, title, ['section'], MAX_TITLE_LENGTH)),
    cell('cell', textAt(MARGIN + INNER, y + 25, toGo.text, end)),
  );
}

function questionRow(question: QuestionSummary, y: number, heading: string | null): Element {
  const { number, topic, progress, words, figures, texts, problems } = question;
  const middle = y + ROW / 2;
  const base = middle + 4.5;
  const bar = barOf(words);
  const name = [
    textAt(MARGIN + NUMBER_END, base, `${number}`, ['quiet', 'end']),
    textAt(MARGIN + TOPIC.x, base, topic, [], TOPIC.characters),
  ];
  const lead = heading === null ? name : [element('a', { href: `#${heading}` }, ...name)];
  const state = progress === 'flawed' ? problems.text : texts.fit;
  return element(
    'g',
    { role: 'row' },
    cell('rowheader', ...lead),
    spokenCell(
      words.spoken,
      ...(bar
        ? barElements(bar, {
            x: MARGIN + BAR.x,
            y: middle - BAR_HEIGHT / 2,
            width: BAR.width,
            height: BAR_HEIGHT,
          })
        : []),
      textAt(MARGIN + WORDS.x, base, words.numbers, ['quiet']),
    ),
    spokenCell(figures.spoken, ...dotElements(dotsOf(figures), MARGIN + FIGURES.x, middle)),
    cell(
      'cell',
      markElement(progress, MARGIN, middle - 8),
      textAt(MARGIN + STATE.x, base, state, progress === 'done' ? ['quiet'] : [], STATE.characters),
    ),
  );
}

function checklistPart(
  { checklist: { groups, done, total } }: ReportSummary,
  y: number,
  texts: OverviewTexts,
): Element[] {
  const line = element('path', { className: ['rule'], d: `M${MARGIN} ${y + 6.5}h${INNER}` });
  const heading = textAt(MARGIN, y + 25, texts.checklist, ['section']);
  const sum = textAt(MARGIN + INNER, y + 25, filled(texts.doneOf, done, total), ['end', 'quiet']);
  const shown = groups.slice(0, MAX_GROUPS);
  const perColumn = Math.ceil(shown.length / CHECKLIST_COLUMNS);
  const width = INNER / CHECKLIST_COLUMNS;
  const rows = shown.map((group, index) =>
    groupRow(
      group,
      MARGIN + Math.floor(index / perColumn) * width,
      y + SECTION_ROW + (index % perColumn) * ROW,
      texts,
    ),
  );
  return [line, heading, sum, element('g', { role: 'table', ariaLabel: texts.checklist }, ...rows)];
}

function groupRow(
  { title, done, total }: ChecklistGroupSummary,
  x: number,
  y: number,
  texts: OverviewTexts,
): Element {
  const middle = y + ROW / 2;
  const bar = { x: x + 170, y: middle - BAR_HEIGHT / 2, width: BAR.width, height: BAR_HEIGHT };
  return element(
    'g',
    { role: 'row' },
    cell('rowheader', textAt(x, middle + 4.5, title, [], 25)),
    spokenCell(
      filled(texts.doneOf, done, total),
      element('path', { className: ['band'], d: boxPath(bar) }),
      element('path', {
        className: ['got'],
        d: boxPath({ ...bar, width: (bar.width * done) / Math.max(1, total) }),
      }),
      textAt(x + 284, middle + 4.5, `${done}/${total}`, ['quiet']),
    ),
  );
}

function cell(role: 'cell' | 'rowheader', ...children: Element[]): Element {
  return element('g', { role }, ...children);
}

/** A cell with a spoken description of what it shows. */
function spokenCell(spoken: string, ...children: Element[]): Element {
  if (spoken === '') return cell('cell');
  return element('g', { role: 'cell', ariaLabel: spoken }, ...children);
}

function textAt(
  x: number,
  y: number,
  text: string,
  className: readonly string[] = [],
  characters = Infinity,
): Element {
  const place = { x: `${x}`, y: `${y}`, ...(className.length > 0 ? { className: [...className] } : {}) };
  return element('text', place, shorten(printable(text), characters));
}

function shorten(text: string, characters: number): string {
  const all = Array.from(text);
  return all.length <= characters
    ? text
    : `${all
        .slice(0, characters - 1)
        .join('')
        .trimEnd()}…`;
}

/**
 * Removes control characters and lone surrogates, which XML doesn't allow: the picture would not be shown at all (XML
 * 1.0, 2.2).
 */
function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Cs}\uFFFE\uFFFF]/gu, ' ');
}
