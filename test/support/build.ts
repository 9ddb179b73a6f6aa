import { fromRoot } from './paths';
import { runProcess } from './processes';

/** Builds the extension, the server and the command line into `dist`. Throws with the errors of the build. */
export async function buildProduct(): Promise<void> {
  await runProcess(process.execPath, [fromRoot('esbuild.mjs')]);
}

/** Packs the extension as people get it; gives the path of the `.vsix`. Throws with what the packer says. */
export async function packProduct(): Promise<string> {
  const vsix = fromRoot('.build/mlops-report.vsix');
  const vsce = fromRoot('node_modules/@vscode/vsce/vsce');
  await runProcess(process.execPath, [vsce, 'package', '--no-dependencies', '--out', vsix]);
  return vsix;
}
