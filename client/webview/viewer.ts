import { figureOf, isEnlargeable } from './figures';
import type { Texts } from './texts';

/** The dialog that shows one figure of the page, enlarged. */
export interface ViewerContext {
  readonly texts: Texts;
  /** Opens the file of an image in the editor. */
  readonly open: (target: string) => void;
  /** Copies an image; gives whether it could. */
  readonly copy: (image: HTMLImageElement) => Promise<boolean>;
}

const STEP = 1.25;
/** Multiples of the image's own size. */
const MIN_SCALE = 0.1;
const MAX_SCALE = 8;

/** Shows a figure of the page enlarged where the reader clicks it, or presses Enter or the space bar on it. */
export function createViewer(
  dialog: HTMLDialogElement,
  page: HTMLElement,
  { texts, open, copy }: ViewerContext,
): void {
  const image = document.createElement('img');
  const place = part('.viewer-place', HTMLElement);
  const status = part('[role=status]', HTMLElement);
  let target = '';
  /** The size as a multiple of the image's own; null fits it into the dialog. */
  let scale: number | null = null;

  function part<T extends Element>(selector: string, kind: new () => T): T {
    const found = dialog.querySelector(selector);
    if (!(found instanceof kind)) throw new Error(`The viewer has no ${selector}.`);
    return found;
  }

  function show(shown: HTMLImageElement): void {
    const figure = figureOf(shown);
    if (!figure) return;
    ({ target } = figure);
    image.src = shown.src;
    image.alt = shown.alt;
    image.dataset['vscodeContext'] = shown.dataset['vscodeContext'] ?? '';
    dialog.setAttribute('aria-label', shown.alt.trim() === '' ? texts.image : shown.alt);
    zoom(null);
    place.replaceChildren(image);
    dialog.showModal();
    place.focus();
  }

  /** Changes the size; what is in the middle stays there. */
  function zoom(next: number | null): void {
    const across = (place.scrollLeft + place.clientWidth / 2) / place.scrollWidth;
    const down = (place.scrollTop + place.clientHeight / 2) / place.scrollHeight;
    scale = next === null ? null : Math.min(MAX_SCALE, Math.max(MIN_SCALE, next));
    image.style.width = scale === null ? '' : `${image.naturalWidth * scale}px`;
    place.classList.toggle('fits', scale === null);
    place.scrollLeft = across * place.scrollWidth - place.clientWidth / 2;
    place.scrollTop = down * place.scrollHeight - place.clientHeight / 2;
    status.textContent = scale === null ? '' : `${Math.round(scale * 100)} %`;
  }

  function zoomBy(factor: number): void {
    zoom((scale ?? image.clientWidth / image.naturalWidth) * factor);
  }

  const actions: Readonly<Record<string, () => void>> = {
    in: () => {
      zoomBy(STEP);
    },
    out: () => {
      zoomBy(1 / STEP);
    },
    fit: () => {
      zoom(null);
    },
    copy: () => {
      void copy(image).then((isCopied) => {
        status.textContent = isCopied ? texts.copied : '';
      });
    },
    open: () => {
      dialog.close();
      open(target);
    },
    close: () => {
      dialog.close();
    },
  };
  const keys: Readonly<Record<string, string>> = { '+': 'in', '=': 'in', '-': 'out', '0': 'fit' };

  dialog.addEventListener('close', () => {
    image.remove();
  });
  page.addEventListener('click', ({ target: clicked }) => {
    if (clicked instanceof HTMLImageElement && isEnlargeable(clicked)) show(clicked);
  });
  page.addEventListener('keydown', (event) => {
    const { key, target: focused } = event;
    if ((key !== 'Enter' && key !== ' ') || !(focused instanceof HTMLImageElement)) return;
    event.preventDefault();
    show(focused);
  });
  dialog.addEventListener('click', ({ target: clicked, detail }) => {
    const button = clicked instanceof Element ? clicked.closest<HTMLElement>('button') : null;
    if (button) actions[button.dataset['action'] ?? '']?.();
    // The second of two clicks on the page may meet the dialog that the first has opened.
    else if (clicked === image && detail === 1) zoom(scale === null ? 1 : null);
  });
  dialog.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    actions[keys[event.key] ?? '']?.();
  });
  place.addEventListener(
    'wheel',
    (event) => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      zoomBy(event.deltaY < 0 ? STEP : 1 / STEP);
    },
    { passive: false },
  );
}
