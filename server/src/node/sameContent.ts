import { createHash } from 'node:crypto';
import { findRegular, readBytes } from './regularFile';

/**
 * Whether the file at a path has the content of the object with that id; null if there is no such file, or a larger
 * one.
 */
export type SameContent = (path: string, id: string) => Promise<boolean | null>;

/** Maximum size in bytes; figures have a few hundred kilobytes. */
const MAX_SIZE = 32 * 1024 * 1024;

/** Compares contents by their git ids, which are computed only once for an unchanged file. */
export function rememberedContents(root: string): SameContent {
  const known = new Map<string, { readonly stamp: string; readonly ids: readonly string[] }>();
  return async (path, id) => {
    const file = await findRegular(root, path);
    if (!file || file.size > MAX_SIZE) return null;
    const stamp = `${file.stamp} ${id.length}`;
    const before = known.get(path);
    if (before?.stamp === stamp) return before.ids.includes(id);
    const bytes = await readBytes(file);
    if (!bytes) return null;
    const ids = idsOf(bytes, id.length === 64 ? 'sha256' : 'sha1');
    known.set(path, { stamp, ids });
    return ids.includes(id);
  };
}

/** The ids of a content: as it is and, for a text, as git stores it when it converts line ends. */
function idsOf(bytes: Buffer, algorithm: 'sha1' | 'sha256'): string[] {
  const isConverted = bytes.includes('\r\n') && !bytes.includes(0);
  const contents = isConverted
    ? [bytes, Buffer.from(bytes.toString('latin1').replaceAll('\r\n', '\n'), 'latin1')]
    : [bytes];
  return contents.map((content) =>
    createHash(algorithm).update(`blob ${content.length}\0`).update(content).digest('hex'),
  );
}
