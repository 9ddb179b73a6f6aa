/** Where an extension runs: in a Node process, or in a Web Worker of the browser. */
export type ExtensionHost = 'node' | 'web';

/** What editor tests find around them; they check that it is so. */
export interface ExpectedHost {
  readonly host: ExtensionHost;
  /** Full version of VS Code; null where any will do. */
  readonly version: string | null;
}
