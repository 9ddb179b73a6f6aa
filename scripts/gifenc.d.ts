/** Types for the parts of the package that `scripts/gif.ts` uses; the package has none. */
declare module 'gifenc' {
  type Colour = readonly [red: number, green: number, blue: number];

  interface FrameOptions {
    readonly palette: readonly Colour[];
    readonly delay: number;
    readonly dispose: number;
    readonly transparent: boolean;
    readonly transparentIndex: number;
  }

  interface Encoder {
    writeFrame(pixels: Uint8Array, width: number, height: number, options: FrameOptions): void;
    finish(): void;
    bytes(): Uint8Array;
  }

  const gifenc: {
    readonly GIFEncoder: () => Encoder;
    readonly quantize: (rgba: Uint8Array, colours: number) => Colour[];
    readonly applyPalette: (rgba: Uint8Array, palette: readonly Colour[]) => Uint8Array;
  };
  export default gifenc;
}
