import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Listing } from '../../../server/src/files/reportFiles';
import { createKnownFolders, type KnownFolders } from '../../../server/src/workspace/folderCache';

const EMPTY: Listing = new Map();
const WITH_FIGURE: Listing = new Map([['q1.png', 'file']]);

test('a folder is unknown until it has been listed', async () => {
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

test('a known folder is not listed again, and one that is no longer needed is forgotten', async () => {
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

test('an outdated listing is kept until the folder is listed again, and only a difference is a change', async () => {
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

test('a change while a folder is being listed leads to another listing', async () => {
  const disk = createDisk({ '': EMPTY, figures: EMPTY });
  disk.known.need(['', 'figures']);
  disk.known.refresh((folder) => folder === 'figures');
  await disk.answer();
  disk.set('figures', WITH_FIGURE);
  await disk.answer();
  assert.deepEqual(disk.known.current().get('figures'), WITH_FIGURE);
  assert.deepEqual(disk.asked, ['', 'figures', 'figures']);
});

test("nothing is known if the report's own folder cannot be listed", async () => {
  const disk = createDisk({ '': null, figures: null });
  disk.known.need(['', 'figures']);
  await disk.answer();
  assert.equal(disk.known.current().size, 0);
  assert.deepEqual(disk.known.existing(), []);
});

test('there are no listings and no changes after disposal', async () => {
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
  /** The requested folders, in order. */
  readonly asked: readonly string[];
  set(folder: string, listing: Listing): void;
  /** The number of reported changes. */
  news(): number;
  /** Answers all open requests with the current listings. */
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
