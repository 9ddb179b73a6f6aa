import { fromRoot } from './paths';
import { runProcess } from './processes';

/** Passes the packed extension to suites that run at the same time, so that it is built only once. */
export const BUILT_VSIX = 'BUILT_VSIX';

/** Passes the folder of the npm package to all suites. */
export const BUILT_NPM = 'BUILT_NPM';

/** Builds the extension, the server and the command line into `dist`. Throws with the build's errors. */
export async function buildProduct(): Promise<void> {
  if (process.env[BUILT_VSIX] !== undefined) return;
  await runProcess(process.execPath, [fromRoot('esbuild.mjs')]);
}

/** Packs the extension as it is published; returns the path of the `.vsix`. Throws with the packer's output. */
export async function packProduct(): Promise<string> {
  const built = process.env[BUILT_VSIX];
  if (built !== undefined) return built;
  const vsix = fromRoot('.build/mlops-report.vsix');
  const vsce = fromRoot('node_modules/@vscode/vsce/vsce');
  await runProcess(process.execPath, [vsce, 'package', '--no-dependencies', '--out', vsix]);
  return vsix;
}
