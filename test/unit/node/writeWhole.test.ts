import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import test from 'node:test';
import { dropPartials, openWhole, writeWhole } from '../../../server/src/node/writeWhole';
import { folderWith } from '../../support/folderWith';

test('only unfinished files are removed when the program ends', async () => {
  const folder = await folderWith({ 'page.html': 'earlier' });
  await writeWhole(join(folder, 'other.html'), 'whole');
  const whole = await openWhole(join(folder, 'page.html'));
  await whole.file.writeFile('half');
  assert.equal((await readdir(folder)).length, 3);
  dropPartials();
  assert.deepEqual((await readdir(folder)).sort(), ['other.html', 'page.html']);
  assert.equal(await readFile(join(folder, 'page.html'), 'utf8'), 'earlier');
  await whole.drop();
});
