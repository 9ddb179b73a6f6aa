// npm run generate [-- --check]: updates everything that is generated from the tables of rules, settings and commands, and from texts in
// the sources. With --check, nothing is written; differences and missing translations are errors.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { localisedTexts } from '../test/support/localisedTexts';
import { configurationSchema } from './generated/configurationSchema';
import { commandList, paletteMenu, settingsSchema } from './generated/manifest';
import { commandsTable, rulesSection, settingsTable, withPart } from './generated/readme';
import { problemsSection } from './generated/samples';
import { englishTexts, missingKeys, translation, type Texts } from './generated/texts';

const isCheck = process.argv.includes('--check');
const faults: string[] = [];

/** Writes a file if its content differs; with --check, reports the difference instead. */
function put(path: string, text: string): void {
  if (readFileSync(path, 'utf8') === text) return;
  if (isCheck) {
    faults.push(`${path} is not what the sources say. Run “npm run generate”, and commit what it changes.`);
    return;
  }
  writeFileSync(path, text);
  console.log(`Updated ${path}.`);
}

function putJson(path: string, value: unknown): void {
  put(path, `${JSON.stringify(value, null, 2)}\n`);
}

function putTranslation(path: string, english: readonly string[]): void {
  const texts = translation(english, readTexts(path));
  putJson(path, texts);
  for (const key of missingKeys(texts)) {
    const fault = `${path} lacks a translation of ${JSON.stringify(key)}. Write it there.`;
    if (isCheck) faults.push(fault);
    else console.log(fault);
  }
}

function readTexts(path: string): Texts {
  return JSON.parse(readFileSync(path, 'utf8')) as Texts;
}

/** The files of a folder whose names match, such as those of all languages. */
function filesIn(folder: string, name: RegExp): string[] {
  return readdirSync(folder)
    .filter((file) => name.test(file))
    .map((file) => (folder === '.' ? file : `${folder}/${file}`));
}

interface Manifest {
  readonly contributes: {
    readonly configuration: object;
    readonly menus: object;
  };
}

const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as Manifest;
const { contributes } = manifest;
putJson('package.json', {
  ...manifest,
  contributes: {
    ...contributes,
    configuration: { ...contributes.configuration, properties: settingsSchema() },
    commands: commandList(),
    menus: { ...contributes.menus, commandPalette: paletteMenu() },
  },
});

putJson('media/configuration.schema.json', configurationSchema());

const english = englishTexts(readTexts('package.nls.json'));
putJson('package.nls.json', english);
for (const path of filesIn('.', /^package\.nls\..+\.json$/)) putTranslation(path, Object.keys(english));

const texts = localisedTexts();
for (const path of filesIn('l10n', /^bundle\.l10n\..+\.json$/)) {
  const known = Object.keys(readTexts(path)).filter((text) => texts.includes(text));
  putTranslation(path, [...new Set([...known, ...texts])]);
}

const parts: readonly (readonly [name: string, text: string])[] = [
  ['commands', commandsTable()],
  ['settings', settingsTable()],
  ['rules', rulesSection()],
];
put(
  'README.md',
  parts.reduce((readme, [name, text]) => withPart(readme, name, text), readFileSync('README.md', 'utf8')),
);

const samples = await problemsSection('samples/reports/README.md', [
  'samples/clean/reports/README.md',
  'samples/refused/reports/README.md',
]);
put('samples/README.md', withPart(readFileSync('samples/README.md', 'utf8'), 'faults', samples));

for (const fault of faults) console.error(fault);
process.exitCode = faults.length > 0 ? 1 : 0;
