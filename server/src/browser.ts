import { BrowserMessageReader, BrowserMessageWriter, createConnection } from 'vscode-languageserver/browser';
import { startServer } from './server';
import { followLifecycle } from './workspace/lifecycle';

/** `mlopsSharedFolder`: where the libraries lie that all hosts share, for the code that esbuild.mjs puts in their place. */
declare const self: DedicatedWorkerGlobalScope & { mlopsSharedFolder?: string };

/** A message to oneself arrives after the client's messages, without the minimum delay of timers. */
function createNextTurn(): (task: () => void) => void {
  const { port1, port2 } = new MessageChannel();
  const tasks: (() => void)[] = [];
  port1.onmessage = () => tasks.shift()?.();
  return (task) => {
    tasks.push(task);
    port2.postMessage(null);
  };
}

const lifecycle = followLifecycle();
const connection = createConnection(new BrowserMessageReader(self), new BrowserMessageWriter(self), {
  messageStrategy: lifecycle.messageStrategy,
});
// A Web Worker reaches all files through the client.
startServer(connection, {
  lifecycle,
  nextTurn: createNextTurn(),
  useSharedFolder(folder) {
    self.mlopsSharedFolder = folder;
  },
});
