import assert from 'node:assert/strict';
import test, { suite } from 'node:test';
import fc from 'fast-check';
import {
  isFromPage,
  isPageState,
  isToPage,
  type FromPage,
  type ToPage,
} from '../../../client/webview/messages';

const FROM_PAGE: readonly FromPage[] = [
  { type: 'ready' },
  { type: 'scrolled', line: 12.5 },
  { type: 'openSource', line: 0 },
  { type: 'openLink', href: 'figures/losses.png' },
];
const TO_PAGE: readonly ToPage[] = [
  { type: 'update', blocks: [] },
  {
    type: 'update',
    blocks: [
      { key: 'a', line: 0, html: '<p>A</p>' },
      { key: 'b', line: 7 },
    ],
  },
  { type: 'notice', text: 'Old.' },
  { type: 'scroll', line: 3 },
  { type: 'fileChanged', uri: 'https://host/figures/losses.png' },
];

/** Each value with one of its properties gone or of another type. */
function damaged(message: object): object[] {
  return Object.keys(message).flatMap((key) =>
    [{}, null, -1, NaN].map((value) => ({ ...message, [key]: value })),
  );
}

suite('messages of the page', () => {
  test('are known as such', () => {
    for (const message of FROM_PAGE) assert.ok(isFromPage(message), JSON.stringify(message));
  });

  test('are refused where a part of them is of another type', () => {
    for (const message of FROM_PAGE.flatMap(damaged))
      assert.ok(!isFromPage(message), JSON.stringify(message));
  });

  test('are not what the extension says', () => {
    for (const message of TO_PAGE) assert.ok(!isFromPage(message), JSON.stringify(message));
  });
});

suite('messages to the page', () => {
  test('are known as such', () => {
    for (const message of TO_PAGE) assert.ok(isToPage(message), JSON.stringify(message));
  });

  test('are refused where a part of them is of another type', () => {
    for (const message of TO_PAGE.flatMap(damaged)) assert.ok(!isToPage(message), JSON.stringify(message));
    for (const block of damaged({ key: 'a', line: 0, html: '' }))
      assert.ok(!isToPage({ type: 'update', blocks: [block] }));
  });
});

test('no value makes the guards throw', () => {
  fc.assert(
    fc.property(fc.anything(), (value) => {
      for (const guard of [isFromPage, isToPage, isPageState]) assert.equal(typeof guard(value), 'boolean');
    }),
  );
});
