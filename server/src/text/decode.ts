import type { Position } from './position';
import { splitLines } from './lines';

/** A file's text; a byte order mark stays in it, as for the course's checker. */
export interface DecodedText {
  readonly text: string;
  /** Where the bytes are not UTF-8; the text is then a guess. Null if they are. */
  readonly fault: EncodingFault | null;
}

/** The first place of a file that is not UTF-8. */
export interface EncodingFault {
  /** In the decoded text. */
  readonly position: Position;
  /** The invalid bytes, such as `byte 0xE9`. */
  readonly what: string;
}

/** Decodes the bytes of a file as UTF-8. Invalid bytes become U+FFFD; UTF-16 with a byte order mark is read as such. */
export function decode(bytes: Uint8Array): DecodedText {
  const text = utf8Of(bytes);
  if (text !== null) return { text, fault: null };
  const start = { line: 0, character: 0 };
  const utf16 = utf16Of(bytes);
  if (utf16) return { text: textOf(bytes, utf16), fault: { position: start, what: 'UTF-16' } };
  return { text: textOf(bytes, 'utf-8'), fault: findFault(bytes) };
}

function textOf(bytes: Uint8Array, encoding: 'utf-8' | 'utf-16le' | 'utf-16be'): string {
  return new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes);
}

const UTF8 = new TextDecoder('utf-8', { ignoreBOM: true, fatal: true });

/** Null if the bytes are not UTF-8. */
function utf8Of(bytes: Uint8Array): string | null {
  try {
    return UTF8.decode(bytes);
  } catch {
    return null;
  }
}

function utf16Of([first, second]: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : null;
}

/** No byte of a longer sequence equals a line feed, so the line with the fault is known before decoding. */
function findFault(bytes: Uint8Array): EncodingFault {
  let start = 0;
  for (;;) {
    const lineFeed = bytes.indexOf(10, start);
    const end = lineFeed < 0 ? bytes.length : lineFeed + 1;
    if (lineFeed < 0 || utf8Of(bytes.subarray(start, end)) === null) break;
    start = end;
  }
  const valid = validLength(bytes.subarray(start));
  const lines = splitLines(textOf(bytes.subarray(0, start + valid), 'utf-8'));
  const hex = (bytes[start + valid] ?? 0).toString(16).toUpperCase().padStart(2, '0');
  return {
    position: { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 },
    what: `byte 0x${hex}`,
  };
}

/** The number of bytes before the first invalid one. */
function validLength(bytes: Uint8Array): number {
  const written = new TextEncoder().encode(textOf(bytes, 'utf-8'));
  // The first difference is at the U+FFFD that replaces the fault.
  const length = Math.min(bytes.length, written.length);
  let same = 0;
  while (same < length && bytes[same] === written[same]) same++;
  while (same > 0 && utf8Of(bytes.subarray(0, same)) === null) same--;
  return same;
}
