import type { Element } from 'hast';
import { element } from '../../../common/element';
import { barElements, barOf } from '../../../common/overview/bar';
import { dotElements, dotsOf, widthOfDots } from '../../../common/overview/dots';
import { markElement } from '../../../common/overview/mark';
import type { LastChange } from '../../../common/overview/lastChanges';
import { filled, type OverviewTexts } from '../../../common/overview/texts';
import type { Measure, QuestionSummary, SectionSummary } from '../../../common/protocol';
import { codeElements } from '../codeElements';

/** The columns of the table of questions. */
const COLUMNS = 5;

const BAR = { x: 0, y: 0, width: 104, height: 10 };
const DOTS_HEIGHT = 12;

/** The last change of each answer, by question number; null if git doesn't know, and then the column is left out. */
export type LastChanges = ReadonlyMap<number, LastChange> | null;

/** The cells of a question. They have explicit roles because a narrow page lays rows out differently. */
export function questionCells(
  question: QuestionSummary,
  changes: LastChanges,
  texts: OverviewTexts,
): Element[] {
  const { number, topic, title, progress, words, figures } = question;
  return [
    element(
      'th',
      { scope: 'row', role: 'rowheader', className: ['name'] },
      element(
        'button',
        { type: 'button', className: ['lead'], title },
        element('span', { className: ['sr-only'] }, `${texts.question} `),
        element('span', { className: ['number'] }, `${number}`),
        element('span', { className: ['topic'] }, topic),
      ),
    ),
    element('td', { role: 'cell', className: ['words'] }, ...spoken(words, barOfWords(words), words.numbers)),
    element('td', { role: 'cell', className: ['figures'] }, ...spoken(figures, dotsOfFigures(figures), '')),
    element('td', { role: 'cell', className: ['problems'] }, ...problemsCell(question)),
    element(
      'td',
      { role: 'cell', className: ['state'] },
      picture(16, 16, 'mark-picture', [markElement(progress)]),
      element('span', {}, question.texts.fit),
    ),
    ...(changes ? [changeCell(changes.get(number), texts)] : []),
  ];
}

/** The row below a question that lists its problems. */
export function problemCells(
  { problems: { list, more } }: QuestionSummary,
  changes: LastChanges,
  texts: OverviewTexts,
): Element[] {
  const items = list.map(({ severity, message }, index) =>
    element(
      'li',
      {},
      element(
        'button',
        { type: 'button', className: ['problem'], dataProblem: `${index}` },
        element('span', { className: ['severity', severity] }, texts[severity]),
        ' ',
        element('span', {}, ...codeElements(message)),
      ),
    ),
  );
  const note = more > 0 ? [element('p', {}, filled(texts.moreProblems, more))] : [];
  return [
    element('td', { role: 'cell', colSpan: columnsWith(changes) }, element('ul', {}, ...items), ...note),
  ];
}

/** The row above the questions of a section. */
export function sectionCells({ title, toGo, progress }: SectionSummary, changes: LastChanges): Element[] {
  return [
    element(
      'th',
      { scope: 'rowgroup', role: 'rowheader', colSpan: COLUMNS - 1 },
      element('button', { type: 'button', className: ['fold'] }, title),
    ),
    element(
      'td',
      { role: 'cell', className: ['state'], colSpan: columnsWith(changes) - COLUMNS + 1 },
      picture(16, 16, 'mark-picture', [markElement(progress)]),
      element('span', {}, toGo.text),
    ),
  ];
}

function columnsWith(changes: LastChanges): number {
  return changes ? COLUMNS + 1 : COLUMNS;
}

function changeCell(change: LastChange | undefined, texts: OverviewTexts): Element {
  const lines = change
    ? [change.committed, change.isUncommitted ? texts.notCommitted : ''].filter((line) => line !== '')
    : [];
  return element(
    'td',
    { role: 'cell', className: ['change'] },
    ...lines.map((line) => element('div', {}, line)),
  );
}

/** A visible text that screen readers skip, and the text that they read instead. */
function spoken({ spoken: text }: Measure, seen: Element[], numbers: string): Element[] {
  if (text === '') return [];
  return [
    ...seen,
    ...(numbers === '' ? [] : [element('span', { className: ['numbers'], ariaHidden: 'true' }, numbers)]),
    element('span', { className: ['sr-only'] }, text),
  ];
}

function barOfWords(words: Measure): Element[] {
  const bar = barOf(words);
  return [picture(BAR.width, BAR.height, 'bar', bar ? barElements(bar, BAR) : [])];
}

function dotsOfFigures(figures: Measure): Element[] {
  const dots = dotsOf(figures);
  if (dots.length === 0) return [];
  return [picture(widthOfDots(dots), DOTS_HEIGHT, 'dots', dotElements(dots, 0, DOTS_HEIGHT / 2))];
}

function problemsCell({ problems: { text, severity, count } }: QuestionSummary): Element[] {
  if (count === 0) return [element('span', { className: ['sr-only'] }, text)];
  const className = ['open', severity ?? 'hint'];
  return [element('button', { type: 'button', className }, text)];
}

/** A small picture whose meaning is also given as text. */
function picture(width: number, height: number, name: string, children: Element[]): Element {
  return element(
    'svg',
    {
      className: [name],
      viewBox: `0 0 ${width} ${height}`,
      width: `${width}`,
      height: `${height}`,
      ariaHidden: 'true',
    },
    ...children,
  );
}
