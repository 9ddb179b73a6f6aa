// What Node and Web Workers have in common and neither the language nor VS Code's API declares.
declare function setTimeout<A extends unknown[]>(
  callback: (...values: A) => void,
  milliseconds: number,
  ...values: A
): unknown;
declare function clearTimeout(timer: unknown): void;
declare class TextEncoder {
  encode(text: string): Uint8Array;
}
declare const crypto: { getRandomValues(bytes: Uint8Array): Uint8Array };
