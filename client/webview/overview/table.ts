import type { Element as HastElement } from 'hast';
import { element } from '../../../common/element';
import { groupsOf, type Order, type QuestionGroup } from '../../../common/overview/order';
import type { OverviewTexts } from '../../../common/overview/texts';
import type { ProblemSummary } from '../../../common/questionProblems';
import type { QuestionSummary, ReportSummary } from '../../../common/protocol';
import { arrange } from '../arrange';
import { toNodes } from '../nodes';
import { patchChildren, rememberNodes } from '../patch';
import { problemCells, questionCells, sectionCells, type LastChanges } from './rows';

/** The table of questions. */
export interface QuestionTable {
  /** Shows a summary and updates only what has changed. */
  update(report: ReportSummary): void;
  /** Shows the last change of each answer in its own column if git knows it. */
  setChanges(changes: LastChanges): void;
  readonly order: Order;
  /** Sections that the reader has folded or unfolded, by title. */
  readonly folded: Readonly<Record<string, boolean>>;
}

/** The table's initial state and its callbacks. */
export interface TableContext {
  readonly texts: OverviewTexts;
  readonly order: Order;
  readonly folded: Readonly<Record<string, boolean>>;
  /** The order or the folding has changed. */
  readonly onChanged: () => void;
  /** The reader wants to go to a question, by its index. */
  readonly goTo: (index: number) => void;
  /** The reader wants to go to a problem of a question. */
  readonly goToProblem: (question: QuestionSummary, problem: ProblemSummary) => void;
}

/** A row and the data that it shows, so that it is rebuilt only when the data changes. */
interface Row {
  readonly element: HTMLTableRowElement;
  shown: readonly unknown[];
}

/** The rows of one question. */
interface QuestionRows {
  readonly main: Row;
  readonly problems: Row;
}

