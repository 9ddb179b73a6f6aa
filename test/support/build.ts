import { fromRoot } from './paths';
import { runProcess } from './processes';

/** Names the packed extension to the suites that run at the same time: they use what was built for all of them. */
export const BUILT_VSIX = 'BUILT_VSIX';

/** Names the folder of the npm package that was put together for all suites. */
export const BUILT_NPM = 'BUILT_NPM';

/** Builds the extension, the server and the command line into `dist`. Throws with the errors of the build. */
export async function buildProduct(): Promise<void> {
  if (process.env[BUILT_VSIX] !== undefined) return;
  await runProcess(process.execPath, [fromRoot('esbuild.mjs')]);
}

/** Packs the extension as people get it; gives the path of the `.vsix`. Throws with what the packer says. */
export async function packProduct(): Promise<string> {
  const built = process.env[BUILT_VSIX];
  if (built !== undefined) return built;
  const vsix = fromRoot('.build/mlops-report.vsix');
  const vsce = fromRoot('node_modules/@vscode/vsce/vsce');
  await runProcess(process.execPath, [vsce, 'package', '--no-dependencies', '--out', vsix]);
  return vsix;
}
