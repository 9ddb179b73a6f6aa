import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { TestContext } from 'node:test';
import { StreamMessageReader, StreamMessageWriter } from 'vscode-languageserver-protocol/node';
import { connectClient, type ClientOptions, type LanguageClient } from './languageClient';
import { fromRoot } from './paths';

/** A running server and its client. */
export interface ServerProcess extends LanguageClient {
  readonly pid: number;
  /** The server's output on standard output and standard error. */
  output(): string;
  errors(): string;
  /** Stops reading the server's standard output. */
  stopReading(): void;
  /** Sends messages unchanged, each after its header, all at once. */
  sendRaw(...messages: string[]): void;
  /** Writes raw bytes to the server's standard input, which may be no valid message. */
  sendBytes(bytes: string | Uint8Array): void;
  /** Closes the server's standard input. */
  hangUp(): void;
  /** The exit code of the process. */
  readonly ended: Promise<number | null>;
}

/** Options for running the server. */
export interface NodeProcessOptions {
  readonly nodeOptions?: readonly string[];
  /** Added to the environment. */
  readonly env?: Readonly<Record<string, string>>;
}

/** Starts the built server on standard input and output and initializes it. It is stopped when the test ends. */
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
    // To report its coverage, the server must exit by itself.
    if (process.env['NODE_V8_COVERAGE'] === undefined) child.kill('SIGKILL');
    else child.stdin.end();
    await ended;
  });
  const reader = new StreamMessageReader(child.stdout);
  // Otherwise the test would wait for a server that was stopped in the middle of a message.
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
