import { pngOf } from './png';

/** Milliseconds until a page that a command was run from has the focus back. */
const TIMEOUT_MS = 5000;

/** Puts an image that is shown on the clipboard, as PNG. Rejects if the browser refuses it. */
export async function copyImage(image: HTMLImageElement): Promise<void> {
  await untilFocused();
  const canvas = document.createElement('canvas');
  canvas.width = image.naturalWidth;
  canvas.height = image.naturalHeight;
  canvas.getContext('2d')?.drawImage(image, 0, 0);
  await navigator.clipboard.write([new ClipboardItem({ 'image/png': await pngOf(canvas) })]);
}

/** Only a page with the focus may write to the clipboard. */
function untilFocused(): Promise<void> {
  if (document.hasFocus()) return Promise.resolve();
  return new Promise((resolve) => {
    const done = (): void => {
      resolve();
    };
    window.addEventListener('focus', done, { once: true });
    setTimeout(done, TIMEOUT_MS);
  });
}
