import assert from 'node:assert/strict';
import test, { suite } from 'node:test';
import fc from 'fast-check';
import { parseFromPage, parsePageState, type FromPage, type ToPage } from '../../../client/webview/messages';
import { runs } from '../../support/runs';

const isFromPage = (value: unknown): boolean => parseFromPage(value).message !== null;
const isPageState = (value: unknown): boolean => parsePageState(value) !== null;

const FROM_PAGE: readonly FromPage[] = [
  { type: 'ready' },
  { type: 'scrolled', line: 12.5 },
  { type: 'doubleClicked', line: 3 },
  { type: 'openSource', line: 0, character: 7 },
  { type: 'tick', box: 0, version: 3, line: 12, done: true, tries: 1 },
  { type: 'tickLost' },
  { type: 'openLink', href: 'figures/losses.png' },
];
const TO_PAGE: readonly ToPage[] = [
  { type: 'update', version: 1, face: 'github', blocks: [] },
  {
    type: 'update',
    face: 'hand-in',
    version: 2,
    blocks: [
      { key: 'a', line: 0, html: '<p>A</p>' },
      {
        key: 'b',
        line: 7,
        problemsKey: 'c',
        problems: { count: 0, text: 'no problems', severity: null, more: 0, list: [] },
      },
      { key: 'd', line: 9, problemsKey: 'c' },
    ],
  },
  { type: 'notice', text: 'Old.' },
  { type: 'scroll', line: 3 },
  { type: 'cursor', line: 5 },
  { type: 'ticked', box: 2, outcome: 'again' },
  { type: 'lock', isLocked: true },
  { type: 'fileChanged', uri: 'https://host/figures/losses.png' },
];

/** Copies of a value, each with one property missing or of another type. */
function damaged(message: object): object[] {
  return Object.keys(message).flatMap((key) =>
    [{}, null, -1, NaN].map((value) => ({ ...message, [key]: value })),
  );
}

suite('Messages of the page', () => {
  test('are recognised', () => {
    for (const message of FROM_PAGE) assert.ok(isFromPage(message), JSON.stringify(message));
  });

  test('are rejected if a part has another type', () => {
    for (const message of FROM_PAGE.flatMap(damaged))
      assert.ok(!isFromPage(message), JSON.stringify(message));
  });

  test('are different from the messages of the extension', () => {
    for (const message of TO_PAGE) assert.ok(!isFromPage(message), JSON.stringify(message));
  });
});

test('values that only look like a message are ignored', () => {
  const hostile: readonly unknown[] = [
    null,
    'ready',
    ['ready'],
    { type: ['ready'] },
    { type: 'command', command: 'workbench.action.closeWindow' },
    { type: 'constructor' },
    { type: '__proto__' },
    JSON.parse('{ "__proto__": { "type": "ready" } }'),
    { type: 'scrolled', line: '0' },
    { type: 'scrolled', line: Infinity },
    { type: 'openSource', line: 1.5, character: 0 },
    { type: 'openSource', line: 0, character: 2 ** 60 },
    { type: 'openLink', href: ['https://example.org'] },
    { type: 'openLink', href: { toString: () => 'https://example.org' } },
    { type: 'tick', box: 0, version: 3, line: 12, done: 'true', tries: 1 },
    { type: 'tick', box: 0, version: -3, line: 12, done: true, tries: 1 },
    { type: 'tick', box: 0, version: 3, line: 12, done: true, tries: -Infinity },
  ];
  for (const message of hostile) assert.ok(!isFromPage(message), JSON.stringify(message));
});

test('only the saved state of a page is recognised as one', () => {
  const state = { uri: 'file:///a/README.md', isLocked: false, line: 2.5, open: ['4-0'] };
  assert.ok(isPageState(state));
  for (const other of [...damaged(state), { ...state, open: [4] }, { ...state, isLocked: 'true' }])
    assert.ok(!isPageState(other), JSON.stringify(other));
});

test('the guards throw for no value', () => {
  fc.assert(
    fc.property(fc.anything(), (value) => {
      for (const guard of [isFromPage, isPageState]) assert.equal(typeof guard(value), 'boolean');
    }),
    runs(100),
  );
});
