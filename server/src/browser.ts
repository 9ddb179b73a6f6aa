import { BrowserMessageReader, BrowserMessageWriter, createConnection } from 'vscode-languageserver/browser';
import { startServer } from './server';

declare const self: DedicatedWorkerGlobalScope;

/** A message to oneself comes behind those of the client, and without the least delay that timers have. */
function createNextTurn(): (task: () => void) => void {
  const { port1, port2 } = new MessageChannel();
  const tasks: (() => void)[] = [];
  port1.onmessage = () => tasks.shift()?.();
  return (task) => {
    tasks.push(task);
    port2.postMessage(null);
  };
}

const connection = createConnection(new BrowserMessageReader(self), new BrowserMessageWriter(self));
// In a Web Worker all files are behind the client.
startServer(connection, { nextTurn: createNextTurn() });
