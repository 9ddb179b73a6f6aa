import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test, { suite } from 'node:test';
import * as l10n from '@vscode/l10n';
import { plural } from '../../server/src/rules/plural';
import { check } from '../support/check';
import { localisedTexts } from '../support/localisedTexts';
import { makeReport, words } from '../support/makeReport';

function readTexts(path: string): Record<string, string> {
  return JSON.parse(readFileSync(path, 'utf8')) as Record<string, string>;
}

/** What must be the same in every language: place holders, code, commands. */
function fixedParts(text: string): string[] {
  return (text.match(/\{\d+\}|`[^`]*`|\(command:[^)]*\)|https?:[^)\s]*/g) ?? []).toSorted();
}

suite('Danish', () => {
  const english = localisedTexts();
  const danish = readTexts('l10n/bundle.l10n.da.json');

  test('has each text of client and server, and no other', () => {
    assert.deepEqual(Object.keys(danish).toSorted(), english.toSorted());
  });

  test('keeps place holders, code and blanks at the ends', () => {
    for (const text of english) {
      const translated = danish[text] ?? '';
      assert.deepEqual(new Set(fixedParts(translated)), new Set(fixedParts(text)), text);
      assert.equal(/^\s/.test(translated), /^\s/.test(text), text);
      assert.equal(/\s$/.test(translated), /\s$/.test(text), text);
    }
  });

  test('has each text of the manifest', () => {
    const manifest = readTexts('package.nls.json');
    const translated = readTexts('package.nls.da.json');
    assert.deepEqual(Object.keys(translated), Object.keys(manifest));
    for (const [key, text] of Object.entries(manifest)) {
      assert.deepEqual(fixedParts(translated[key] ?? ''), fixedParts(text), key);
    }
  });

  test('speaks in problems, with numbers and plurals', () => {
    l10n.config({ contents: danish });
    try {
      assert.deepEqual([plural(1, 'figure'), plural(2, 'figure')], ['1 figur', '2 figurer']);
      const { problems } = check(makeReport({ answers: { 4: words(86) } }));
      assert.deepEqual(
        problems.map(({ message }) => message),
        ['Dette svar har 86 ord; 100 til 200 er ønsket. 14 mangler.'],
      );
    } finally {
      l10n.config({ contents: {} });
    }
  });
});
