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

/** The resident memory of the built server in MB: as it starts, and with so many reports open. Linux only; else null. */
export async function memoryOfServer(
  text: string,
  reports: number,
): Promise<{ empty: number; open: number } | null> {
  if (process.platform !== 'linux') return null;
  const child = spawn(process.execPath, ['dist/node/server.js', '--stdio'], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  try {
    const client = createProtocolConnection(
      new StreamMessageReader(child.stdout),
      new StreamMessageWriter(child.stdin),
    );
    client.listen();
    await client.sendRequest(InitializeRequest.type, {
      processId: null,
      // The protocol wants it still, beside what took its place.
      // eslint-disable-next-line @typescript-eslint/no-deprecated
      rootUri: null,
      workspaceFolders: null,
      capabilities: {},
    });
    await client.sendNotification(InitializedNotification.type, {});
    const empty = await residentMegabytes(child.pid);
    for (let number = 0; number < reports; number++) {
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
    }
    return { empty, open: await residentMegabytes(child.pid) };
  } finally {
    child.kill();
  }
}

async function residentMegabytes(pid: number | undefined): Promise<number> {
  const status = await readFile(`/proc/${pid ?? 'self'}/status`, 'utf8');
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? Number.NaN) / 1024;
}
