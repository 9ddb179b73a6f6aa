/** The size of an image in pixels. */
export interface ImageSize {
  readonly width: number;
  readonly height: number;
}

/**
 * The size of a PNG, JPEG, GIF or WebP image as shown, read from the first bytes of its file; null for anything else,
 * or if the bytes end too early.
 */
export function imageSize(head: Uint8Array): ImageSize | null {
  const bytes = new DataView(head.buffer, head.byteOffset, head.byteLength);
  const signature = String.fromCharCode(...head.subarray(0, 16));
  try {
    const size = sizeOf(bytes, signature);
    return size && size.width > 0 && size.height > 0 ? size : null;
  } catch (error) {
    // A DataView throws when read beyond its end.
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function sizeOf(bytes: DataView, signature: string): ImageSize | null {
  if (signature.startsWith('\x89PNG\r\n\x1a\n') && signature.endsWith('IHDR'))
    return { width: bytes.getUint32(16), height: bytes.getUint32(20) };
  if (/^GIF8[79]a/u.test(signature))
    return { width: bytes.getUint16(6, true), height: bytes.getUint16(8, true) };
  if (signature.startsWith('\xff\xd8\xff')) return jpegSize(bytes);
  if (/^RIFF[^]{4}WEBP/u.test(signature)) return webpSize(bytes, signature.slice(12));
  return null;
}

/** Goes from segment to segment up to the start of a frame (ITU-T T.81, B.1 and B.2). */
function jpegSize(bytes: DataView): ImageSize | null {
  let at = 2;
  let isTurned = false;
  while (bytes.getUint8(at) === 0xff) {
    const marker = bytes.getUint8(at + 1);
    // Any number of fill bytes may come before a marker.
    if (marker === 0xff) {
      at++;
      continue;
    }
    if (isFrame(marker)) {
      const [height, width] = [bytes.getUint16(at + 5), bytes.getUint16(at + 7)];
      return isTurned ? { width: height, height: width } : { width, height };
    }
    const length = bytes.getUint16(at + 2);
    if (marker === APP1) isTurned ||= isTurnedByExif(bytes, at + 4, length - 2);
    at += 2 + length;
  }
  return null;
}

/** SOF0 to SOF15, except DHT, JPG and DAC, whose numbers are among them. */
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
}

const APP1 = 0xe1;
const EXIF = 'Exif\0\0';
/** The tag for the camera's orientation; with these values it was held sideways (Exif 3.0, 4.6.5). */
const ORIENTATION = 0x0112;
const ON_ITS_SIDE = { min: 5, max: 8 };

/** Whether the camera notes say that the picture is shown rotated by a quarter turn. Broken notes are ignored. */
function isTurnedByExif(bytes: DataView, at: number, length: number): boolean {
  const available = Math.min(length, bytes.byteLength - at);
  if (available < EXIF.length + 8) return false;
  const signature = String.fromCharCode(...new Uint8Array(bytes.buffer, bytes.byteOffset + at, EXIF.length));
  if (signature !== EXIF) return false;
  // A TIFF file follows, whose offsets count from its start.
  const start = at + EXIF.length;
  const tiff = new DataView(bytes.buffer, bytes.byteOffset + start, available - EXIF.length);
  const isLittleEndian = tiff.getUint16(0) === 0x4949;
  const directory = tiff.getUint32(4, isLittleEndian);
  if (directory + 2 > tiff.byteLength) return false;
  const entries = tiff.getUint16(directory, isLittleEndian);
  for (
    let entry = directory + 2, left = entries;
    left > 0 && entry + 12 <= tiff.byteLength;
    left--, entry += 12
  ) {
    if (tiff.getUint16(entry, isLittleEndian) !== ORIENTATION) continue;
    const orientation = tiff.getUint16(entry + 8, isLittleEndian);
    return orientation >= ON_ITS_SIDE.min && orientation <= ON_ITS_SIDE.max;
  }
  return false;
}

/** RFC 9649, sections 2.5 to 2.7. */
function webpSize(bytes: DataView, chunk: string): ImageSize | null {
  if (chunk === 'VP8 ')
    return { width: bytes.getUint16(26, true) & 0x3fff, height: bytes.getUint16(28, true) & 0x3fff };
  if (chunk === 'VP8L') {
    const bits = bytes.getUint32(21, true);
    return { width: (bits & 0x3fff) + 1, height: ((bits >> 14) & 0x3fff) + 1 };
  }
  if (chunk === 'VP8X') return { width: uint24(bytes, 24) + 1, height: uint24(bytes, 27) + 1 };
  return null;
}

function uint24(bytes: DataView, at: number): number {
  return bytes.getUint16(at, true) | (bytes.getUint8(at + 2) << 16);
}
