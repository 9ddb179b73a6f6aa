// What Node and Web Workers have in common and the language does not declare.
declare function setTimeout<A extends unknown[]>(
  callback: (...values: A) => void,
  milliseconds: number,
  ...values: A
): unknown;
declare function clearTimeout(timer: unknown): void;

/** Reads UTF-8: what is not UTF-8 is read as U+FFFD, or throws where it is to be fatal. */
declare class TextDecoder {
  constructor(encoding?: 'utf-8', options?: { readonly fatal?: boolean; readonly ignoreBOM?: boolean });
  decode(bytes: Uint8Array): string;
}
