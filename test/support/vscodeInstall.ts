import { cp, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fromRoot } from './paths';
import { runNpm } from './processes';

/** The oldest VS Code that the extension supports. */
export const OLDEST_VSCODE = '1.100.3';
/** The newest VS Code that code-server provides. */
export const NEWEST_VSCODE = '1.139.1';
/** The VS Code versions that the tests run on. */
export const VSCODE_VERSIONS = [OLDEST_VSCODE, NEWEST_VSCODE] as const;

/** One of the VS Code versions that the tests run on. */
export type VscodeVersion = (typeof VSCODE_VERSIONS)[number];

/** An installed VS Code server. */
export interface Vscode {
  readonly version: VscodeVersion;
  /** The folder with `out/server-main.js` and the workbench. */
  readonly folder: string;
  /** The Node that runs it. */
  readonly node: string;
}

/** The npm packages of a version: code-server 4.x contains VS Code 1.x and names the Node version that it needs. */
const NODE_OF: Record<VscodeVersion, string | null> = { '1.100.3': null, '1.139.1': '24.21.0' };
const RIPGREP = '1.18.0';
const MINUTES_TO_INSTALL = 5;
/** Installs requested in this process; hosts that run at the same time share one. */
const installs = new Map<VscodeVersion, Promise<Vscode>>();
const PLATFORM = `${process.platform}-${process.arch}`;

/**
 * The VS Code server of a version in `.vscode-test`, downloaded from npm if it is missing. No install script runs, so nothing is compiled
 * and nothing else is downloaded. Throws if that fails.
 */
export function installVscode(version: VscodeVersion): Promise<Vscode> {
  const known = installs.get(version) ?? installOnce(version);
  installs.set(version, known);
  return known;
}

async function installOnce(version: VscodeVersion): Promise<Vscode> {
  if (process.platform === 'win32') {
    throw new Error(
      'The VS Code server of the tests does not run on Windows; run `npm run test:desktop` there.',
    );
  }
  const home = fromRoot('.vscode-test', version);
  const packages = packagesOf(version);
  if (!(await isComplete(home, packages))) await install(home, version, packages);
  const needed = NODE_OF[version];
  return {
    version,
    folder: serverFolder(home),
    node: needed === null ? process.execPath : join(home, 'node_modules', `node-${PLATFORM}`, 'bin/node'),
  };
}

function packagesOf(version: VscodeVersion): string[] {
  const node = NODE_OF[version];
  return [
    `code-server@4.${version.slice(2)}`,
    `@vscode/ripgrep-${PLATFORM}@${RIPGREP}`,
    ...(node === null ? [] : [`node-${PLATFORM}@${node}`]),
  ];
}

function serverFolder(home: string): string {
  return join(home, 'node_modules/code-server/lib/vscode');
}

/** The marker is written last and names the versions, so that an incomplete or older install is replaced. */
function markerOf(home: string): string {
  return join(home, 'installed.json');
}

async function isComplete(home: string, packages: readonly string[]): Promise<boolean> {
  if (!existsSync(markerOf(home))) return false;
  return (await readFile(markerOf(home), 'utf8')) === JSON.stringify(packages);
}

async function install(home: string, version: VscodeVersion, packages: readonly string[]): Promise<void> {
  console.log(`Installing the server of VS Code ${version} from npm …`);
  const partial = `${home}.partial-${process.pid}`;
  try {
    await mkdir(partial, { recursive: true });
    await writeFile(join(partial, 'package.json'), '{ "private": true }');
    await npmInstall(partial, ['--save-exact', ...packages]);
    const server = serverFolder(partial);
    await npmInstall(server, ['--omit=dev']);
    await npmInstall(join(server, 'extensions'), ['--omit=dev']);
    await placeRipgrep(partial, server);
    await writeFile(markerOf(partial), JSON.stringify(packages));
    await rm(home, { recursive: true, force: true });
    await rename(partial, home);
  } finally {
    await rm(partial, { recursive: true, force: true });
  }
}

async function npmInstall(folder: string, args: readonly string[]): Promise<void> {
  const quiet = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  await runNpm(['install', '--prefix', folder, ...quiet, ...args], {
    cwd: folder,
    timeout: MINUTES_TO_INSTALL * 60_000,
  });
}

/** Older versions expect the search program where the install script, which did not run, would have downloaded it. */
async function placeRipgrep(home: string, server: string): Promise<void> {
  const target = join(server, 'node_modules/@vscode/ripgrep');
  if (!existsSync(target)) return;
  await cp(join(home, 'node_modules/@vscode', `ripgrep-${PLATFORM}`, 'bin'), join(target, 'bin'), {
    recursive: true,
  });
}
