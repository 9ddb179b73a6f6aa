import { resolveTarget } from '../../common/figureTarget';
import { standInFor } from './patch';
import type { Texts } from './texts';

/** An image that is or was shown; its stand-in element refers to it. */
interface Figure {
  readonly image: HTMLImageElement;
  readonly address: string;
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
    const figure = { image, address };
    figures.set(image, figure);
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

function load({ image, address }: Figure): void {
  image.src = loads > 0 ? `${address}?${loads}` : address;
}

/** Looks like the server's replacement for blocked images. */
function makeStandIn(
  { alt }: HTMLImageElement,
  target: string,
  reason: string,
  { language }: Texts,
): HTMLElement {
  const standIn = document.createElement('span');
  standIn.className = 'missing-image';
  const note = document.createElement('small');
  note.lang = language;
  note.textContent = `(${target}: ${reason})`;
  standIn.append(alt.trim() === '' ? 'Image' : alt, ' ', note);
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
