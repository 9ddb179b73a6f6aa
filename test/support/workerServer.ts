import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { TestContext } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { createContext, runInContext } from 'node:vm';
import {
  AbstractMessageReader,
  AbstractMessageWriter,
  Disposable,
  type DataCallback,
  type Message,
  type MessageReader,
  type MessageWriter,
} from 'vscode-languageserver-protocol/node';
import { connectClient, type ClientOptions, type LanguageClient } from './languageClient';
import { fromRoot } from './paths';

/** The globals of a Web Worker that the server may use; without a document and without Node's globals. */
const WORKER_GLOBALS = {
  console,
  setTimeout,
  clearTimeout,
  setInterval,
  clearInterval,
  queueMicrotask,
  structuredClone,
  performance,
  URL,
  TextEncoder,
  TextDecoder,
};

/** Loads the built browser server as a Web Worker does, and initializes it. */
export async function startWorkerServer(
  test: TestContext,
  options: ClientOptions = {},
): Promise<LanguageClient> {
  const toClient = new PortReader();
  const channels: MessageChannel[] = [];
  class TrackedChannel extends MessageChannel {
    constructor() {
      super();
      channels.push(this);
    }
  }
  const self: Record<string, unknown> = {
    ...WORKER_GLOBALS,
    MessageChannel: TrackedChannel,
    onmessage: null,
    addEventListener: () => undefined,
    postMessage: (message: Message) => {
      const copy = structuredClone(message);
      setImmediate(() => {
        toClient.receive(copy);
      });
    },
  };
  const context = createContext(self);
  self['location'] = { href: pathToFileURL(fromRoot('dist/browser/server.js')).href };
  self['importScripts'] = (address: string) => {
    runInContext(readFileSync(fileURLToPath(address), 'utf8'), context, { filename: address });
  };
  self['self'] = self;
  self['globalThis'] = self;
  runInContext(await readFile(fromRoot('dist/browser/server.js'), 'utf8'), context, {
    filename: 'server.js',
  });
  test.after(() => {
    for (const { port1 } of channels) port1.close();
  });
  const toServer = new PortWriter((message) => {
    const { onmessage } = self as { onmessage: ((event: { data: unknown }) => void) | null };
    const data = structuredClone(message);
    setImmediate(() => onmessage?.({ data }));
  });
  return connectClient(toClient, toServer, options);
}

class PortReader extends AbstractMessageReader implements MessageReader {
  #listener: DataCallback | null = null;

  listen(listener: DataCallback): Disposable {
    this.#listener = listener;
    return Disposable.create(() => {
      this.#listener = null;
    });
  }

  receive(message: Message): void {
    this.#listener?.(message);
  }
}

class PortWriter extends AbstractMessageWriter implements MessageWriter {
  readonly #send: (message: Message) => void;

  constructor(send: (message: Message) => void) {
    super();
    this.#send = send;
  }

  write(message: Message): Promise<void> {
    this.#send(message);
    return Promise.resolve();
  }

  end(): void {
    // A port needs no closing.
  }
}
