import { constants, type Stats } from 'node:fs';
import { lstat, open, realpath, stat, type FileHandle } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { GENERATOR } from '../export/pageHead';
import { isInside } from './inside';
import { repositoryOf } from './figureRoot';
import { writeWhole } from './writeWhole';

/** The mark of our pages stands in their head. */
const HEAD = 4096;
const MARK = `<meta name="generator" content="${GENERATOR}">`;

/** Where a page goes. */
export interface Target {
  readonly path: string;
  /** Whether the person has named it; else it lies beside a report, in a folder that may be anybody's. */
  readonly isNamed: boolean;
}

/**
 * Writes a page, whole or not at all. A file that is there already is replaced only where it is a page of ours; else tells why it is
 * not. Nothing is written through a link; a name that the person did not type stays in the repository.
 *
 * @throws errors of the system.
 */
export async function writePageFile({ path, isNamed }: Target, html: string): Promise<string | null> {
  const present = await lstat(path).catch(absent);
  if (isNamed && (await isDevice(path, present))) {
    await writeInto(path, html);
    return null;
  }
  const refused = (await refusal(path, present)) ?? (isNamed ? null : await outside(path));
  if (refused !== null) return refused;
  await writeWhole(path, html, present ? present.mode & 0o777 : undefined);
  return null;
}

/** Why what lies in a place is kept; null where it may be replaced. */
async function refusal(path: string, present: Stats | null): Promise<string | null> {
  if (present === null) return null;
  if (present.isDirectory()) return 'cannot be written: it is a folder.';
  if (present.isSymbolicLink()) return 'is a link, so it is kept.';
  if (!present.isFile()) return 'is there already and no file, so it is kept.';
  if (present.size === 0 || (await isOurs(path))) return null;
  return 'is there already and no page of mlops-report, so it is kept.';
}

/** Why a page may not lie in its folder: a link leads there from the repository; null where it may. */
async function outside(path: string): Promise<string | null> {
  const folder = dirname(resolve(path));
  const repository = await repositoryOf(folder);
  if (repository === null || isInside(await realpath(repository), await realpath(folder))) return null;
  return 'is not written: a link leads out of the repository to its folder.';
}

function absent(error: unknown): null {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
  throw error;
}

/** Whether a path is that of a device or a pipe, such as /dev/stdout: nothing there could be lost or cut off. */
async function isDevice(path: string, present: Stats | null): Promise<boolean> {
  if (present === null) return false;
  const stats = present.isSymbolicLink() ? await stat(path).catch(absent) : present;
  return stats !== null && (stats.isCharacterDevice() || stats.isFIFO());
}

async function writeInto(path: string, html: string): Promise<void> {
  // Without a reader, opening a pipe would wait for one; so it does not with this flag.
  const probe = await open(path, constants.O_WRONLY | constants.O_NONBLOCK);
  let file: FileHandle;
  try {
    file = await open(path, constants.O_WRONLY);
  } finally {
    await probe.close();
  }
  try {
    await file.writeFile(html);
  } finally {
    await file.close();
  }
}

async function isOurs(path: string): Promise<boolean> {
  const file = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD), 0, HEAD, 0);
    return buffer.toString('utf8', 0, bytesRead).includes(MARK);
  } finally {
    await file.close();
  }
}
