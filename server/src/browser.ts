import { BrowserMessageReader, BrowserMessageWriter, createConnection } from 'vscode-languageserver/browser';
import { startServer } from './server';
import { followLifecycle } from './workspace/lifecycle';

/** `mlopsSharedFolder`: where the libraries lie that all hosts share, for the code that esbuild.mjs puts in their place. */
declare const self: DedicatedWorkerGlobalScope & { mlopsSharedFolder?: string };

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

const lifecycle = followLifecycle();
const connection = createConnection(new BrowserMessageReader(self), new BrowserMessageWriter(self), {
  messageStrategy: lifecycle.messageStrategy,
});
// In a Web Worker all files are behind the client.
startServer(connection, {
  lifecycle,
  nextTurn: createNextTurn(),
  useSharedFolder(folder) {
    self.mlopsSharedFolder = folder;
  },
});
