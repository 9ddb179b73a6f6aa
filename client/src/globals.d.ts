// Globals of both Node and Web Workers that neither TypeScript's library nor VS Code's API declares (timers: `server/src/globals.d.ts`).
declare class TextEncoder {
  encode(text: string): Uint8Array;
}
declare const crypto: { getRandomValues(bytes: Uint8Array): Uint8Array };
