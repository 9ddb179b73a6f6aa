// Bundles the extension: client and server, each for Node and for the browser, the scripts of the webviews, the command line.
//   node esbuild.mjs [--watch] [--production]
import * as esbuild from 'esbuild';
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { bundledPackages, noticesOf } from './scripts/notices.mjs';
import { withoutRuleTexts } from './scripts/rulesAtRuntime.mjs';
import { SHARED, sharedModule, withoutShared } from './scripts/shared.mjs';

const watch = process.argv.includes('--watch');
const production = process.argv.includes('--production');

/** Prints the lines that the problem matcher in .vscode/tasks.json waits for. @type {esbuild.Plugin} */
const problemMatcher = {
  name: 'problem-matcher',
  setup(build) {
    build.onStart(() => console.log('[watch] build started'));
    build.onEnd((result) => {
      for (const { text, location } of result.errors) {
        console.error(`✘ [ERROR] ${text}`);
        if (location) console.error(`    ${location.file}:${location.line}:${location.column}:`);
      }
      console.log('[watch] build finished');
    });
  },
};

/** @type {esbuild.BuildOptions} */
const common = {
  bundle: true,
  minify: production,
  sourcemap: production ? false : 'linked',
  target: 'es2023',
  logLevel: 'warning',
  // Some libraries have CommonJS builds that can't be bundled; their ES modules can.
  mainFields: ['module', 'main'],
  // The notices of all packages are in one file.
  legalComments: 'none',
  metafile: true,
};
/** @type {esbuild.BuildOptions} */
const node = { ...common, platform: 'node', format: 'cjs', target: 'node20' };
/**
 * A program of several files: code that isn't needed at startup is in separate files, which are loaded on demand.
 * @type {esbuild.BuildOptions}
 */
const program = {
  ...common,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  splitting: true,
  chunkNames: 'chunks/[name]-[hash]',
  outExtension: { '.js': '.mjs' },
  plugins: [withoutShared('node')],
  // CommonJS libraries load Node's modules with `require`.
  banner: {
    js: "import { createRequire as requireFor } from 'node:module'; const require = requireFor(import.meta.url);",
  },
};
/** @type {esbuild.BuildOptions} */
const browser = { ...common, platform: 'browser' };

/** @type {esbuild.BuildOptions[]} */
const bundles = [
  {
    ...node,
    entryPoints: { extension: 'client/src/node.ts', nodeHost: 'client/src/nodeHost.ts' },
    outdir: 'dist/node',
    external: ['vscode', './nodeHost.js'],
  },
  {
    ...program,
    entryPoints: { server: 'server/src/node/main.ts' },
    outdir: 'dist/node',
    plugins: [...program.plugins, withoutRuleTexts],
  },
  {
    ...program,
    entryPoints: { main: 'server/src/cli/main.ts', judgeWorker: 'server/src/cli/judgeWorker.ts' },
    outdir: 'dist/cli',
    // Next to the entry, so that every part finds the package from its own folder.
    chunkNames: '[name]-[hash]',
  },
  {
    ...browser,
    entryPoints: ['client/src/browser.ts'],
    outfile: 'dist/browser/extension.js',
    format: 'cjs',
    external: ['vscode'],
  },
  // The condition "worker" selects builds that need no DOM; with "browser" alone mdast's entity decoder uses `document`.
  {
    ...browser,
    entryPoints: ['server/src/browser.ts'],
    outfile: 'dist/browser/server.js',
    format: 'iife',
    conditions: ['worker', 'browser'],
    plugins: [withoutShared('browser'), withoutRuleTexts],
  },
  ...Object.keys(SHARED).map((file) => ({
    ...browser,
    stdin: { contents: sharedModule(file), resolveDir: '.' },
    outfile: `dist/shared/${file}.js`,
    format: /** @type {const} */ ('iife'),
    conditions: ['worker', 'browser'],
    globalName: `mlopsShared_${file}_module`,
    // A script for a Web Worker, and a module for Node.
    footer: {
      js: `var mlopsShared_${file} = mlopsShared_${file}_module.default; if (typeof module === 'object') module.exports = mlopsShared_${file};`,
    },
  })),
  {
    ...browser,
    entryPoints: ['client/webview/preview.ts'],
    outfile: 'dist/webview/preview.js',
    format: 'iife',
  },
  {
    ...browser,
    entryPoints: ['client/webview/overview/overview.ts'],
    outfile: 'dist/webview/overview.js',
    format: 'iife',
  },
];

/** The command itself; what it needs of the program is loaded by the program. Node 22 and later keep what they have compiled of it. */
const COMMAND = `#!/usr/bin/env node
require('node:module').enableCompileCache?.();
import('./cli/main.mjs').catch((error) => {
  process.stderr.write(\`mlops-report: the program could not be loaded (\${error.code ?? error.name}).\\n\`);
  process.exitCode = 2;
});
`;
await mkdir('dist', { recursive: true });
await writeFile('dist/cli.js', COMMAND, { mode: 0o755 });

if (watch) {
  const contexts = await Promise.all(
    bundles.map((bundle) =>
      esbuild.context({ ...bundle, plugins: [...(bundle.plugins ?? []), problemMatcher] }),
    ),
  );
  await Promise.all(contexts.map((context) => context.watch()));
} else {
  const metafiles = await Promise.all(bundles.map(build));
  await writeFile('dist/THIRD-PARTY-NOTICES.txt', await noticesOf(bundledPackages(metafiles)));
}

/** @param {esbuild.BuildOptions} bundle */
async function build(bundle) {
  const { metafile, outputFiles } = await esbuild.build({ ...bundle, write: !production });
  for (const { path, text } of outputFiles ?? []) {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, inAscii(text), { mode: text.startsWith('#!') ? 0o755 : 0o644 });
  }
  if (bundle.splitting === true && metafile)
    await removeOldChunks(join(bundle.outdir ?? '', dirname(bundle.chunkNames ?? '')), metafile);
  return metafile;
}

/**
 * V8 needs twice the memory for a source with a single character outside Latin-1. esbuild leaves such characters in regular expressions
 * only.
 * @param {string} text
 */
function inAscii(text) {
  return text.replace(/[^\x00-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/**
 * Deletes the chunks of earlier builds, whose names contain a hash.
 * @param {string} folder
 * @param {esbuild.Metafile} metafile
 */
async function removeOldChunks(folder, { outputs }) {
  for (const name of await readdir(folder)) {
    const path = join(folder, name);
    if (outputs[path.replaceAll('\\', '/')] === undefined) await rm(path, { force: true });
  }
}
