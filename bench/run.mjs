// Runs the benchmark:  node bench/run.mjs [--check] [--quick] [--only PART]
// Installs the tools to compare with into bench/node_modules if they are missing.
import * as esbuild from 'esbuild';
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';

const here = fileURLToPath(new URL('.', import.meta.url));
process.chdir(fileURLToPath(new URL('..', import.meta.url)));
if (!existsSync(`${here}node_modules/tinybench`)) {
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  execFileSync(npm, ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: here,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
}
execFileSync(process.execPath, ['esbuild.mjs', '--production'], { stdio: 'inherit' });
const bundle = `${here}.build/main.mjs`;
await esbuild.build({
  entryPoints: [`${here}main.ts`],
  outfile: bundle,
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  // As in esbuild.mjs: some libraries' CommonJS builds can't be bundled.
  mainFields: ['module', 'main'],
  // The tools to compare with must not be bundled; our own imports are resolved from the project.
  external: ['markdown-it', 'markdownlint', 'markdownlint/*', 'tinybench', 'vscode-markdown-languageservice'],
  banner: {
    js: "import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);",
  },
  logLevel: 'warning',
});
await import(pathToFileURL(bundle).href);
