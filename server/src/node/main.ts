// First, before anything is made.
import './v8Flags';
import { fileURLToPath } from 'node:url';
import { createConnection } from 'vscode-languageserver/node';
import { Utils, type URI } from 'vscode-uri';
import { SERVER_HELP } from './help';
import { nodeFiles } from './nodeFiles';
import type { ReportFiles } from '../files/reportFiles';
import { startServer } from '../server';
import { readVersion } from './version';
import { watchFolder } from './watchFolder';

/** Files of this computer; a report of another scheme lies elsewhere. */
function localFiles(report: URI, root: URI): ReportFiles | null {
  if (report.scheme !== 'file') return null;
  return nodeFiles(fileURLToPath(Utils.dirname(report).toString()), fileURLToPath(root.toString()));
}

async function writePage(uri: URI, html: string): Promise<boolean> {
  // Evaluated for the first page only, to keep the server's start short and its memory small.
  const { writePageFile } = await import('./pageFile');
  return writePageFile(fileURLToPath(uri.toString()), html);
}

function serve(): void {
  // An editor that says nothing of the transport talks over standard input and output.
  if (!process.argv.some((argument) => /^--(?:node-ipc|stdio|socket|pipe)\b/u.test(argument)))
    process.argv.push('--stdio');
  const failures = startServer(createConnection(), {
    localFiles,
    watchFolder,
    writePage,
    nextTurn: setImmediate,
  });
  process.on('disconnect', () => process.exit(1));
  process.on('uncaughtException', (error) => {
    failures.log('The server', error);
  });
}

const [wish = ''] = process.argv.slice(2);
if (wish === '--help' || wish === '-h') process.stdout.write(SERVER_HELP);
else if (wish === '--version' || wish === '-v') process.stdout.write(`${await readVersion()}\n`);
else serve();
