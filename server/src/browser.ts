import { BrowserMessageReader, BrowserMessageWriter, createConnection } from 'vscode-languageserver/browser';
import { startServer } from './server';

declare const self: DedicatedWorkerGlobalScope;

// In a Web Worker all files are behind the client.
startServer(createConnection(new BrowserMessageReader(self), new BrowserMessageWriter(self)), {});
