import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import {
  createProtocolConnection,
  DidOpenTextDocumentNotification,
  InitializedNotification,
  InitializeRequest,
  PublishDiagnosticsNotification,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import { SERVER_ENVIRONMENT } from '../client/src/server/environment';

/** The resident memory of the built server, in MB. */
export interface Memory {
  /** After startup. */
  readonly empty: number;
  readonly withOne: number;
  /** For each further report. */
  readonly perReport: number;
}

const MORE_REPORTS = 20;

/** The memory that the server needs for reports with this text, started as the client starts it. Null except on Linux. */
export async function memoryOfServer(text: string): Promise<Memory | null> {
  if (process.platform !== 'linux') return null;
  const child = spawn(process.execPath, ['dist/node/server.mjs', '--stdio'], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, ...SERVER_ENVIRONMENT },
  });
  try {
    const client = createProtocolConnection(
      new StreamMessageReader(child.stdout),
      new StreamMessageWriter(child.stdin),
    );
    client.listen();
    await client.sendRequest(InitializeRequest.type, {
      processId: null,
      // The protocol still requires it, in addition to its replacement.
      // eslint-disable-next-line @typescript-eslint/no-deprecated
      rootUri: null,
      workspaceFolders: null,
      capabilities: {},
    });
    await client.sendNotification(InitializedNotification.type, {});
    const open = async (number: number): Promise<void> => {
      const uri = `memory:/${number}/reports/README.md`;
      const published = new Promise<void>((resolve) => {
        const listening = client.onNotification(PublishDiagnosticsNotification.type, (params) => {
          if (params.uri !== uri) return;
          listening.dispose();
          resolve();
        });
      });
      await client.sendNotification(DidOpenTextDocumentNotification.type, {
        textDocument: { uri, languageId: 'markdown', version: 1, text },
      });
      await published;
    };
    const empty = await residentMegabytes(child.pid);
    await open(0);
    const withOne = await residentMegabytes(child.pid);
    for (let number = 1; number <= MORE_REPORTS; number++) await open(number);
    const withMore = await residentMegabytes(child.pid);
    return { empty, withOne, perReport: (withMore - withOne) / MORE_REPORTS };
  } finally {
    child.kill();
  }
}

async function residentMegabytes(pid: number | undefined): Promise<number> {
  const status = await readFile(`/proc/${pid ?? 'self'}/status`, 'utf8');
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? Number.NaN) / 1024;
}
