import { setImmediate } from 'node:timers/promises';
import type { RepositoryFiles } from '../files/repository';

/** Maximum number of files listed; a repository of the course has a few hundred. */
const MAX_FILES = 100_000;

/** Number of bytes parsed before other work gets its turn: the names of some hundred files. */
const PIECE = 64 * 1024;

/**
 * Parses the files of a repository in pieces, between which other work runs.
 * @param index Output of `git ls-files -s -z`.
 * @param others Output of `git ls-files --others -z`.
 */
export async function parseFiles(index: Buffer, others: Buffer): Promise<RepositoryFiles> {
  const tracked = new Map<string, string>();
  const untracked: string[] = [];
  let isCut = false;
  for await (const entries of pieces(index)) {
    for (const entry of entries) {
      const tab = entry.indexOf('\t');
      if (tab <= 0) continue;
      const path = entry.slice(tab + 1);
      isCut ||= tracked.size >= MAX_FILES && !tracked.has(path);
      if (isCut) break;
      // The mode and the stage have fixed lengths.
      tracked.set(path, entry.slice('100644 '.length, tab - ' 0'.length));
    }
    if (isCut) break;
  }
  for await (const paths of pieces(others)) {
    const room = MAX_FILES - untracked.length;
    untracked.push(...paths.slice(0, room));
    if (paths.length <= room) continue;
    isCut = true;
    break;
  }
  return { tracked, untracked, isCut };
}

/** The texts between zero bytes. */
export function fields(output: Buffer): string[] {
  const text = output.toString('utf8');
  return (text.endsWith('\0') ? text.slice(0, -1) : text).split('\0').filter((field) => field !== '');
}

async function* pieces(output: Buffer): AsyncGenerator<readonly string[]> {
  for (let start = 0; start < output.length;) {
    if (start > 0) await setImmediate();
    const end = pieceEnd(output, start);
    yield fields(output.subarray(start, end));
    start = end;
  }
}

/** The end of a piece, behind a whole field; longer than `PIECE` if a field is. */
function pieceEnd(output: Buffer, start: number): number {
  if (output.length - start <= PIECE) return output.length;
  const inside = output.lastIndexOf(0, start + PIECE - 1);
  const last = inside >= start ? inside : output.indexOf(0, start + PIECE);
  return last < 0 ? output.length : last + 1;
}
