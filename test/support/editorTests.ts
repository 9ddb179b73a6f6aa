import { build } from 'esbuild';
import { join, relative, sep } from 'node:path';
import type { EditorSubset } from './editorSubsets';
import type { ExpectedHost } from './expectedHost';
import { testFiles } from './nodeTests';
import { BUILD, ROOT, fromRoot } from './paths';
import { COULD_NOT_RUN, type Tally } from './tally';
import { sampleProblems } from './sampleProblems';
import { runTestPage } from './testPage';
import { RETRIES } from './tries';
import { type VscodeVersion, installVscode } from './vscodeInstall';
import { startVscodeServer } from './vscodeServer';
import { UNSEEN_SETTINGS } from './vscodeSettings';
import { startWebHost } from './webHost';
import { copySamples, makeCaseFolders } from './workspace';

/** Selects the editor tests to run. */
export interface EditorChoice {
  /** Only files whose path contains one of these; empty for all. */
  readonly patterns: readonly string[];
  /** Only the tests of a subset; null for all. */
  readonly subset: EditorSubset | null;
}

/** Bundles the editor tests for a host. Returns the path of the module, whose `run()` VS Code calls; null if no file matches. */
export async function bundleEditorTests(
  expected: ExpectedHost,
  { patterns, subset }: EditorChoice,
): Promise<string | null> {
  const files = await testFiles('test/editor', patterns);
  if (files.length === 0) return null;
  const module = join(BUILD, 'editor', `${expected.host}-${expected.version ?? 'any'}`, 'index.js');
  await build({
    entryPoints: [fromRoot('test/editor/index.ts')],
    outfile: module,
    bundle: true,
    platform: expected.host === 'node' ? 'node' : 'browser',
    format: 'cjs',
    target: 'es2023',
    external: ['vscode', 'node:*'],
    sourcemap: 'inline',
    define: {
      EXPECTED_HOST: JSON.stringify(expected),
      RETRIES: String(RETRIES),
      SUBSET: JSON.stringify(subset),
      SAMPLE_PROBLEMS: JSON.stringify(await sampleProblems()),
      exports: 'undefined', // Mocha's build would otherwise set this bundle's exports instead of the global
    },
    logLevel: 'warning',
    plugins: [
      {
        name: 'test-files',
        setup: (bundler) => {
          bundler.onResolve({ filter: /^test-files$/ }, ({ path }) => ({ path, namespace: 'test-files' }));
          bundler.onLoad({ filter: /.*/, namespace: 'test-files' }, () => ({
            contents: files.map((file) => `import './${file}';`).join('\n'),
            resolveDir: ROOT,
          }));
        },
      },
    ],
  });
  return module;
}

/** Runs the editor tests in the Node extension host of a VS Code server, on a copy of the samples. */
export async function runInNodeHost(
  version: VscodeVersion,
  choice: EditorChoice,
  print: (line: string) => void,
): Promise<Tally> {
  const module = await bundleEditorTests({ host: 'node', version }, choice);
  if (module === null) return noFile(choice.patterns);
  const workspace = await copySamples();
  await makeCaseFolders(workspace.folder);
  const server = await startVscodeServer(await installVscode(version), {
    settings: UNSEEN_SETTINGS,
    tests: true,
  });
  try {
    const remote = (path: string): string => `vscode-remote://${server.authority}${path}`;
    const payload = [
      ['extensionDevelopmentPath', remote(ROOT)],
      ['extensionTestsPath', remote(module)],
      ['enableProposedApi', ''],
      ['skipWelcome', 'true'],
    ];
    const query = new URLSearchParams({ folder: workspace.folder, payload: JSON.stringify(payload) });
    return await runTestPage(`editor-node-${version}`, `${server.url}?${query.toString()}`, print);
  } finally {
    await server.stop();
    workspace.remove();
  }
}

/** Runs the editor tests in the Web Worker extension host without a server, on the samples in memory. */
export async function runInWebHost(
  version: VscodeVersion,
  choice: EditorChoice,
  print: (line: string) => void,
): Promise<Tally> {
  const module = await bundleEditorTests({ host: 'web', version }, choice);
  if (module === null) return noFile(choice.patterns);
  const workspace = await copySamples();
  const host = await startWebHost(await installVscode(version), {
    extension: ROOT,
    workspace: workspace.folder,
    settings: UNSEEN_SETTINGS,
    tests: relative(ROOT, module).replaceAll(sep, '/'),
  });
  try {
    return await runTestPage(`editor-web-${version}`, host.url, print);
  } finally {
    host.stop();
    workspace.remove();
  }
}

/** Reports that no file matches, which is a failure. */
export function noFile(patterns: readonly string[]): Tally {
  console.error(`No editor test has one of these in its path: ${patterns.join(', ')}`);
  return COULD_NOT_RUN;
}
