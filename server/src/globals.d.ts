// What Node and Web Workers have in common and the language does not declare.
declare function setTimeout<A extends unknown[]>(
  callback: (...values: A) => void,
  milliseconds: number,
  ...values: A
): unknown;
declare function clearTimeout(timer: unknown): void;

/** Reads UTF-8; what is not UTF-8 is read as U+FFFD. */
declare class TextDecoder {
  decode(bytes: Uint8Array): string;
}
