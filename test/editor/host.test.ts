import * as vscode from 'vscode';
import { equal } from './support/assert';
import { expectedHost } from './support/expectedHost';

suite('Host', () => {
  test('is the one that the run names', () => {
    equal(isWorker() ? 'web' : 'node', expectedHost.host);
  });

  test('is the VS Code that the run names', () => {
    equal(vscode.version, expectedHost.version ?? vscode.version);
  });
});

/** `importScripts` exists in workers only; VS Code hides it but leaves the name. */
function isWorker(): boolean {
  return 'importScripts' in globalThis;
}
