/** The size of an image in pixels. */
export interface ImageSize {
  readonly width: number;
  readonly height: number;
}

/**
 * The size of a PNG, JPEG, GIF or WebP image, read from the first bytes of its file; null for anything else, and where the
 * bytes end before the size is told.
 */
export function imageSize(head: Uint8Array): ImageSize | null {
  const bytes = new DataView(head.buffer, head.byteOffset, head.byteLength);
  const signature = String.fromCharCode(...head.subarray(0, 16));
  try {
    const size = sizeOf(bytes, signature);
    return size && size.width > 0 && size.height > 0 ? size : null;
  } catch (error) {
    // A DataView throws where it is read behind its end.
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
  while (bytes.getUint8(at) === 0xff) {
    const marker = bytes.getUint8(at + 1);
    // Any number of fill bytes may stand before a marker.
    if (marker === 0xff) at++;
    else if (isFrame(marker)) return { width: bytes.getUint16(at + 7), height: bytes.getUint16(at + 5) };
    else at += 2 + bytes.getUint16(at + 2);
  }
  return null;
}

/** SOF0 to SOF15, without DHT, JPG and DAC, which have their numbers among them. */
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
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
