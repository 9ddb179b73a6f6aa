/** The first bytes of a PNG image with a given size, padded to a total length. */
export function png(width: number, height: number, length = 64): Uint8Array {
  const head = [
    ...bytesOf('\x89PNG\r\n\x1a\n'),
    ...[0, 0, 0, 13, ...bytesOf('IHDR')],
    ...bigEndian(width, 4),
    ...bigEndian(height, 4),
  ];
  return padded(head, length);
}

/** A JPEG image with `before` bytes of metadata before its size. */
export function jpeg(width: number, height: number, before = 0): Uint8Array {
  const notes: number[] = [];
  for (let left = before; left > 0; left -= 0xffff) {
    const length = Math.min(left, 0xffff - 2);
    notes.push(0xff, 0xe1, ...bigEndian(length + 2, 2), ...new Array<number>(length).fill(0xff));
  }
  const frame = [0xff, 0xff, 0xc2, 0, 11, 8, ...bigEndian(height, 2), ...bigEndian(width, 2), 1];
  return padded([0xff, 0xd8, ...notes, ...frame], 0);
}

/** A JPEG image with an EXIF orientation from 1 to 8, in either byte order. */
export function turnedJpeg(
  width: number,
  height: number,
  { orientation, isLittleEndian = true }: { readonly orientation: number; readonly isLittleEndian?: boolean },
): Uint8Array {
  const number = isLittleEndian ? littleEndian : bigEndian;
  const entry = (tag: number, value: number): number[] => [
    ...number(tag, 2),
    ...number(3, 2),
    ...number(1, 4),
    ...number(value, 2),
    ...[0, 0],
  ];
  const order = bytesOf(isLittleEndian ? 'II' : 'MM');
  const directory = [...number(2, 2), ...entry(0x0100, width), ...entry(0x0112, orientation), 0, 0, 0, 0];
  const exif = [...bytesOf('Exif\0\0'), ...order, ...number(42, 2), ...number(8, 4), ...directory];
  const picture = jpeg(width, height);
  return new Uint8Array([
    ...picture.subarray(0, 2),
    ...[0xff, 0xe1, ...bigEndian(exif.length + 2, 2), ...exif],
    ...picture.subarray(2),
  ]);
}

/** A GIF image. */
export function gif(width: number, height: number): Uint8Array {
  return padded([...bytesOf('GIF89a'), ...littleEndian(width, 2), ...littleEndian(height, 2)], 64);
}

/** A WebP image of one of its three kinds: lossy, lossless, extended. */
export function webp(kind: 'VP8 ' | 'VP8L' | 'VP8X', width: number, height: number): Uint8Array {
  const head = [...bytesOf('RIFF'), 0, 0, 0, 0, ...bytesOf(`WEBP${kind}`), 0, 0, 0, 0];
  const bodies = {
    'VP8 ': [0, 0, 0, 0x9d, 0x01, 0x2a, ...littleEndian(width, 2), ...littleEndian(height, 2)],
    VP8L: [0x2f, ...littleEndian((width - 1) | ((height - 1) << 14), 4)],
    VP8X: [0, 0, 0, 0, ...littleEndian(width - 1, 3), ...littleEndian(height - 1, 3)],
  };
  return padded([...head, ...bodies[kind]], 64);
}

function bytesOf(text: string): number[] {
  return Array.from({ length: text.length }, (_, index) => text.charCodeAt(index));
}

function bigEndian(number: number, length: number): number[] {
  return littleEndian(number, length).reverse();
}

function littleEndian(number: number, length: number): number[] {
  return Array.from({ length }, (_, index) => (number >>> (8 * index)) & 0xff);
}

function padded(bytes: readonly number[], length: number): Uint8Array {
  const whole = new Uint8Array(Math.max(bytes.length, length));
  whole.set(bytes);
  return whole;
}
