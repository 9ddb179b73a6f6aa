import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { after, before, suite, test } from 'node:test';
import { findProgram } from '../../../server/src/node/findProgram';
import { temporaryFolder } from '../../support/temporaryFolder';

suite('Finding git', { skip: process.platform === 'win32' }, () => {
  const { PATH } = process.env;
  const here = process.cwd();
  const folder = temporaryFolder();
  const program = join(folder, 'bin', 'git');

  before(() => {
    mkdirSync(join(folder, 'bin'));
    mkdirSync(join(folder, 'repository'));
    for (const path of [program, join(folder, 'repository', 'git')]) {
      writeFileSync(path, '#!/bin/sh\n');
      chmodSync(path, 0o755);
    }
    writeFileSync(join(folder, 'text'), 'git');
    process.chdir(join(folder, 'repository'));
  });

  after(() => {
    process.chdir(here);
    process.env['PATH'] = PATH;
  });

  test('searches the absolute folders of PATH, but not the current folder', async () => {
    process.env['PATH'] = ['', '.', '../repository', join(folder, 'none')].join(delimiter);
    assert.equal(await findProgram(['git']), null);
    process.env['PATH'] += `${delimiter}${join(folder, 'bin')}`;
    assert.equal(await findProgram(['git']), program);
  });

  test('accepts only an absolute path of a program', async () => {
    process.env['PATH'] = join(folder, 'bin');
    assert.equal(await findProgram([program]), program);
    for (const name of [
      './git',
      '../bin/git',
      'repository/git',
      '',
      join(folder, 'bin'),
      join(folder, 'text'),
    ])
      assert.equal(await findProgram([name]), null, name);
  });

  test('takes the first program that exists', async () => {
    process.env['PATH'] = '';
    assert.equal(await findProgram([join(folder, 'none'), program, 'git']), program);
    assert.equal(await findProgram([]), null);
  });
});
