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

/** The mark of our pages is in their first bytes. */
const HEAD = 4096;

/** Larger than any hand-in; larger files are kept. */
const MAX_HAND_IN_SIZE = 16 * 1024 * 1024;

const MARK = `<meta name="generator" content="${GENERATOR}">`;

/** Only a file itself, never what a link leads to. */
const READ_FILE = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;

/** Where to write a page. */
export interface Target {
  readonly path: string;
  /** Whether the user named it; otherwise it is near a report, in a folder that may be anyone's. */
  readonly isNamed: boolean;
  /** Whether it is the page that `report.py` makes, which has no mark. */
  readonly isHandIn: boolean;
}

/**
 * Writes a page completely or not at all. An existing file is only replaced if it is a page of the same kind; otherwise
 * gives the reason. Nothing is written through a link; a path that the user did not type stays in the repository.
 * @throws System errors.
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

/** Why the existing file is kept; null if it may be replaced. */
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

/** Why a page may not be in its folder: a link leads out of the repository; null if it may. */
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
