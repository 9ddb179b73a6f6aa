// Bundles the extension: client and server, each for Node and for the browser, the preview's script, the command line.
//   node esbuild.mjs [--watch] [--production]
import * as esbuild from 'esbuild';

const watch = process.argv.includes('--watch');
const production = process.argv.includes('--production');

/** Prints what the problem matcher in .vscode/tasks.json waits for. @type {esbuild.Plugin} */
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
  legalComments: 'none',
};
/** @type {esbuild.BuildOptions} */
const node = { ...common, platform: 'node', format: 'cjs', target: 'node20' };
/** @type {esbuild.BuildOptions} */
const browser = { ...common, platform: 'browser' };

/** @type {esbuild.BuildOptions[]} */
const bundles = [
  { ...node, entryPoints: ['client/src/node.ts'], outfile: 'dist/node/extension.js', external: ['vscode'] },
  { ...node, entryPoints: ['server/src/node.ts'], outfile: 'dist/node/server.js' },
  // fdir, which searches folders, asks for `import.meta.url` to find other modules; in a CommonJS bundle that is `__filename`.
  {
    ...node,
    entryPoints: ['server/src/cli.ts'],
    outfile: 'dist/cli.js',
    banner: { js: '#!/usr/bin/env node' },
    define: { 'import.meta.url': '__filename' },
  },
  {
    ...browser,
    entryPoints: ['client/src/browser.ts'],
    outfile: 'dist/browser/extension.js',
    format: 'cjs',
    external: ['vscode'],
  },
  // The condition "worker" picks builds that need no DOM; with "browser" alone mdast's entity decoder asks for `document`.
  {
    ...browser,
    entryPoints: ['server/src/browser.ts'],
    outfile: 'dist/browser/server.js',
    format: 'iife',
    conditions: ['worker', 'browser'],
  },
  {
    ...browser,
    entryPoints: ['client/webview/preview.ts'],
    outfile: 'dist/webview/preview.js',
    format: 'iife',
  },
];

if (watch) {
  const contexts = await Promise.all(
    bundles.map((bundle) => esbuild.context({ ...bundle, plugins: [problemMatcher] })),
  );
  await Promise.all(contexts.map((context) => context.watch()));
} else {
  await Promise.all(bundles.map((bundle) => esbuild.build(bundle)));
}
