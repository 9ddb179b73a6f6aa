import { mkdir, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { runProcess, startProcess } from './processes';
import { removeFolder, temporaryFolder } from './temporaryFolder';
import type { Vscode } from './vscodeInstall';
import { QUIET_SETTINGS } from './vscodeSettings';

/** Options for a VS Code server. */
export interface VscodeServerOptions {
  /** A folder with installed extensions; none by default. */
  readonly extensions?: string;
  /** User settings in addition to the quiet ones. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Whether the address of a page may name extension tests. */
  readonly tests?: boolean;
  /** The display language, such as `da`, default English. VS Code's own texts stay English. */
  readonly language?: string;
}

/** A running VS Code server. */
export interface VscodeServer {
  /** Its address, with a trailing slash. */
  readonly url: string;
  /** The host and port, as in remote URIs. */
  readonly authority: string;
  /** Resolves when it has exited. */
  readonly ended: Promise<unknown>;
  /** Stops it with its extension hosts and deletes everything it wrote; resolves when it is gone. */
  stop(): Promise<void>;
}

const SECONDS_TO_START = 60;
const SECONDS_TO_INSTALL = 60;

/** Installs a packed extension as users do; returns the folder for `VscodeServerOptions.extensions`. */
export async function installExtension(vscode: Vscode, vsix: string): Promise<string> {
  const home = temporaryFolder();
  const extensions = join(home, 'extensions');
  await mkdir(extensions);
  await runProcess(vscode.node, [...serverArguments(vscode, home, extensions), '--install-extension', vsix], {
    env: environment(home),
    timeout: SECONDS_TO_INSTALL * 1000,
  });
  return extensions;
}

/** Starts a VS Code server on a free local port, with its own temporary user data. Throws if it doesn't start. */
export async function startVscodeServer(
  vscode: Vscode,
  options: VscodeServerOptions = {},
): Promise<VscodeServer> {
  const home = temporaryFolder();
  const userData = join(home, 'data');
  await mkdir(join(userData, 'User'), { recursive: true });
  await mkdir(join(userData, 'Machine'));
  await writeFile(
    join(userData, 'User/settings.json'),
    JSON.stringify({ ...QUIET_SETTINGS, ...options.settings }),
  );
  if (options.language !== undefined) await writeLanguagePack(userData, options.language);

  const port = await freePort();
  const server = startProcess(
    vscode.node,
    [
      ...serverArguments(vscode, home, options.extensions ?? join(home, 'extensions')),
      ...['--host', '127.0.0.1', '--port', String(port)],
      '--without-connection-token',
      '--disable-telemetry',
      '--disable-workspace-trust',
      ...(options.tests === true ? ['--enable-smoke-test-driver'] : []),
      ...(options.language === undefined ? [] : ['--locale', options.language]),
    ],
    { env: environment(home) },
  );
  const stop = async (): Promise<void> => {
    await server.stop();
    removeFolder(home);
  };
  const url = `http://127.0.0.1:${port}/`;
  try {
    await Promise.race([
      answers(url),
      server.ended.then(() =>
        Promise.reject(new Error(`The VS Code server exited immediately:\n${server.output()}`)),
      ),
    ]);
  } catch (error) {
    await stop();
    throw error;
  }
  return { url, authority: `127.0.0.1:${port}`, ended: server.ended, stop };
}

/** Registers an empty language pack, because VS Code offers no language without an installed one. */
async function writeLanguagePack(userData: string, language: string): Promise<void> {
  const translations = join(userData, `${language}.i18n.json`);
  await writeFile(translations, JSON.stringify({ version: '1.0.0', contents: {} }));
  const pack = {
    hash: `empty-${language}`,
    label: language,
    extensions: [{ extensionIdentifier: { id: `test.language-pack-${language}` }, version: '1.0.0' }],
    translations: { vscode: translations },
  };
  await writeFile(join(userData, 'languagepacks.json'), JSON.stringify({ [language]: pack }));
}

function serverArguments(vscode: Vscode, home: string, extensions: string): string[] {
  return [
    join(vscode.folder, 'out/server-main.js'),
    '--accept-server-license-terms',
    ...['--user-data-dir', join(home, 'data')],
    ...['--extensions-dir', extensions],
    ...['--server-data-dir', join(home, 'server')],
  ];
}

/** Keeps out the user's home folder, editor settings and npm environment. */
function environment(home: string): NodeJS.ProcessEnv {
  return {
    PATH: process.env['PATH'],
    LANG: 'C.UTF-8',
    HOME: home,
    XDG_DATA_HOME: home,
    XDG_CONFIG_HOME: home,
    XDG_CACHE_HOME: home,
    XDG_RUNTIME_DIR: home,
  };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject).listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      server.close(() => {
        resolve(port);
      });
    });
  });
}

/** Resolves when an address answers. */
async function answers(url: string): Promise<void> {
  const deadline = Date.now() + SECONDS_TO_START * 1000;
  for (;;) {
    const response = await fetch(url, { redirect: 'manual' }).catch(() => null);
    if (response !== null && response.status < 500) return;
    if (Date.now() > deadline) throw new Error(`No response from ${url} after ${SECONDS_TO_START} s.`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
