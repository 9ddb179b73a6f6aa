import assert from 'node:assert/strict';
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, suite, test } from 'node:test';
import {
  createMessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node';
import { folderWith } from '../support/folderWith';
import { NPM, packNpm } from '../support/npmTarball';
import { STREET_REPORT } from '../support/streetReport';
import { temporaryFolder } from '../support/temporaryFolder';

const MEGABYTE = 1_000_000;

suite('The npm package', () => {
  let packed: Awaited<ReturnType<typeof packNpm>>;
  const folder = temporaryFolder();
  const bin = (name: string): string =>
    join(folder, 'node_modules/.bin', process.platform === 'win32' ? `${name}.cmd` : name);

  before(async () => {
    const options = { cwd: folder, encoding: 'utf8', shell: process.platform === 'win32' } as const;
    packed = await packNpm(folder);
    execFileSync(NPM, ['init', '-y'], options);
    execFileSync(NPM, ['install', '--offline', '--no-audit', '--no-fund', packed.path], options);
  });

  test('has at most 3 MB, no source maps and no sources', () => {
    assert.ok(packed.unpackedSize <= 3 * MEGABYTE, `${packed.unpackedSize} bytes`);
    const other = packed.files
      .map(({ path }) => path)
      .filter(
        (path) =>
          !/^(?:LICENSE|dist\/THIRD-PARTY-NOTICES\.txt|README\.md|package\.json|dist\/(?:[\w-]+\/)*[\w-]+\.m?js|l10n\/[\w.]+\.json)$/u.test(
            path,
          ),
      );
    assert.deepEqual(other, []);
  });

  test('installs without any dependency', () => {
    assert.ok(!existsSync(join(folder, 'node_modules/mlops-report/node_modules')));
    const manifest = JSON.parse(
      readFileSync(join(folder, 'node_modules/mlops-report/package.json'), 'utf8'),
    ) as object;
    assert.ok(!('dependencies' in manifest));
  });

  test('all commands run after the installation', async () => {
    const cwd = await folderWith({ 'reports/README.md': STREET_REPORT });
    const run = (...words: string[]): ReturnType<typeof spawnSync> =>
      spawnSync(bin('mlops-report'), words, { cwd, encoding: 'utf8', shell: process.platform === 'win32' });
    assert.match(String(run('--version').stdout), /^\d+\.\d+\.\d+\n$/u);
    assert.equal(run('check').status, 1);
    assert.match(String(run('check').stdout), /answer-too-short/u);
    assert.notEqual(run('check', '--lang', 'da').stdout, run('check').stdout);
    assert.equal(run('check', '--format', 'sarif').status, 1);
    assert.equal(run('html').status, 0);
    assert.ok(existsSync(join(cwd, 'reports-README.html')));
    assert.equal(run('init').status, 0);
    assert.equal(run('chekc').status, 2);
  });

  for (const words of [
    ['mlops-report-language-server', '--stdio'],
    ['mlops-report', 'lsp'],
  ])
    test(`the server starts with ${words.join(' ')}`, async () => {
      const [name = '', ...args] = words;
      const child = spawn(bin(name), args, {
        stdio: ['pipe', 'pipe', 'inherit'],
        shell: process.platform === 'win32',
      });
      const connection = createMessageConnection(
        new StreamMessageReader(child.stdout),
        new StreamMessageWriter(child.stdin),
      );
      connection.listen();
      const result = await connection.sendRequest('initialize', {
        processId: null,
        rootUri: null,
        capabilities: {},
      });
      assert.equal((result as { serverInfo: { name: string } }).serverInfo.name, 'MLOps Report');
      await connection.sendRequest('shutdown');
      const ended = new Promise((resolve) => child.once('exit', resolve));
      await connection.sendNotification('exit');
      assert.equal(await ended, 0);
      connection.dispose();
    });
});
