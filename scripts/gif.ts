import gifenc from 'gifenc';

const { GIFEncoder, applyPalette, quantize } = gifenc;

/** One frame of an animation. */
export interface GifFrame {
  /** In pixels. */
  readonly width: number;
  /** In pixels. */
  readonly height: number;
  /** Four bytes for each pixel, row by row from the top. */
  readonly rgba: Uint8Array;
  /** How long it is shown. */
  readonly milliseconds: number;
}

/** The number of colours of a GIF, minus one for unchanged pixels. */
const COLOURS = 255;
/** Fills unused entries of the palette. */
const BLACK = [0, 0, 0] as const;
/** The palette index of unchanged pixels. */
const UNCHANGED = COLOURS;
/** Keeps the frame when the next one is drawn over it (GIF 89a, 23.c.iv). */
const KEEP = 1;

/** A looping GIF of frames of the same size. Each frame stores only its differences from the one before. */
export function encodeGif(frames: readonly GifFrame[]): Uint8Array {
  const gif = GIFEncoder();
  let before: Uint8Array | null = null;
  for (const { width, height, rgba, milliseconds } of frames) {
    const colours = quantize(rgba, COLOURS);
    const pixels = applyPalette(rgba, colours);
    if (before) leaveUnchanged(pixels, before, rgba);
    // The format fixes the size of the palette, even if fewer colours are used.
    const palette = Array.from({ length: COLOURS + 1 }, (_, index) => colours[index] ?? BLACK);
    gif.writeFrame(pixels, width, height, {
      palette,
      delay: milliseconds,
      dispose: KEEP,
      transparent: before !== null,
      transparentIndex: UNCHANGED,
    });
    before = rgba;
  }
  gif.finish();
  return gif.bytes();
}

function leaveUnchanged(pixels: Uint8Array, before: Uint8Array, after: Uint8Array): void {
  for (let index = 0; index < pixels.length; index++) {
    const at = index * 4;
    if ([0, 1, 2].every((channel) => before[at + channel] === after[at + channel])) pixels[index] = UNCHANGED;
  }
}
