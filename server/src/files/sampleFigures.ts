import { sha1 } from '@noble/hashes/legacy.js';
import type { ReportFiles } from './reportFiles';

/** A figure of the course's own, recognised by its bytes. */
export interface SampleFigure {
  /** In bytes. */
  readonly size: number;
  /** Git's id of its content: the SHA-1 of `blob `, the size, a zero byte and the bytes, in hexadecimal digits. */
  readonly hash: string;
}

/** The example figures of the course's template. */
export const SAMPLE_FIGURES: readonly SampleFigure[] = [
  { size: 98_676, hash: 'be0b30deecce710b4529109053262d040643e436' },
  { size: 67_106, hash: '0e8cde37a7e85f993a366f88ac6bc30dc8390f1b' },
  { size: 107_110, hash: '2541ccd65a81134f9aaf7dd1ca3f0d70f06ae2a1' },
  { size: 40_879, hash: '265a2a18be4280c490944521e244c501f25f458c' },
  { size: 90_022, hash: 'be2ab2834d6185ecdb1897751f7254fd1070beb0' },
  { size: 179_464, hash: '29d49017220671a85cafc836a67a58d579566800' },
];

/**
 * Whether the file at a path is one of the samples, whatever its name. Only a file of the right size is read. Never
 * rejects.
 */
export async function isSample(
  path: string,
  size: number,
  files: ReportFiles,
  samples: readonly SampleFigure[],
): Promise<boolean> {
  if (!samples.some((sample) => sample.size === size)) return false;
  const bytes = await files.read(path, size);
  if (bytes?.length !== size) return false;
  const hash = blobHash(bytes);
  return samples.some((sample) => sample.size === size && sample.hash === hash);
}

/** The id that git gives to a content. */
export function blobHash(bytes: Uint8Array): string {
  const head = new TextEncoder().encode(`blob ${bytes.length}\0`);
  const blob = new Uint8Array(head.length + bytes.length);
  blob.set(head);
  blob.set(bytes, head.length);
  return Array.from(sha1(blob), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