/** Creates a table of questions in an element. */
export function createQuestionTable(place: HTMLElement, context: TableContext): QuestionTable {
  const { texts, onChanged, goTo, goToProblem } = context;
  const table = document.createElement('table');
  table.setAttribute('role', 'table');
  const caption = table.createCaption();
  caption.className = 'sr-only';
  caption.textContent = texts.questions;
  const heads = makeHead(table, texts);
  place.append(table);

  /** By the index of the question. */
  const rows: QuestionRows[] = [];
  const sections = new Map<string, Row>();
  const bodies: HTMLTableSectionElement[] = [];
  const indexes = new WeakMap<Element, number>();
  const titles = new WeakMap<Element, string>();
  const open = new Set<number>();
  const folded: Record<string, boolean> = { ...context.folded };
  let order = context.order;
  let report: ReportSummary | null = null;
  let changes: LastChanges = null;

  function rowsOf(index: number): QuestionRows {
    const known = rows[index];
    if (known) return known;
    const made = { main: makeRow('question'), problems: makeRow('problem-list') };
    for (const { element: row } of [made.main, made.problems]) indexes.set(row, index);
    rows[index] = made;
    return made;
  }

  function sectionRow(title: string): Row {
    const known = sections.get(title);
    if (known) return known;
    const made = makeRow('section');
    titles.set(made.element, title);
    sections.set(title, made);
    return made;
  }

  function questionElements(question: QuestionSummary, index: number): Element[] {
    const { main, problems } = rowsOf(index);
    const isOpen = open.has(index) && question.problems.count > 0;
    const change = changes?.get(question.number);
    const known = [question, changes === null, change?.committed, change?.isUncommitted];
    show(main, known, () => questionCells(question, changes, texts));
    setExpanded(main, 'button.open', isOpen);
    main.element.dataset['progress'] = question.progress;
    if (!isOpen) return [main.element];
    show(problems, [question, changes === null], () => problemCells(question, changes, texts));
    return [main.element, problems.element];
  }

  function groupElements({ section, questions }: QuestionGroup): Element[] {
    // Sections with nothing left to do start folded, unless the reader has changed that.
    const isFolded = section !== null && (folded[section.title] ?? section.toGo.count === 0);
    const own = isFolded ? [] : questions.flatMap(({ question, index }) => questionElements(question, index));
    if (!section) return own;
    const row = sectionRow(section.title);
    show(row, [JSON.stringify(section), changes === null], () => sectionCells(section, changes));
    setExpanded(row, 'button.fold', !isFolded);
    return [row.element, ...own];
  }

  function draw(): void {
    if (!report) return;
    heads.question.setAttribute('aria-sort', order === 'report' ? 'ascending' : 'none');
    heads.state.setAttribute('aria-sort', order === 'work' ? 'ascending' : 'none');
    const groups = groupsOf(report, order);
    while (bodies.length < groups.length) {
      const body = document.createElement('tbody');
      body.setAttribute('role', 'rowgroup');
      bodies.push(body);
    }
    groups.forEach((group, index) => {
      const body = bodies[index];
      if (body) arrange(body, groupElements(group));
    });
    const head = table.tHead;
    arrange(table, [caption, ...(head ? [head] : []), ...bodies.slice(0, groups.length)]);
  }

  function change(): void {
    draw();
    onChanged();
  }

  function sortBy(wanted: Order): void {
    order = wanted;
    change();
  }

  heads.question.querySelector('button')?.addEventListener('click', () => {
    sortBy('report');
  });
  heads.state.querySelector('button')?.addEventListener('click', () => {
    sortBy('work');
  });

  table.addEventListener('click', ({ target }) => {
    const row = target instanceof Element ? target.closest('tr') : null;
    if (!row || !(target instanceof Element)) return;
    const button = target.closest('button');
    const title = titles.get(row);
    const index = indexes.get(row);
    if (title !== undefined) fold(title);
    else if (index !== undefined && button?.classList.contains('open')) toggle(index);
    else if (index !== undefined && button?.classList.contains('problem')) leadToProblem(index, button);
    else if (index !== undefined && row.classList.contains('question') && isNothingSelected()) goTo(index);
  });

  table.addEventListener('keydown', (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step === undefined || !(event.target instanceof Element)) return;
    const stops = [...table.querySelectorAll<HTMLElement>('tbody .lead, tbody .fold')];
    const here = stops.findIndex((stop) => stop.closest('tr') === (event.target as Element).closest('tr'));
    const next = stops[here + step];
    if (here < 0 || !next) return;
    event.preventDefault();
    next.focus();
  });

  function fold(title: string): void {
    const section = report?.sections.find((one) => one.title === title);
    folded[title] = !(folded[title] ?? section?.toGo.count === 0);
    change();
  }

  function toggle(index: number): void {
    if (!open.delete(index)) open.add(index);
    draw();
  }

  function leadToProblem(index: number, { dataset }: HTMLElement): void {
    const question = report?.questions[index];
    const problem = question?.problems.list[Number(dataset['problem'])];
    if (question && problem) goToProblem(question, problem);
  }

  return {
    get order() {
      return order;
    },
    get folded() {
      return folded;
    },
    update(summary) {
      report = summary;
      draw();
    },
    setChanges(known) {
      changes = known;
      heads.change.hidden = known === null;
      draw();
    },
  };
}

/** A click that selects text in a row doesn't follow the row. */
function isNothingSelected(): boolean {
  return getSelection()?.isCollapsed !== false;
}

function makeRow(className: string): Row {
  const row = document.createElement('tr');
  row.setAttribute('role', 'row');
  row.className = className;
  return { element: row, shown: [] };
}

function show(row: Row, shown: readonly unknown[], cells: () => HastElement[]): void {
  if (shown.every((one, index) => one === row.shown[index])) return;
  row.shown = shown;
  patchChildren(row.element, rememberNodes(toNodes(cells())));
}

/** Patching keeps this state of a button. */
function setExpanded({ element: row }: Row, button: string, isExpanded: boolean): void {
  row.querySelector(button)?.setAttribute('aria-expanded', String(isExpanded));
}

interface Heads {
  readonly question: HTMLElement;
  readonly state: HTMLElement;
  readonly change: HTMLElement;
}

function makeHead(table: HTMLTableElement, texts: OverviewTexts): Heads {
  const head = table.createTHead();
  head.setAttribute('role', 'rowgroup');
  const row = head.insertRow();
  row.setAttribute('role', 'row');
  const make = (text: string, isSorting: boolean): HTMLElement => {
    const cell = element(
      'th',
      { scope: 'col', role: 'columnheader' },
      isSorting ? element('button', { type: 'button' }, text) : text,
    );
    row.append(toNodes([cell]));
    return row.lastElementChild as HTMLElement;
  };
  const question = make(texts.question, true);
  for (const text of [texts.words, texts.figures, texts.problems]) make(text, false);
  const state = make(texts.state, true);
  const change = make(texts.lastChange, false);
  change.hidden = true;
  return { question, state, change };
}
