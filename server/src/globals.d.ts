// What Node and Web Workers have in common, but TypeScript's library does not declare.
declare function setTimeout<A extends unknown[]>(
  callback: (...values: A) => void,
  milliseconds: number,
  ...values: A
): unknown;
declare function clearTimeout(timer: unknown): void;

/** Decodes UTF-8: invalid bytes become U+FFFD, or throw if `fatal` is set. */
declare class TextDecoder {
  constructor(encoding?: 'utf-8', options?: { readonly fatal?: boolean; readonly ignoreBOM?: boolean });
  decode(bytes: Uint8Array): string;
}
