/** Where the extension runs: in a Node process, or in a Web Worker of the browser. */
export type ExtensionHost = 'node' | 'web';

/** The environment that editor tests expect and check. */
export interface ExpectedHost {
  readonly host: ExtensionHost;
  /** Full version of VS Code; null for any. */
  readonly version: string | null;
}
