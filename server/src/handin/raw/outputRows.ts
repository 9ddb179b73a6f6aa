/** A text made of pieces, and the source line of each of its rows. */
export interface OutputRows {
  /** Adds a piece whose first character is from a line of the source, and whose line ends are those of the source. */
  add(piece: string, line: number): void;
  /** Adds line ends that are not in the source. */
  addLineEnds(piece: '\n' | '\n\n', line: number): void;
  /** The last piece, or undefined. */
  readonly last: string;
  /** The whole text, and for each of its rows the line of the source, from 0. */
  finish(): { readonly text: string; readonly lines: readonly number[] };
}

/** An empty text. */
export function createOutputRows(): OutputRows {
  const pieces: string[] = [];
  const lines: number[] = [];
  let isRowStart = true;

  function put(piece: string, firstLine: number, isOfSource: boolean): void {
    pieces.push(piece);
    let line = firstLine;
    let at = 0;
    while (at < piece.length) {
      if (isRowStart) lines.push(line);
      const lineEnd = piece.indexOf('\n', at);
      isRowStart = lineEnd !== -1;
      if (!isRowStart) return;
      if (isOfSource) line++;
      at = lineEnd + 1;
    }
  }

  return {
    add: (piece, line) => {
      put(piece, line, true);
    },
    addLineEnds: (piece, line) => {
      put(piece, line, false);
    },
    get last() {
      return pieces[pieces.length - 1] ?? '';
    },
    finish: () => {
      return { text: pieces.join(''), lines };
    },
  };
}
