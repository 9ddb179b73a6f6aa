import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Listing } from '../../../server/src/files/reportFiles';
import { createKnownFolders, type KnownFolders } from '../../../server/src/workspace/folderCache';

const EMPTY: Listing = new Map();
const WITH_FIGURE: Listing = new Map([['q1.png', 'file']]);

test('nothing is said of a folder before it was looked at', async () => {
  const disk = createDisk({ '': EMPTY, figures: WITH_FIGURE });
  disk.known.need(['', 'figures']);
  assert.equal(disk.known.current().size, 0);
  await disk.answer();
  assert.deepEqual(
    disk.known.current(),
    new Map([
      ['', EMPTY],
      ['figures', WITH_FIGURE],
    ]),
  );
  assert.deepEqual(disk.known.existing(), ['', 'figures']);
  assert.equal(disk.news(), 1);
});

test('a folder that is known is not looked at again, one that is needed no more is forgotten', async () => {
  const disk = createDisk({ '': EMPTY, figures: WITH_FIGURE });
  disk.known.need(['', 'figures', 'none']);
  await disk.answer();
  disk.known.need(['', 'figures']);
  assert.deepEqual(disk.asked, ['', 'figures', 'none']);
  disk.known.need(['', 'figures', 'none']);
  await disk.answer();
  assert.deepEqual(disk.asked, ['', 'figures', 'none', 'none']);
  assert.deepEqual(disk.known.existing(), ['', 'figures']);
});

test('what is out of date is kept until it is looked at again, and is news only if it differs', async () => {
  const disk = createDisk({ '': EMPTY, figures: EMPTY });
  disk.known.need(['', 'figures']);
  await disk.answer();
  disk.known.refresh(() => true);
  await disk.answer();
  assert.equal(disk.news(), 1);
  disk.set('figures', WITH_FIGURE);
  disk.known.refresh((folder) => folder === 'figures');
  assert.deepEqual(disk.known.current().get('figures'), EMPTY);
  await disk.answer();
  assert.deepEqual(disk.known.current().get('figures'), WITH_FIGURE);
  assert.equal(disk.news(), 2);
  assert.deepEqual(disk.asked, ['', 'figures', '', 'figures', 'figures']);
});

test('what happens during a look is looked at behind it', async () => {
  const disk = createDisk({ '': EMPTY, figures: EMPTY });
  disk.known.need(['', 'figures']);
  disk.known.refresh((folder) => folder === 'figures');
  await disk.answer();
  disk.set('figures', WITH_FIGURE);
  await disk.answer();
  assert.deepEqual(disk.known.current().get('figures'), WITH_FIGURE);
  assert.deepEqual(disk.asked, ['', 'figures', 'figures']);
});

test("nothing is known where the report's own folder can't be listed", async () => {
  const disk = createDisk({ '': null, figures: null });
  disk.known.need(['', 'figures']);
  await disk.answer();
  assert.equal(disk.known.current().size, 0);
  assert.deepEqual(disk.known.existing(), []);
});

test('after the end there are no looks and no news', async () => {
  const disk = createDisk({ '': EMPTY });
  disk.known.need(['']);
  disk.known.dispose();
  await disk.answer();
  disk.known.refresh(() => true);
  assert.equal(disk.news(), 0);
  assert.deepEqual(disk.asked, ['']);
});

interface Disk {
  readonly known: KnownFolders;
  /** The folders that were asked for, in order. */
  readonly asked: readonly string[];
  set(folder: string, listing: Listing): void;
  /** How often there was news. */
  news(): number;
  /** Answers all open requests with what is on disk now. */
  answer(): Promise<void>;
}

function createDisk(listings: Readonly<Record<string, Listing | null>>): Disk {
  const folders = new Map(Object.entries(listings));
  const asked: string[] = [];
  let news = 0;
  let open: (() => void)[] = [];
  const files = {
    list: (folder: string) => {
      asked.push(folder);
      return new Promise<Listing | null>((resolve) => {
        open.push(() => {
          resolve(folders.get(folder) ?? null);
        });
      });
    },
    size: () => Promise.resolve(null),
    read: () => Promise.resolve(null),
    head: () => Promise.resolve(null),
  };
  return {
    known: createKnownFolders(files, () => news++),
    asked,
    set: (folder, listing) => folders.set(folder, listing),
    news: () => news,
    async answer() {
      const answers = open;
      open = [];
      for (const each of answers) each();
      await new Promise(setImmediate);
    },
  };
}
