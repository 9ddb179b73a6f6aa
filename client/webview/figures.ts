import { resolveTarget } from '../../server/src/report/figurePath';
import { standInFor } from './patch';

/** Where the page's images lie, as addresses that end in a slash; empty where there is no such folder. */
export interface Folders {
  readonly report: string;
  readonly workspace: string;
}

/** Why an image is not shown, in the reader's language. */
export interface Reasons {
  readonly missing: string;
  readonly remote: string;
  readonly outside: string;
}

/** An image that was or is shown: the stand-in in its place leads back to it. */
interface Figure {
  readonly image: HTMLImageElement;
  readonly address: string;
}

const figures = new WeakMap<Element, Figure>();

/** Told apart by their number, so that a file that has changed is not taken from memory. */
let loads = 0;

/** Gives the images of fresh nodes their addresses; what can't be shown gets a stand-in that says why. */
export function prepareFigures(nodes: ParentNode, folders: Folders, reasons: Reasons): void {
  for (const image of nodes.querySelectorAll('img')) {
    const target = image.getAttribute('src') ?? '';
    const address = addressOf(target, folders);
    image.removeAttribute('src');
    image.removeAttribute('srcset');
    if (address === null) {
      standInFor(
        image,
        makeStandIn(
          image,
          target,
          resolveTarget(target).kind === 'remote' ? reasons.remote : reasons.outside,
        ),
      );
      continue;
    }
    const figure = { image, address };
    figures.set(image, figure);
    image.addEventListener('error', () => {
      const standIn = makeStandIn(image, target, reasons.missing);
      figures.set(standIn, figure);
      standInFor(image, standIn);
    });
    load(figure);
  }
}

/** Loads the images of a file anew after it was written, made or deleted. */
export function reloadFigures(page: ParentNode, uri: string): void {
  loads++;
  for (const shown of page.querySelectorAll('img, .stand-in')) {
    const figure = figures.get(shown);
    if (!figure || decodedPath(figure.address) !== decodedPath(uri)) continue;
    if (shown !== figure.image) standInFor(shown, figure.image);
    load(figure);
  }
}

function load({ image, address }: Figure): void {
  image.src = loads > 0 ? `${address}?${loads}` : address;
}

function makeStandIn({ alt }: HTMLImageElement, target: string, reason: string): HTMLElement {
  const standIn = document.createElement('span');
  standIn.className = 'stand-in';
  standIn.setAttribute('role', 'img');
  standIn.setAttribute('aria-label', [alt, target, reason].filter((text) => text !== '').join('. '));
  for (const [name, text] of Object.entries({ alt, target, reason })) {
    if (text === '') continue;
    const part = document.createElement('span');
    part.className = `stand-in-${name}`;
    part.textContent = text;
    standIn.append(part);
  }
  return standIn;
}

function addressOf(target: string, folders: Folders): string | null {
  const resolved = resolveTarget(target);
  if (resolved.kind !== 'local' && resolved.kind !== 'rooted') return null;
  const folder = resolved.kind === 'local' ? folders.report : folders.workspace;
  if (folder === '') return null;
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
