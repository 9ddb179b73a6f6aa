// npm run media: creates the README's pictures and the icon. The UI tests take the screenshots.
import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ui } from '../test/suites/ui';
import { openBrowserPage } from '../test/support/browser';
import { SCREENSHOTS, fromRoot } from '../test/support/paths';
import { isGood } from '../test/support/tally';
import { NEWEST_VSCODE } from '../test/support/vscodeInstall';
import { TOUR, type TourPicture } from '../test/ui/support/tour';
import { encodeGif, type GifFrame } from './gif';

/** Size that the Marketplace requires, in pixels. */
const ICON_SIZE = 128;
/** In bytes; a larger README loads slowly. */
const MAX_TOUR_SIZE = 2_000_000;

await makeIcon();
const tests = ['ui/screenshot.test', 'ui/faces.test', 'ui/tour.test'];
const tally = await ui(['--update-screenshots', NEWEST_VSCODE, ...tests]);
if (!isGood(tally)) process.exit(1);
await makeTour();
process.exit(0);

/** Creates `media/icon.png` from `media/icon.svg`, because the Marketplace accepts no SVG. */
async function makeIcon(): Promise<void> {
  const svg = await readFile(fromRoot('media/icon.svg'), 'utf8');
  const browser = await openBrowserPage();
  try {
    await browser.page.setViewportSize({ width: ICON_SIZE, height: ICON_SIZE });
    await browser.page.setContent(`<style>body { margin: 0 } svg { display: block }</style>${svg}`);
    await browser.page.screenshot({ path: fromRoot('media/icon.png'), omitBackground: true });
  } finally {
    await browser.close();
  }
}

/** Creates `media/tour.gif` from the screenshots of the tour test. */
async function makeTour(): Promise<void> {
  const path = fromRoot('media/tour.gif');
  const browser = await openBrowserPage();
  try {
    const frames: GifFrame[] = [];
    for (const picture of TOUR) frames.push(await readFrame(browser.page, picture));
    await writeFile(path, encodeGif(frames));
  } finally {
    await browser.close();
  }
  const { size } = await stat(path);
  console.log(`media/tour.gif: ${size} bytes`);
  if (size > MAX_TOUR_SIZE)
    throw new Error(`media/tour.gif is larger than ${MAX_TOUR_SIZE} bytes. Take out a picture.`);
}

type Page = Awaited<ReturnType<typeof openBrowserPage>>['page'];

/** The pixels of a picture, decoded by the browser. */
async function readFrame(page: Page, { name, milliseconds }: TourPicture): Promise<GifFrame> {
  const png = await readFile(join(SCREENSHOTS, NEWEST_VSCODE, `${name}.png`), 'base64');
  const { width, height, pixels } = await page.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
    const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
    if (!context) throw new Error('The browser has no canvas.');
    context.drawImage(bitmap, 0, 0);
    const { data } = context.getImageData(0, 0, bitmap.width, bitmap.height);
    return { width: bitmap.width, height: bitmap.height, pixels: [...data] };
  }, png);
  return { width, height, rgba: Uint8Array.from(pixels), milliseconds };
}
