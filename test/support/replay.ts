import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import type { TestContext } from 'node:test';
import { pathToFileURL } from 'node:url';
import {
  createMessageConnection,
  PublishDiagnosticsNotification,
  StreamMessageReader,
  StreamMessageWriter,
  type PublishDiagnosticsParams,
} from 'vscode-languageserver-protocol/node';
import { createInbox } from './inbox';
import { fromRoot } from './paths';

/** A client's message. `${uri}` and `${path}` stand for the folder that it opened. */
interface RecordedMessage {
  readonly method: string;
  readonly id?: number | string;
  readonly params?: unknown;
}

/** A recorded session of a real client, in order. */
interface Recording {
  /** Its name and version. */
  readonly client: string;
  readonly messages: readonly RecordedMessage[];
  /** Its answers to the server's requests, by method, in order. */
  readonly answers: Readonly<Record<string, readonly unknown[]>>;
}

/** The server's answer to a recorded request. */
export interface Answer {
  readonly method: string;
  readonly params: unknown;
  readonly result: unknown;
}

/** The result of a replayed session. */
export interface Replay {
  readonly client: string;
  /** A rejected request fails the replay. */
  readonly answers: readonly Answer[];
  /** In the order they arrived. */
  readonly published: readonly PublishDiagnosticsParams[];
  /** Methods of the server's requests. */
  readonly asked: readonly string[];
  /** The exit status if the client stopped the server, otherwise null. */
  readonly status: number | null;
}

/** Replays a recording in `test/protocol/clients/recordings` against the built server, in its own folder. */
export async function replay(test: TestContext, name: string, folder: string): Promise<Replay> {
  const file = fromRoot('test/protocol/clients/recordings', `${name}.json`);
  const text = (await readFile(file, 'utf8'))
    .replaceAll('${uri}', pathToFileURL(folder).href)
    .replaceAll('${path}', folder);
  const { client, messages, answers: known } = JSON.parse(text) as Recording;
  const child = spawn(process.execPath, [fromRoot('dist/node/server.mjs'), '--stdio'], { stdio: 'pipe' });
  const ended = once(child, 'close').then(([code]) => code as number | null);
  test.after(async () => {
    child.kill('SIGKILL');
    await ended;
  });
  const reader = new StreamMessageReader(child.stdout);
  reader.partialMessageTimeout = 0;
  const connection = createMessageConnection(reader, new StreamMessageWriter(child.stdin));
  const inbox = createInbox<PublishDiagnosticsParams>('diagnostics');
  connection.onNotification(PublishDiagnosticsNotification.type, inbox.push);
  const asked: string[] = [];
  connection.onRequest((method: string) => {
    const nth = asked.filter((other) => other === method).length;
    asked.push(method);
    return known[method]?.at(nth) ?? known[method]?.at(-1) ?? null;
  });
  connection.listen();

  const answers: Answer[] = [];
  let status: number | null = null;
  for (const { method, id, params } of messages) {
    if (id !== undefined) {
      const result = await connection.sendRequest<unknown>(method, params ?? null);
      answers.push({ method, params, result });
      continue;
    }
    await connection.sendNotification(method, params);
    if (method === 'textDocument/didOpen' || method === 'textDocument/didChange') await inbox.next();
    if (method === 'exit') status = await ended;
  }
  return { client, answers, published: inbox.all, asked, status };
}
