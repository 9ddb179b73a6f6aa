import assert from 'node:assert/strict';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { posix } from 'node:path';
import { suite, test } from 'node:test';
import { runInNewContext } from 'node:vm';
import { fromRoot } from '../support/paths';
import { readZip } from '../support/zip';

const MEGABYTE = 1024 * 1024;
const vsix = process.env['VSIX'] ?? '';
const files = readZip(readFileSync(vsix));

/** All files that are not a picture, style or grammar. */
const CORE = [
  '[Content_Types].xml',
  'extension.vsixmanifest',
  'extension/LICENSE.txt',
  'extension/changelog.md',
  'extension/dist/THIRD-PARTY-NOTICES.txt',
  'extension/dist/browser/extension.js',
  'extension/dist/browser/server.js',
  'extension/dist/node/extension.js',
  'extension/dist/node/nodeHost.js',
  'extension/dist/node/server.mjs',
  'extension/dist/shared/basics.js',
  'extension/dist/shared/drawing.js',
  'extension/dist/shared/html.js',
  'extension/dist/shared/markdown.js',
  'extension/dist/webview/overview.js',
  'extension/dist/webview/preview.js',
  'extension/media/icon.png',
  'extension/package.json',
  'extension/readme.md',
];
/** The texts of the manifest and of the sources in all languages. */
const TEXTS = [
  ...readdirSync('.').filter((name) => /^package\.nls.*\.json$/.test(name)),
  ...readdirSync('l10n').map((name) => `l10n/${name}`),
].map((path) => `extension/${path}`);

const ASSETS =
  /^extension\/(media\/[\w-]+\.(svg|css)|media\/configuration\.schema\.json|media\/walkthrough\/[\w-]+\.(svg|md)|syntaxes\/[\w.-]+\.json)$/;

/** What the server loads when a page is requested. */
const CHUNKS = /^extension\/dist\/node\/chunks\/[\w-]+\.mjs$/;

suite('The packed extension', () => {
  test('contains the bundles, the documents and the assets, and nothing else', () => {
    const names = [...files.keys()].sort();
    assert.deepEqual(
      names.filter((name) => !ASSETS.test(name) && !CHUNKS.test(name)),
      [...CORE, ...TEXTS].sort(),
    );
  });

  test('contains every file that its manifest names', () => {
    const manifest = JSON.parse(content('extension/package.json')) as Record<string, unknown>;
    delete manifest['bin']; // the command line is for a terminal
    delete manifest['l10n']; // a folder
    const named = strings(manifest).filter((text) => /^(\.\/|media\/|dist\/|syntaxes\/)/.test(text));
    const missing = named.filter((path) => !files.has(posix.join('extension', path)));
    assert.notEqual(named.length, 0);
    assert.deepEqual(missing, []);
  });

  test('has a text for every key of its manifest', () => {
    const texts = JSON.parse(content('extension/package.nls.json')) as Record<string, string>;
    const keys = strings(JSON.parse(content('extension/package.json'))).flatMap(
      (text) => /^%(.+)%$/.exec(text)?.[1] ?? [],
    );
    assert.deepEqual(
      keys.filter((key) => texts[key] === undefined),
      [],
    );
    assert.deepEqual(
      Object.keys(texts).filter((key) => !keys.includes(key)),
      [],
    );
  });

  test('starts its server in a Web Worker before the location of the shared libraries is known', () => {
    const imported: string[] = [];
    const worker: Record<string, unknown> = {
      ...{ URL, TextDecoder, TextEncoder, console, performance, queueMicrotask, setTimeout },
      MessageChannel: class {
        readonly port1 = {};
        readonly port2 = {};
      },
      // VS Code starts workers from a blob, and relative addresses don't work there.
      location: { href: 'blob:https://vscode.dev/worker' },
      addEventListener: () => undefined,
      postMessage: () => undefined,
      importScripts: (address: string) => imported.push(address),
    };
    worker['self'] = worker;
    runInNewContext(content('extension/dist/browser/server.js'), worker);
    assert.deepEqual(imported, []);
  });

  test('has no source maps', () => {
    const withMap = [...files]
      .filter(([name, body]) => /\.m?js$/.test(name) && body.includes('sourceMappingURL='))
      .map(([name]) => name);
    assert.deepEqual(withMap, []);
  });

  test('has the notices of all bundled packages', () => {
    const notices = content('extension/dist/THIRD-PARTY-NOTICES.txt');
    const lock = JSON.parse(readFileSync(fromRoot('package-lock.json'), 'utf8')) as {
      packages: Record<string, { version?: string }>;
    };
    const names = [
      'micromark',
      'vscode-languageserver',
      'vscode-jsonrpc',
      'temml',
      'highlight.js',
      'parse5',
      'hast-util-raw',
    ];
    for (const name of [...names, 'vscode-languageclient', '@vscode/l10n', 'vscode-uri', '@noble/hashes'])
      assert.ok(
        notices.includes(`\n${name} ${lock.packages[`node_modules/${name}`]?.version ?? ''} (`),
        name,
      );
    // Each with a text that names the copyright holder.
    for (const notice of notices.split(`\n${'-'.repeat(80)}\n\n`).slice(1))
      assert.match(notice, /^[@\w./-]+ \d\S* \([^)]+\)\n\n[^]*copyright/i, notice.slice(0, 80));
  });

  test('is smaller than a megabyte', () => {
    assert.ok(statSync(vsix).size < MEGABYTE, `It has ${statSync(vsix).size} bytes.`);
  });
});

function content(name: string): string {
  const body = files.get(name);
  assert.ok(body, `${name} is not packed.`);
  return body.toString('utf8');
}

/** All strings in a JSON value, without keys. */
function strings(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(strings) : [];
}
