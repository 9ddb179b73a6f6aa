import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import test, { suite } from 'node:test';
import * as l10n from '@vscode/l10n';
import { renderBlocks } from '../../server/src/render/renderReport';
import { parseReport } from '../../server/src/report/parse';
import { plural } from '../../server/src/wording/plural';
import { check } from '../support/check';
import { exportPage } from '../support/exportedPage';
import { localisedTexts } from '../support/localisedTexts';
import { makeReport, words } from '../support/makeReport';

function readTexts(path: string): Record<string, string> {
  return JSON.parse(readFileSync(path, 'utf8')) as Record<string, string>;
}

/** The parts that are the same in every language: placeholders, code, commands. */
function fixedParts(text: string): string[] {
  return (text.match(/\{\d+\}|`[^`]*`|\(command:[^)]*\)|https?:[^)\s]*/g) ?? []).toSorted();
}

/** Parts of VS Code as users see them: there is no Danish language pack. */
const PARTS = ['Explorer', 'Problems panel', 'Quick Fix'];
/** The names of parts in Danish sentences that differ from their English names. */
const IN_DANISH: Readonly<Record<string, string>> = { 'Problems panel': 'panelet Problems' };

/** The languages with texts in a folder, from the names of the files. */
function languagesIn(folder: string, name: RegExp): string[] {
  return readdirSync(folder).flatMap((file) => name.exec(file)?.slice(1) ?? []);
}

const english = localisedTexts();
const languages = languagesIn('.', /^package\.nls\.(.+)\.json$/);

test('each language has texts for the manifest and for the sources', () => {
  assert.ok(languages.includes('da'));
  assert.deepEqual(languagesIn('l10n', /^bundle\.l10n\.(.+)\.json$/), languages);
});

test('no text is a fragment of a sentence', () => {
  for (const text of english) assert.equal(text.trim(), text);
});

for (const language of languages) {
  const translated = readTexts(`l10n/bundle.l10n.${language}.json`);

  suite(`The language ${language}`, () => {
    test('has each text of the client and the server, and no others', () => {
      assert.deepEqual(Object.keys(translated).toSorted(), english.toSorted());
      assert.equal(translated['en'], language);
    });

    test('keeps placeholders and code', () => {
      for (const text of english) {
        const own = translated[text] ?? '';
        assert.notEqual(own, '', text);
        assert.deepEqual(new Set(fixedParts(own)), new Set(fixedParts(text)), text);
      }
    });

    test('has each text of the manifest', () => {
      const manifest = readTexts('package.nls.json');
      const own = readTexts(`package.nls.${language}.json`);
      assert.deepEqual(Object.keys(own), Object.keys(manifest));
      for (const [key, text] of Object.entries(manifest)) {
        assert.notEqual(own[key], '', key);
        assert.deepEqual(fixedParts(own[key] ?? ''), fixedParts(text), key);
      }
    });
  });
}

suite('Danish', () => {
  const danish = readTexts('l10n/bundle.l10n.da.json');

  test('uses the names that the parts of VS Code have in the editor', () => {
    const translated = { ...readTexts('package.nls.da.json'), ...danish };
    const texts = {
      ...readTexts('package.nls.json'),
      ...Object.fromEntries(english.map((text) => [text, text])),
    };
    for (const part of PARTS) {
      const naming = Object.keys(texts).filter((key) => texts[key]?.includes(part) === true);
      assert.notEqual(naming.length, 0, part);
      for (const key of naming) assert.ok(translated[key]?.includes(IN_DANISH[part] ?? part), key);
    }
  });

  test('is used in pages, with plurals', async () => {
    const texts = makeReport({
      course: [{ words: { min: 1, max: 1 } }, { images: { min: 1, max: 1 } }, {}],
      answers: { 1: 'a', 2: '![b](c.png)', 3: '' },
    });
    l10n.config({ contents: danish });
    try {
      const bars = renderBlocks(parseReport(`${texts}\n### Question 4\n\n> [!TIP]\n> $\\wrong$\n`)).map(
        ({ html }) => html,
      );
      const text = bars.join('').replace(/<[^>]*>/g, '');
      assert.match(bars.join(''), /<div class="question-bar" lang="da">/);
      assert.match(bars.join(''), /<p class="alert-title" lang="da">/);
      for (const part of ['1 / 1 ord', '1 / 1 figur', 'ikke besvaret', 'ingen linje “Answer:”', 'Tip'])
        assert.ok(text.includes(part), part);
      assert.match(bars.join(''), /title="Denne formel vises som ren tekst: /);
      const page = await exportPage(texts);
      assert.ok(page.includes('<html lang="en">'));
      for (const part of [
        ' lang="da">Indhold</h2>',
        ' lang="da">Ikke besvaret.</p>',
        '<small lang="da">(ikke vist: ikke fundet)',
      ])
        assert.ok(page.includes(part), part);
    } finally {
      l10n.config({ contents: {} });
    }
  });

  test('is used in problems, with numbers and plurals', () => {
    l10n.config({ contents: danish });
    try {
      assert.deepEqual([plural(1, 'figure'), plural(2, 'figure')], ['1 figur', '2 figurer']);
      const { problems } = check(makeReport({ answers: { 4: words(86) } }));
      assert.deepEqual(
        problems.map(({ message }) => message),
        ['86 ord indtil nu; spørgsmålet beder om 100–200. Skriv mindst 14 mere.'],
      );
      const deep = makeReport({ course: [{}], answers: { 1: `![a](b.png)\n\n${'> '.repeat(200)}a` } });
      const [notParsed] = check(deep).problems.filter(({ code }) => code === 'text-too-complex');
      assert.match(notParsed?.message ?? '', /Linje \d+ er indlejret i mere end 100 citater og lister\./);
      const page = renderBlocks(parseReport(deep)).map(({ html }) => html);
      assert.match(page.join(''), /Linje \d+ er indlejret i mere end 100 citater og lister\./);
    } finally {
      l10n.config({ contents: {} });
    }
  });
});
