import { resolveTarget } from '../../common/figureTarget';
import { standInFor } from './patch';
import type { Texts } from './texts';

/** An image that was or is shown: the stand-in in its place leads back to it. */
interface Figure {
  readonly image: HTMLImageElement;
  readonly address: string;
}

const figures = new WeakMap<Element, Figure>();

/** Where the images of a page lie; addresses end with a slash. */
export interface FigureFolders {
  /** The report's folder; empty where the report has none. */
  readonly folder: string;
  /** The folder that none may lie outside of. */
  readonly root: string;
}

/** Told apart by their number, so that a file that has changed is not taken from memory. */
let loads = 0;

/** Gives the images of fresh nodes their addresses; one that can't be loaded gets a stand-in that says why. */
export function prepareFigures(nodes: ParentNode, folders: FigureFolders, texts: Texts): void {
  for (const image of nodes.querySelectorAll('img')) {
    const target = image.getAttribute('src') ?? '';
    const address = addressOf(target, folders.folder);
    image.removeAttribute('src');
    if (address === null) {
      standInFor(image, makeStandIn(image, target, texts.missing, texts));
      continue;
    }
    // What is outside is not even looked for.
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

/** Loads the images of a file again after it was written, made or deleted. */
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

/** Looks like what the server puts in the place of images that are not to be loaded. */
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
