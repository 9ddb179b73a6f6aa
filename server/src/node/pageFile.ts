import { constants, type Stats } from 'node:fs';
import { open, realpath } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { GENERATOR } from '../export/pageHead';
import { isHandInPage } from '../handin/isHandInPage';
import { isInside } from './inside';
import { repositoryOf } from './figureRoot';
import { openDevice, present } from './present';
import { readUpTo } from './readSmall';
import { writeWhole } from './writeWhole';

/** The mark of our pages is in their head. */
const HEAD = 4096;

/** More than any hand-in: what is larger is kept. */
const MAX_HAND_IN_SIZE = 16 * 1024 * 1024;

const MARK = `<meta name="generator" content="${GENERATOR}">`;

/** A file itself, and never what a link leads to. */
const READ_FILE = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;

/** Where a page goes. */
export interface Target {
  readonly path: string;
  /** Whether the person has named it; else it lies near a report, in a folder that may be anyone's. */
  readonly isNamed: boolean;
  /** Whether it is the page that `report.py` makes, which has no mark. */
  readonly isHandIn: boolean;
}

/**
 * Writes a page, whole or not at all. A file that is there already is replaced only where it is a page of the same kind; else tells why
 * it is not. Nothing is written through a link; a name that the person did not type stays in the repository.
 *
 * @throws errors of the system.
 */
export async function writePageFile(
  { path, isNamed, isHandIn }: Target,
  html: string,
): Promise<string | null> {
  const device = isNamed ? await openDevice(path) : null;
  if (device) {
    await device.writeFile(html).finally(() => device.close());
    return null;
  }
  const before = await present(path);
  const refused = (await refusal(path, before, isHandIn)) ?? (isNamed ? null : await outside(path));
  if (refused !== null) return refused;
  await writeWhole(path, html, before ? before.mode & 0o777 : undefined);
  return null;
}

/** Why what is in a place is kept; null where it may be replaced. */
async function refusal(path: string, before: Stats | null, isHandIn: boolean): Promise<string | null> {
  if (before === null) return null;
  if (before.isDirectory()) return 'cannot be written: it is a folder.';
  if (before.isSymbolicLink()) return 'is a link, so it is kept.';
  if (!before.isFile()) return 'is there already and no file, so it is kept.';
  if (before.size === 0 || (await (isHandIn ? isHandInFile(path) : isOurs(path)))) return null;
  return isHandIn
    ? 'is there already and no page of report.py, so it is kept.'
    : 'is there already and no page of mlops-report, so it is kept.';
}

/** Why a page may not lie in its folder: a link leads there from the repository; null where it may. */
async function outside(path: string): Promise<string | null> {
  const folder = dirname(resolve(path));
  const repository = await repositoryOf(folder);
  if (repository === null || isInside(await realpath(repository), await realpath(folder))) return null;
  return 'is not written: a link leads out of the repository to its folder.';
}

async function isHandInFile(path: string): Promise<boolean> {
  const file = await open(path, READ_FILE);
  const bytes = await readUpTo(file, MAX_HAND_IN_SIZE).finally(() => file.close());
  return bytes !== null && isHandInPage(bytes.toString('utf8'));
}

async function isOurs(path: string): Promise<boolean> {
  const file = await open(path, READ_FILE);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD), 0, HEAD, 0);
    return buffer.toString('utf8', 0, bytesRead).includes(MARK);
  } finally {
    await file.close();
  }
}
