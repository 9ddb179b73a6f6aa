// What Node and Web Workers have in common besides timers (`server/src/globals.d.ts`), and neither the language nor VS Code's API declares.
declare class TextEncoder {
  encode(text: string): Uint8Array;
}
declare const crypto: { getRandomValues(bytes: Uint8Array): Uint8Array };
