// npm start [-- PATH...]: builds, checks the sample report or the given paths, and on a terminal opens the first one in VS Code.
import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { delimiter, dirname, join, relative, resolve } from 'node:path';
import { buildProduct, packProduct } from '../test/support/build';
import { ROOT, SAMPLES, fromRoot } from '../test/support/paths';
import { NEWEST_VSCODE, installVscode } from '../test/support/vscodeInstall';
import { installExtension, startVscodeServer } from '../test/support/vscodeServer';

/** The command line's exit status for invalid paths and arguments; with a lower one the check has run. */
const INPUT_ERROR = 2;

/** Paths are relative to the folder in which npm was called, which may not be the root of the repository. */
const caller = process.env['INIT_CWD'] ?? ROOT;
const named = process.argv.slice(2);
const paths = named.length > 0 ? named : [relative(caller, join(SAMPLES, 'reports/README.md'))];

await buildProduct();
const { status } = spawnSync(process.execPath, [fromRoot('dist/cli.js'), 'check', ...paths], {
  cwd: caller,
  stdio: ['ignore', 'inherit', 'inherit'],
});
if (status === null || status >= INPUT_ERROR) process.exit(status ?? 1);
if (process.stdin.isTTY && process.stdout.isTTY) await open(resolve(caller, paths[0] ?? '.'));
process.exit(0);

/** Opens a report with its folder, or a folder, in the installed VS Code if there is one, otherwise in the server that the tests use. */
async function open(path: string): Promise<void> {
  const report = existsSync(path) && statSync(path).isFile() ? path : null;
  const folder = report === null ? path : dirname(report);
  const code = findOnPath(process.platform === 'win32' ? 'code.cmd' : 'code');
  if (code !== null) {
    console.log('\nOpening the report in VS Code …');
    const args = [`--extensionDevelopmentPath=${ROOT}`, folder, ...(report === null ? [] : [report])];
    if (process.platform === 'win32')
      spawnSync(quote(code), args.map(quote), { stdio: 'inherit', shell: true });
    else spawnSync(code, args, { stdio: 'inherit' });
    return;
  }
  const vscode = await installVscode(NEWEST_VSCODE);
  const server = await startVscodeServer(vscode, {
    extensions: await installExtension(vscode, await packProduct()),
  });
  const file = report === null ? [] : [['openFile', `vscode-remote://${server.authority}${report}`]];
  const query = new URLSearchParams({ folder, payload: JSON.stringify(file) });
  console.log(
    `\nOpen this address in a browser; Ctrl+C stops VS Code:\n\n  ${server.url}?${query.toString()}\n`,
  );
  await server.ended;
}

function findOnPath(program: string): string | null {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  return folders.map((folder) => join(folder, program)).find((file) => existsSync(file)) ?? null;
}

function quote(text: string): string {
  return `"${text}"`;
}
