import { readFile, stat } from 'node:fs/promises';
import { type Server, createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { bundleMemoryWorkspace, memoryWorkspaceFiles } from './memoryWorkspace';
import type { Vscode } from './vscodeInstall';
import { QUIET_SETTINGS } from './vscodeSettings';

/** Options for a workbench without a VS Code server. */
export interface WebHostOptions {
  /** The folder of the extension under test; the browser may read everything in it. */
  readonly extension: string;
  /** The folder with the workspace's initial files; changes stay in memory. */
  readonly workspace: string;
  /** User settings in addition to the quiet ones. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** The module of the extension tests, as a path inside `extension` with slashes. */
  readonly tests?: string;
}

/** A running web host. */
export interface WebHost {
  /** The address of the workbench. */
  readonly url: string;
  /** Stops it. */
  stop(): void;
}

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css',
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.mjs': 'text/javascript',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.ttf': 'font/ttf',
  '.wasm': 'application/wasm',
};

/**
 * Serves the workbench of a VS Code server as vscode.dev does: static files only and no server behind it, so that extensions run in a Web
 * Worker on a virtual file system.
 */
export async function startWebHost(vscode: Vscode, options: WebHostOptions): Promise<WebHost> {
  const folders: readonly (readonly [prefix: string, folder: string])[] = [
    ['/vscode/', vscode.folder],
    ['/extension/', options.extension],
    ['/workspace-extension/', await bundleMemoryWorkspace()],
  ];
  const workbench = '/vscode/out/vs/code/browser/workbench/workbench.js';
  const made = new Map<string, { type: string; body: string }>([
    [
      workbench,
      {
        type: 'text/javascript',
        body: await serverlessWorkbench(join(vscode.folder, workbench.slice('/vscode/'.length))),
      },
    ],
    [
      '/workspace.json',
      { type: 'application/json', body: JSON.stringify(await memoryWorkspaceFiles(options.workspace)) },
    ],
  ]);

  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname);
    const send = (status: number, type: string, body: string | Buffer): void => {
      response.writeHead(status, {
        'Content-Type': type,
        'Cross-Origin-Resource-Policy': 'cross-origin',
        'Access-Control-Allow-Origin': '*',
        'Service-Worker-Allowed': '/',
      });
      response.end(body);
    };
    const ready =
      path === '/'
        ? { type: 'text/html', body: page(addressOf(server), workbench, options) }
        : made.get(path);
    if (ready !== undefined) {
      send(200, ready.type, ready.body);
      return;
    }
    const file = fileOf(path, folders);
    void (file === null ? Promise.resolve(null) : readIfFile(file)).then((body) => {
      if (body === null) send(404, 'text/plain', 'Not found');
      else send(200, TYPES[extname(path)] ?? 'application/octet-stream', body);
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(0, '127.0.0.1', resolve);
  });
  return {
    url: `http://${addressOf(server)}/`,
    stop: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

/** Removes what makes code-server's workbench look for a server: its own address as the remote, and user data there. */
async function serverlessWorkbench(file: string): Promise<string> {
  let text = await readFile(file, 'utf8');
  for (const [pattern, replacement] of [
    [/remoteAuthority:location\.host/g, 'remoteAuthority:void 0'],
    [
      /(\.file\(this\.userDataPath\)\.with\(\{scheme:)[\w$.]+\.vscodeRemote(\}\),"User")/g,
      '$1"vscode-userdata"$2',
    ],
  ] as const) {
    const count = text.match(pattern)?.length ?? 0;
    if (count !== 1)
      throw new Error(
        `${file} has ${count} matches of ${pattern.source}, not one: this VS Code needs another approach.`,
      );
    text = text.replace(pattern, replacement);
  }
  return text;
}

function addressOf(server: Server): string {
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('The web host has no address.');
  return `127.0.0.1:${address.port}`;
}

function fileOf(path: string, folders: readonly (readonly [string, string])[]): string | null {
  // VS Code also requests an extension's folder without the slash.
  const found = folders.find(([prefix]) => path.startsWith(prefix));
  if (found === undefined) return null;
  const rest = normalize(path.slice(found[0].length));
  return rest.startsWith('..') ? null : join(found[1], rest);
}

async function readIfFile(file: string): Promise<Buffer | null> {
  const isFile = await stat(file).then(
    (stats) => stats.isFile(),
    () => false,
  );
  return isFile ? readFile(file) : null;
}

function page(address: string, workbench: string, options: WebHostOptions): string {
  const uri = (path: string): object => ({ scheme: 'http', authority: address, path });
  const configuration = {
    productConfiguration: { enableTelemetry: false, extensionsGallery: undefined },
    folderUri: { scheme: 'memory', authority: '', path: '/workspace' },
    additionalBuiltinExtensions: [uri('/workspace-extension')],
    developmentOptions: {
      extensions: [uri('/extension')],
      ...(options.tests !== undefined && {
        enableSmokeTestDriver: true,
        extensionTestsPath: uri(`/extension/${options.tests}`),
      }),
    },
    webviewEndpoint: `http://${address}/vscode/out/vs/workbench/contrib/webview/browser/pre`,
    _wrapWebWorkerExtHostInIframe: false,
    callbackRoute: '/callback',
    configurationDefaults: { ...QUIET_SETTINGS, ...options.settings },
    enableWorkspaceTrust: false,
    userDataPath: '/',
    isEnabledFileDownloads: true,
    isEnabledFileUploads: true,
    isEnabledCoderGettingStarted: false,
  };
  const settings = JSON.stringify(configuration).replace(/&/g, '&amp;').replace(/"/g, '&quot;');
  return `<!DOCTYPE html>
<html>
  <head>
    <meta charset="utf-8">
    <meta id="vscode-workbench-web-configuration" data-settings="${settings}">
    <meta id="vscode-workbench-web-base-url" data-settings="/vscode">
    <link rel="stylesheet" href="/vscode/out/vs/code/browser/workbench/workbench.css">
  </head>
  <body aria-label=""></body>
  <script>globalThis._VSCODE_FILE_ROOT = location.origin + '/vscode/out/';</script>
  <script type="module" src="/vscode/out/nls.messages.js"></script>
  <script type="module" src="${workbench}"></script>
</html>
`;
}
