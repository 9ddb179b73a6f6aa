const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

const CODES = Array.from(DIGITS, (digit) => digit.charCodeAt(0));

/** A multiple of three, so that encoded pieces can be joined, and small enough for the arguments of a call. */
const PIECE = 3 * 1024;

/** Bytes in base64 (RFC 4648, section 4), with padding. */
export function toBase64(bytes: Uint8Array): string {
  const pieces: string[] = [];
  for (let start = 0; start < bytes.length; start += PIECE) {
    pieces.push(String.fromCharCode(...codesOf(bytes.subarray(start, start + PIECE))));
  }
  const missing = (3 - (bytes.length % 3)) % 3;
  const digits = pieces.join('');
  return missing === 0 ? digits : digits.slice(0, -missing) + '='.repeat(missing);
}

/** Anything after the end counts as zero bits. */
function codesOf(bytes: Uint8Array): number[] {
  const codes: number[] = [];
  for (let i = 0; i < bytes.length; i += 3) {
    const three = ((bytes[i] ?? 0) << 16) | ((bytes[i + 1] ?? 0) << 8) | (bytes[i + 2] ?? 0);
    codes.push(codeOf(three >> 18), codeOf(three >> 12), codeOf(three >> 6), codeOf(three));
  }
  return codes;
}

function codeOf(bits: number): number {
  return CODES[bits & 63] ?? 0;
}

/** The bytes of a text that `toBase64` returned. */
export function fromBase64(text: string): Uint8Array {
  const padding = text.endsWith('==') ? 2 : Number(text.endsWith('='));
  const bytes = new Uint8Array((text.length / 4) * 3 - padding);
  for (let i = 0, at = 0; i < text.length; i += 4, at += 3) {
    const four =
      (valueAt(text, i) << 18) |
      (valueAt(text, i + 1) << 12) |
      (valueAt(text, i + 2) << 6) |
      valueAt(text, i + 3);
    // Anything after the end is padding, and writing beyond an array's end has no effect.
    bytes[at] = four >> 16;
    bytes[at + 1] = four >> 8;
    bytes[at + 2] = four;
  }
  return bytes;
}

const VALUES = new Uint8Array(128);
for (let value = 0; value < DIGITS.length; value++) VALUES[DIGITS.charCodeAt(value)] = value;

function valueAt(text: string, index: number): number {
  return VALUES[text.charCodeAt(index)] ?? 0;
}
