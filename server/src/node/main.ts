// First, before anything is allocated.
import './v8Flags';
import type { Writable } from 'node:stream';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createConnection } from 'vscode-languageserver/node';
import type { Connection } from 'vscode-languageserver';
import { Utils, type URI } from 'vscode-uri';
import { ErrorCodes } from '../lsp';
import { followLifecycle, type Lifecycle } from '../workspace/lifecycle';
import { guardHeaders } from './guardHeaders';
import { SERVER_HELP } from './help';
import { localFiles } from './localFiles';
import type { Repository } from '../files/repository';
import { startServer } from '../server';
import { openTransport } from './transport';
import type { Texts } from '../workspace/translations';
import { readVersion } from './version';
import { watchFolder } from './watchFolder';

async function openRepository(programs: readonly string[], report: URI): Promise<Repository | null> {
  // Evaluated only after the first problems are published.
  const { gitRepository } = await import('./gitRepository');
  return gitRepository(programs, fileURLToPath(Utils.dirname(report).toString()));
}

async function writePage(uri: URI, html: string, isHandIn: boolean): Promise<string | null> {
  // Evaluated for the first page only, to keep the server's start short and its memory small.
  const { writePageFile } = await import('./pageFile');
  return writePageFile({ path: fileURLToPath(uri.toString()), isNamed: false, isHandIn }, html);
}

/** The texts of a language; undefined if their file does not exist, as in an unpackaged build. */
function readTexts(language: string): Texts | undefined {
  const bundle = join(import.meta.dirname, '../..', 'l10n', `bundle.l10n.${language}.json`);
  return existsSync(bundle) ? (JSON.parse(readFileSync(bundle, 'utf8')) as Texts) : undefined;
}

function serve(): void {
  const lifecycle = followLifecycle();
  const connection = connect(lifecycle);
  if (connection === null) return;
  const failures = startServer(connection, {
    localFiles,
    watchFolder,
    openRepository,
    writePage,
    texts: readTexts,
    lifecycle,
    nextTurn: setImmediate,
  });
  // Output of libraries must not get between the messages. It may contain the user's text, so only its kind is logged.
  for (const method of ['log', 'info', 'debug', 'warn', 'error', 'trace', 'dir'] as const)
    console[method] = (...printed: unknown[]) => {
      failures.log('A library', printed[0]);
    };
  process.on('disconnect', () => process.exit(1));
  process.on('uncaughtException', (error) => {
    try {
      failures.log('The server', error);
    } catch {
      // No one listens any more, not even to this.
      process.exit(1);
    }
  });
}

/**
 * Connects over the transport that the command line names. The channel of a parent process has no headers that could be
 * wrong.
 */
function connect(lifecycle: Lifecycle): Connection | null {
  const options = { messageStrategy: lifecycle.messageStrategy };
  const words = process.argv.slice(2);
  if (words.includes('--node-ipc')) return createConnection(options);
  const transport = openTransport(words, (reason) => {
    process.stderr.write(`mlops-report-language-server: ${reason}\n`, () => process.exit(1));
  });
  if (transport === null) return null;
  const { input, output } = transport;
  if (output === process.stdout) output.on('error', () => process.exit(1));
  const guarded = guardHeaders((reason) => {
    refuse(reason, output);
  });
  input.on('close', () => guarded.end());
  return createConnection(input.pipe(guarded), output, options);
}

/** Reports input that can't be read as requests, and exits. */
function refuse(reason: string, output: Writable): void {
  const error = { code: ErrorCodes.ParseError, message: `${reason} The server ends.` };
  const message = JSON.stringify({ jsonrpc: '2.0', id: null, error });
  output.write(`Content-Length: ${Buffer.byteLength(message)}\r\n\r\n${message}`, () => process.exit(1));
}

const [wish = ''] = process.argv.slice(2);
if (wish === '--help' || wish === '-h') process.stdout.write(SERVER_HELP);
else if (wish === '--version' || wish === '-v') process.stdout.write(`${await readVersion()}\n`);
else serve();
