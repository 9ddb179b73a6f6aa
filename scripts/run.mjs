// Runs a TypeScript program of this repository:
//   node scripts/run.mjs <program.ts> [argument...]
import * as esbuild from 'esbuild';
import { rename } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const [program, ...args] = process.argv.slice(2);
if (program === undefined) throw new Error('Usage: node scripts/run.mjs <program.ts> [argument...]');

process.chdir(root);
process.setSourceMapsEnabled(true);
const bundle = join(root, '.build/programs', `${basename(program, '.ts')}.mjs`);
const partial = `${bundle}.${process.pid}`; // the same program may be starting at the same time
await esbuild.build({
  entryPoints: [program],
  outfile: partial,
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  packages: 'external',
  sourcemap: 'inline',
  logLevel: 'warning',
});
await rename(partial, bundle);
process.argv = [process.execPath, bundle, ...args];
await import(pathToFileURL(bundle).href);
