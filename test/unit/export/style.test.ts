import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test, { suite } from 'node:test';
import { STYLE } from '../../../server/src/export/style';
import { fromRoot } from '../../support/paths';

/** The minimum contrast of text in the Web Content Accessibility Guidelines (1.4.3). */
const MIN_CONTRAST = 4.5;

const CODE = ['comment', 'keyword', 'string', 'value', 'title', 'name', 'tag'].map((name) => `code-${name}`);
const ALERTS = ['note', 'tip', 'important', 'warning', 'caution'];

/** The custom properties of a rule's block. */
function colours(css: string, start: string): Map<string, string> {
  const from = css.indexOf(start);
  assert.ok(from >= 0, start);
  const block = css.slice(from, css.indexOf('}', from));
  return new Map(
    [...block.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(([, name = '', colour = '']) => [name, colour]),
  );
}

/** Relative luminance, 0 to 1, as the guidelines define it. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((start) => {
    const share = parseInt(colour.slice(start, start + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(a: string, b: string): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].toSorted((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

function assertReadable(
  found: ReadonlyMap<string, string>,
  names: readonly string[],
  background: string,
): void {
  for (const name of names) {
    const ratio = contrast(found.get(name) ?? background, background);
    assert.ok(ratio >= MIN_CONTRAST, `${name} on ${background}: ${ratio.toFixed(2)}`);
  }
}

suite('The colours of the exported page have enough contrast', () => {
  for (const [name, start] of Object.entries({
    light: ':root {',
    dark: '@media screen and (prefers-color-scheme: dark)',
    print: '@media print',
  })) {
    test(name, () => {
      // A medium keeps the light colours that it does not set.
      const found = new Map([...colours(STYLE, ':root {'), ...colours(STYLE, start)]);
      const [page = '', raised = ''] = [found.get('page'), found.get('raised')];
      assertReadable(found, ['text', 'quiet', 'link', ...ALERTS], page);
      assertReadable(found, ['text', ...CODE], raised);
    });
  }
});

suite('The colours of the preview have enough contrast', () => {
  const css = readFileSync(fromRoot('media/preview.css'), 'utf8');
  // The backgrounds of the editor and of code in the built-in themes of VS Code.
  const THEMES = {
    'body {\n  --note': ['#ffffff', '#f3f3f3', '#f1f1f1'],
    'body.vscode-dark {': ['#1f1f1f', '#1e1e1e', '#2b2b2b', '#272822', '#161616'],
  };

  for (const [start, backgrounds] of Object.entries(THEMES)) {
    test(start.replace(/\s*\{[^]*/, ''), () => {
      for (const background of backgrounds)
        assertReadable(colours(css, start), [...ALERTS, ...CODE], background);
    });
  }

  test('in high contrast they are the colours of the text', () => {
    const start = css.indexOf('body:is(.vscode-high-contrast, .vscode-high-contrast-light) {');
    const block = css.slice(start, css.indexOf('}', start));
    for (const name of [...ALERTS, ...CODE]) assert.match(block, new RegExp(`--${name}: currentColor;`));
  });
});
