import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';

/** Pastes images at the cursor, or drops them on its line; each contains nothing but its name. */
export async function addImages(page: Page, how: 'paste' | 'drop', names: readonly string[]): Promise<void> {
  const cursor = await page.locator('.editor-instance .cursors-layer .cursor').first().boundingBox();
  assert.ok(cursor);
  // The focus returns to the editor a moment after the action is done.
  await page.locator('.editor-instance .monaco-editor.focused').first().waitFor();
  await page.evaluate(
    ({ type, files, x, y }) => {
      const data = new DataTransfer();
      for (const name of files) {
        const mime = name.endsWith('gif') ? 'image/gif' : name.endsWith('png') ? 'image/png' : 'image/jpeg';
        data.items.add(new File([name], name, { type: mime }));
      }
      const common = { bubbles: true, cancelable: true, composed: true };
      if (type === 'paste') {
        document.activeElement?.dispatchEvent(
          new ClipboardEvent('paste', { ...common, clipboardData: data }),
        );
        return;
      }
      const place = document.querySelector('.editor-instance .view-lines');
      const at = { ...common, dataTransfer: data, clientX: x, clientY: y, shiftKey: true };
      for (const event of ['dragenter', 'dragover', 'drop']) place?.dispatchEvent(new DragEvent(event, at));
    },
    { type: how, files: names, x: cursor.x + 2, y: cursor.y + cursor.height / 2 },
  );
}
