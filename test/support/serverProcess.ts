import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { TestContext } from 'node:test';
import { StreamMessageReader, StreamMessageWriter } from 'vscode-languageserver-protocol/node';
import { connectClient, type ClientOptions, type LanguageClient } from './languageClient';
import { fromRoot } from './paths';

/** A running server and its client. */
export interface ServerProcess extends LanguageClient {
  readonly pid: number;
  /** What the server wrote to standard output and to standard error. */
  output(): string;
  errors(): string;
  /** No longer reads what the server writes to standard output. */
  stopReading(): void;
  /** Sends messages as they are, each after its header, all at once. */
  sendRaw(...messages: string[]): void;
  /** Writes to the server's standard input what may be no message at all. */
  sendBytes(bytes: string | Uint8Array): void;
  /** Closes the server's standard input. */
  hangUp(): void;
  /** The exit code of the process. */
  readonly ended: Promise<number | null>;
}

/** How Node runs the server. */
export interface NodeProcessOptions {
  readonly nodeOptions?: readonly string[];
  /** Added to the environment. */
  readonly env?: Readonly<Record<string, string>>;
}

/** Starts the built server over standard input and output and initializes it. It is ended with the test. */
export async function startServerProcess(
  test: Pick<TestContext, 'after'>,
  options: ClientOptions = {},
  { nodeOptions = [], env = {} }: NodeProcessOptions = {},
): Promise<ServerProcess> {
  const program = [...nodeOptions, fromRoot('dist/node/server.mjs'), '--stdio'];
  const child = spawn(process.execPath, program, { stdio: 'pipe', env: { ...process.env, ...env } });
  const ended = once(child, 'close').then(([code]) => code as number | null);
  let errors = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    errors += text;
  });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => {
    output += chunk.toString();
  });
  test.after(async () => {
    // One whose coverage is asked for has to come to its end by itself to tell it.
    if (process.env['NODE_V8_COVERAGE'] === undefined) child.kill('SIGKILL');
    else child.stdin.end();
    await ended;
  });
  const reader = new StreamMessageReader(child.stdout);
  // A server that is ended in the middle of a message would else be waited for, time and again.
  reader.partialMessageTimeout = 0;
  const client = await connectClient(reader, new StreamMessageWriter(child.stdin), options);
  return {
    ...client,
    pid: child.pid ?? 0,
    output: () => output,
    errors: () => errors,
    stopReading() {
      child.stdout.destroy();
    },
    sendRaw(...messages) {
      child.stdin.write(
        messages.map((text) => `Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`).join(''),
      );
    },
    sendBytes(bytes) {
      child.stdin.write(bytes);
    },
    hangUp() {
      child.stdin.end();
    },
    ended,
  };
}
