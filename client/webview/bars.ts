import type { ProblemSummary, QuestionProblems } from '../../common/questionProblems';
import { codeElements } from './codeElements';
import { toNodes } from './nodes';
import { keepOwn } from './patch';
import { withNumber, type Texts } from './texts';

/** A question on the page, with its problems. */
export interface QuestionBlock {
  readonly element: HTMLElement;
  /** Its first line in the document, from 0. */
  readonly line: number;
  readonly problemsKey: string;
  readonly problems: QuestionProblems;
  /** Whether its answer differs between the two pages. */
  readonly differs: boolean;
}

/** The bars below the questions, which show and hide their problems. */
export interface Bars {
  /** The questions whose problems are shown: number, and index among questions with the same number. */
  readonly open: readonly string[];
  /** Shows the state of the questions, which are in the order of the page. */
  update(questions: readonly QuestionBlock[]): void;
}

/** What the bars need from the page. */
export interface BarsContext {
  readonly texts: Texts;
  /** The questions whose problems are shown initially. */
  readonly open: readonly string[];
  readonly onToggled: () => void;
  /** Shows a location of the document in the editor. */
  readonly openSource: (line: number, character: number) => void;
  /** Shows or hides both pages of a question side by side. */
  readonly compare: (question: string, isOn: boolean) => void;
}

/** Turns the bars of new nodes into buttons, with a place for the problems below. */
export function prepareBars(nodes: ParentNode): void {
  for (const bar of nodes.querySelectorAll('section.question > .question-bar')) {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'question-bar-button';
    button.setAttribute('aria-expanded', 'false');
    const count = document.createElement('span');
    count.className = 'problem-count';
    button.append(...bar.childNodes, ', ', count);
    // Visible if the two pages differ.
    const difference = document.createElement('button');
    difference.type = 'button';
    difference.className = 'difference';
    difference.hidden = true;
    bar.replaceChildren(button, difference);
    const problems = document.createElement('div');
    problems.className = 'question-problems';
    problems.hidden = true;
    bar.after(problems);
    keepOwn(difference);
    keepOwn(count);
    keepOwn(problems);
  }
}

/** Handles the bars of a page. */
export function createBars(
  page: HTMLElement,
  { texts, onToggled, openSource, compare, ...context }: BarsContext,
): Bars {
  const open = new Set(context.open);
  /** The questions that the bars and lists currently show. */
  const ids = new WeakMap<Element, string>();
  const shown = new WeakMap<Element, string>();
  const lines = new WeakMap<Element, { readonly block: HTMLElement; readonly problem: ProblemSummary }>();

  page.addEventListener('click', ({ target }) => {
    const button = target instanceof Element ? target.closest('button') : null;
    if (!button) return;
    const place = lines.get(button);
    if (place) {
      const first = Number(place.block.dataset['firstLine']);
      openSource(Math.max(0, first + place.problem.line), place.problem.character);
    } else if (button.classList.contains('question-bar-button')) {
      toggle(button);
    } else if (button.classList.contains('difference')) {
      const id = ids.get(button);
      if (id !== undefined) compare(id, button.getAttribute('aria-pressed') !== 'true');
    }
  });

  function toggle(button: HTMLButtonElement): void {
    const id = ids.get(button);
    if (id === undefined) return;
    if (!open.delete(id)) open.add(id);
    showState(button, id);
    onToggled();
  }

  function showState(button: Element, id: string): void {
    const isOpen = open.has(id);
    const problems = problemsOf(button);
    if (!problems) return;
    problems.hidden = !isOpen;
    button.setAttribute('aria-expanded', String(isOpen));
  }

  function update(questions: readonly QuestionBlock[]): void {
    const seen = new Map<string, number>();
    for (const question of questions) {
      const section = question.element.querySelector<HTMLElement>('section.question');
      const button = section?.querySelector(':scope > .question-bar > .question-bar-button');
      const number = section?.dataset['question'];
      if (!button || number === undefined) continue;
      const before = seen.get(number) ?? 0;
      seen.set(number, before + 1);
      const id = `${number}-${before}`;
      ids.set(button, id);
      showProblems(button, id, question);
      showDifference(button.parentElement, id, question);
      showState(button, id);
    }
  }

  /** The button stays while both pages are shown, because it also closes them. */
  function showDifference(bar: Element | null, id: string, { element, differs }: QuestionBlock): void {
    const button = bar?.querySelector<HTMLElement>(':scope > .difference');
    if (!button) return;
    const isCompared = element.querySelector(':scope > .faces') !== null;
    ids.set(button, id);
    button.hidden = !differs && !isCompared;
    button.setAttribute('aria-pressed', String(isCompared));
    button.lang = texts.language;
    if (button.textContent !== texts.differs) button.textContent = texts.differs;
  }

  function showProblems(
    button: Element,
    id: string,
    { element, problemsKey, problems }: QuestionBlock,
  ): void {
    const place = problemsOf(button);
    const count = button.querySelector<HTMLElement>('.problem-count');
    if (!place || !count) return;
    place.id = `problems-${id}`;
    place.lang = texts.language;
    count.lang = texts.language;
    button.setAttribute('aria-controls', place.id);
    if (shown.get(place) === problemsKey) return;
    shown.set(place, problemsKey);
    count.textContent = problems.text;
    count.dataset['severity'] = problems.severity ?? 'none';
    fill(place, element, problems);
  }

  /** Keeps existing buttons, so that the focus isn't lost. */
  function fill(place: HTMLElement, block: HTMLElement, { text, list, more }: QuestionProblems): void {
    const items = [...place.querySelectorAll('li')];
    const ul = place.querySelector('ul') ?? document.createElement('ul');
    for (const item of items.slice(list.length)) item.remove();
    for (const [index, problem] of list.entries()) {
      const item = items[index] ?? ul.appendChild(makeItem());
      const [button, severity, message] = item.querySelectorAll<HTMLElement>('button, span');
      if (!button || !severity || !message) continue;
      severity.textContent = texts[problem.severity];
      severity.dataset['severity'] = problem.severity;
      message.replaceChildren(toNodes(codeElements(problem.message)));
      lines.set(button, { block, problem });
    }
    const note = document.createElement('p');
    note.textContent = list.length === 0 ? text : withNumber(texts.more, more);
    const parts = [...(list.length > 0 ? [ul] : []), ...(list.length === 0 || more > 0 ? [note] : [])];
    for (const old of [...place.children]) if (old !== parts[0]) old.remove();
    for (const part of parts) if (part.parentNode !== place) place.append(part);
  }

  return {
    get open() {
      return [...open];
    },
    update,
  };
}

function problemsOf(button: Element): HTMLElement | null {
  const section = button.closest('section.question');
  return section?.querySelector<HTMLElement>(':scope > .question-problems') ?? null;
}

function makeItem(): HTMLLIElement {
  const item = document.createElement('li');
  const button = document.createElement('button');
  button.type = 'button';
  const severity = document.createElement('span');
  const message = document.createElement('span');
  severity.className = 'severity';
  button.append(severity, ' ', message);
  item.append(button);
  return item;
}
