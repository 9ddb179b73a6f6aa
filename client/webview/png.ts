/** What a canvas shows, as a PNG file. Rejects if the browser can't create it. */
export function pngOf(canvas: HTMLCanvasElement): Promise<Blob> {
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => {
      if (blob) resolve(blob);
      else reject(new Error('The picture is too large.'));
    }, 'image/png');
  });
}
