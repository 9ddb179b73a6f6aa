import type { FromPage, TickOutcome } from './messages';
import { lineOf } from './scroll';

/** The checkboxes of task lists, which toggle the items in the document. */
export interface Boxes {
  /** The page now shows a version of the document: boxes without a pending toggle show its state. */
  update(version: number): void;
  /** Handles the result of a toggle. */
  settle(box: number, outcome: TickOutcome): void;
}

/** A toggle that is not in the document yet. */
interface Pending {
  readonly id: number;
  readonly box: HTMLInputElement;
  readonly done: boolean;
  tries: number;
}

const BOX = 'li.task-list-item > input[type=checkbox], li.task-list-item > p > input[type=checkbox]';

/** Enables the boxes of new nodes; boxes outside task lists are left as they are. */
export function prepareBoxes(nodes: ParentNode): void {
  for (const box of nodes.querySelectorAll(BOX)) box.removeAttribute('disabled');
}

/** Handles the boxes of a page, one toggle at a time, because each creates a new version of the document. */
export function createBoxes(page: HTMLElement, post: (message: FromPage) => void): Boxes {
  const pending: Pending[] = [];
  let version = 0;
  let count = 0;

  page.addEventListener('change', ({ target }) => {
    if (!(target instanceof HTMLInputElement) || !target.matches(BOX)) return;
    pending.push({ id: count++, box: target, done: target.checked, tries: 0 });
    if (pending.length === 1) send();
  });

  /** Sends the first toggle that is not done yet. */
  function send(): void {
    for (let first = pending[0]; first; first = pending[0]) {
      const { id, box, done, tries } = first;
      const line = lineOf(box.closest('li'));
      if (box.isConnected && line !== null && box.defaultChecked !== done) {
        post({ type: 'tick', box: id, version, line, done, tries });
        return;
      }
      pending.shift();
      if (!box.isConnected) post({ type: 'tickLost' });
    }
  }

  function showAll(): void {
    const waiting = new Set(pending.map(({ box }) => box));
    for (const box of page.querySelectorAll<HTMLInputElement>(BOX))
      if (!waiting.has(box)) box.checked = box.defaultChecked;
  }

  return {
    update(shown) {
      version = shown;
      showAll();
    },
    settle(id, outcome) {
      const [first] = pending;
      if (first?.id !== id) return;
      if (outcome === 'again') first.tries++;
      else pending.shift();
      send();
      showAll();
    },
  };
}
