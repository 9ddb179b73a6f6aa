import { resolveTarget } from '../../common/figureTarget';
import { standInFor } from './patch';
import type { Texts } from './texts';

/** An image that is or was shown; its stand-in element refers to it. */
interface Figure {
  readonly image: HTMLImageElement;
  readonly address: string;
  /** The path as the report has it. */
  readonly target: string;
}

const figures = new WeakMap<Element, Figure>();

/** The base addresses of a page's images, with a trailing slash. */
export interface FigureFolders {
  /** The report's folder; empty if the report has none. */
  readonly folder: string;
  /** The folder that all images must be in. */
  readonly root: string;
}

/** Added to addresses, so that a changed file isn't taken from the cache. */
let loads = 0;

/** Sets the addresses of images in new nodes. An image that can't be loaded is replaced by an element that says why. */
export function prepareFigures(nodes: ParentNode, folders: FigureFolders, texts: Texts): void {
  for (const image of nodes.querySelectorAll('img')) {
    const target = image.getAttribute('src') ?? '';
    const address = addressOf(target, folders.folder);
    image.removeAttribute('src');
    if (address === null) {
      standInFor(image, makeStandIn(image, target, texts.missing, texts));
      continue;
    }
    // Images outside the folder are never requested.
    if (!address.startsWith(new URL(folders.root).href)) {
      standInFor(image, makeStandIn(image, target, texts.outside, texts));
      continue;
    }
    const figure = { image, address, target };
    figures.set(image, figure);
    offerActions(figure, texts);
    image.addEventListener('error', () => {
      const standIn = makeStandIn(image, target, texts.missing, texts);
      figures.set(standIn, figure);
      standInFor(image, standIn);
    });
    load(figure);
  }
}

/** Reloads the images of a file that was written, created or deleted. */
export function reloadFigures(page: ParentNode, uri: string): void {
  loads++;
  for (const shown of page.querySelectorAll('img, .missing-image')) {
    const figure = figures.get(shown);
    if (!figure || decodedPath(figure.address) !== decodedPath(uri)) continue;
    if (shown !== figure.image) standInFor(shown, figure.image);
    load(figure);
  }
}

/** The figure that an image of the page shows; undefined if it shows none. */
export function figureOf(image: HTMLImageElement): Figure | undefined {
  return figures.get(image);
}

/** The image of the page that shows a file, by its path as the report has it. */
export function imageWith(page: ParentNode, target: string): HTMLImageElement | undefined {
  return [...page.querySelectorAll('img')].find((image) => figures.get(image)?.target === target);
}

/** What does something else where it is clicked. */
const TAKEN = 'a[href], summary';

/** Whether a click on an image enlarges it. */
export function isEnlargeable(image: HTMLImageElement): boolean {
  return figures.has(image) && image.closest(TAKEN) === null;
}

/** Makes an image a button that enlarges it, and gives it a context menu (`webview/context` in the manifest). */
function offerActions({ image, target }: Figure, texts: Texts): void {
  image.dataset['vscodeContext'] = JSON.stringify({
    webviewSection: 'image',
    image: target,
    preventDefaultContextMenuItems: true,
  });
  if (!isEnlargeable(image)) return;
  image.tabIndex = 0;
  image.role = 'button';
  image.ariaHasPopup = 'dialog';
  if (image.alt.trim() === '') image.ariaLabel = texts.image;
}

function load({ image, address }: Figure): void {
  image.src = loads > 0 ? `${address}?${loads}` : address;
}

/** Looks like the server's replacement for blocked images. */
function makeStandIn(
  { alt }: HTMLImageElement,
  target: string,
  reason: string,
  { language, image }: Texts,
): HTMLElement {
  const standIn = document.createElement('span');
  standIn.className = 'missing-image';
  const note = document.createElement('small');
  note.lang = language;
  note.textContent = `(${target}: ${reason})`;
  standIn.append(alt.trim() === '' ? image : alt, ' ', note);
  return standIn;
}

function addressOf(target: string, folder: string): string | null {
  const resolved = resolveTarget(target);
  if (resolved.kind !== 'local' || folder === '') return null;
  return new URL(resolved.path.split('/').map(encodeURIComponent).join('/'), folder).href;
}

function decodedPath(address: string): string {
  const { pathname } = new URL(address);
  try {
    return decodeURIComponent(pathname);
  } catch {
    return pathname;
  }
}
