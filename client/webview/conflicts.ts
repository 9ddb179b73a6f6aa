import type { FromPage } from './messages';
import { lineOf } from './scroll';
import type { Texts } from './texts';

/** What of a conflict stays. */
type Kept = Extract<FromPage, { type: 'resolveConflict' }>['keep'];

/** Gives the merge conflicts of fresh nodes their buttons. */
export function prepareConflicts(nodes: ParentNode, texts: Texts): void {
  for (const conflict of nodes.querySelectorAll('.conflict')) {
    conflict.querySelector('.conflict-notice')?.append(' ', makeButton('both', texts.keepBoth, texts));
    for (const version of conflict.querySelectorAll<HTMLElement>('.conflict-version')) {
      const keep = version.dataset['version'] === 'first' ? 'first' : 'second';
      const button = makeButton(keep, keep === 'first' ? texts.keepFirst : texts.keepSecond, texts);
      version.querySelector('.conflict-name')?.append(' ', button);
    }
  }
}

/** Asks for what the reader keeps of a conflict. */
export function handleConflicts(page: HTMLElement, post: (message: FromPage) => void): void {
  page.addEventListener('click', ({ target }) => {
    const button = target instanceof Element ? target.closest<HTMLElement>('button[data-keep]') : null;
    const line = button && lineOf(button.closest('.conflict'));
    const keep = button?.dataset['keep'];
    if (line !== null && isKept(keep)) post({ type: 'resolveConflict', line, keep });
  });
}

function isKept(text: string | undefined): text is Kept {
  return text === 'first' || text === 'second' || text === 'both';
}

function makeButton(keep: Kept, text: string, { language }: Texts): HTMLButtonElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'keep';
  button.dataset['keep'] = keep;
  button.lang = language;
  button.textContent = text;
  return button;
}
