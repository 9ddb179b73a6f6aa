import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { before, suite, test } from 'node:test';
import { folderWith } from '../support/folderWith';
import { figureFiles } from '../support/figureFiles';
import { makeReport } from '../support/makeReport';
import { packNpm } from '../support/npmTarball';
import { fromRoot } from '../support/paths';
import { STREET_REPORT } from '../support/streetReport';
import { temporaryFolder } from '../support/temporaryFolder';

/** The script of the action's last step, as a runner passes it to bash. */
function scriptOf(action: string): string {
  const [, block = ''] = action.split('      run: |\n');
  return block.replace(/^ {8}/gm, '');
}

suite('The GitHub action', { skip: process.platform === 'win32' }, () => {
  const action = readFileSync(fromRoot('action.yml'), 'utf8');
  const folder = temporaryFolder();
  let version = '';

  before(async () => {
    version = `file:${(await packNpm(folder)).path}`;
  });

  /** Runs the step with inputs, in a folder with these files. */
  async function run(
    inputs: { readonly path?: string; readonly failOn?: string },
    files: Parameters<typeof folderWith>[0],
  ) {
    return spawnSync('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', scriptOf(action)], {
      cwd: await folderWith(files),
      encoding: 'utf8',
      env: {
        ...process.env,
        npm_config_offline: 'true',
        npm_config_cache: folder,
        REPORT_PATHS: inputs.path ?? '',
        REPORT_FAIL_ON: inputs.failOn ?? 'warning',
        REPORT_VERSION: version,
      },
    });
  }

  test('passes inputs to its step through the environment, never in the text of the script', () => {
    assert.ok(!scriptOf(action).includes('${{'));
    for (const name of ['path', 'fail-on', 'version'])
      assert.match(action, new RegExp(`: \\$\\{\\{ inputs\\.${name} \\}\\}\\n`));
  });

  test('annotates the reports in the folder if no path is given', async () => {
    const { status, stdout } = await run({}, { 'reports/README.md': STREET_REPORT });
    assert.equal(status, 1);
    assert.match(stdout, /^::warning file=reports\/README\.md,line=15,/m);
  });

  test('checks each given path, also with spaces', async () => {
    const { status, stdout } = await run(
      { path: 'my report.md\n\nother/street.md\n', failOn: 'error' },
      { 'my report.md': STREET_REPORT, 'other/street.md': STREET_REPORT, 'third/README.md': STREET_REPORT },
    );
    assert.equal(status, 0);
    const named = new Set(Array.from(stdout.matchAll(/ file=([^,]*),/g), ([, file]) => file));
    assert.deepEqual(named, new Set(['my report.md', 'other/street.md']));
  });

  test('passes for a report without problems', async () => {
    const { status } = await run(
      { failOn: 'error' },
      { ...figureFiles(), 'reports/README.md': makeReport() },
    );
    assert.equal(status, 0);
  });

  test('fails with a message for a wrong path', async () => {
    const { status, stdout } = await run({ path: 'gone.md' }, {});
    assert.equal(status, 2);
    assert.match(stdout, /gone\.md does not exist/);
  });
});
