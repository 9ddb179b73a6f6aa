import * as vscode from 'vscode';
import { equal } from './support/assert';
import { expectedHost } from './support/expectedHost';

suite('Host', () => {
  test('is the expected one', () => {
    equal(isWorker() ? 'web' : 'node', expectedHost.host);
  });

  test('is the expected version of VS Code', () => {
    equal(vscode.version, expectedHost.version ?? vscode.version);
  });
});

/** `importScripts` exists only in workers; VS Code hides it but keeps the name. */
function isWorker(): boolean {
  return 'importScripts' in globalThis;
}
