import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { folderWith } from '../support/folderWith';
import { packNpm } from '../support/npmTarball';
import { fromRoot } from '../support/paths';
import { STREET_REPORT } from '../support/streetReport';
import { temporaryFolder } from '../support/temporaryFolder';

/** The configuration of docs/ci.md, with a packed file instead of the package from the registry. */
function recipe(tarball: string): string {
  const [, text = ''] =
    /```yaml\n(# \.pre-commit-config\.yaml\n[^]*?)```/.exec(readFileSync(fromRoot('docs/ci.md'), 'utf8')) ??
    [];
  return text.replace(/'mlops-report@[\d.]+'/, JSON.stringify(tarball)).replace(' --fail-on error', '');
}

const isInstalled = spawnSync('pre-commit', ['--version']).status === 0;

test(
  'pre-commit runs the recipe of docs/ci.md',
  { skip: !isInstalled && 'pre-commit is not installed' },
  async () => {
    const { path } = await packNpm(temporaryFolder());
    const cwd = await folderWith({
      'reports/README.md': STREET_REPORT,
      'README.md': '# Another page\n',
      '.pre-commit-config.yaml': recipe(path),
    });
    const home = temporaryFolder();
    const run = () =>
      spawnSync('pre-commit', ['run', 'mlops-report', '--all-files'], {
        cwd,
        encoding: 'utf8',
        env: { ...process.env, PRE_COMMIT_HOME: home, npm_config_offline: 'true' },
      });
    execFileSync('git', ['init', '--quiet'], { cwd });
    execFileSync('git', ['add', '.'], { cwd });
    const failed = run();
    assert.equal(failed.status, 1, failed.stdout);
    assert.match(failed.stdout, /reports\/README\.md:15:\d+: warning answer-too-short/);
    assert.ok(!/^README\.md/m.test(failed.stdout));

    const longer = STREET_REPORT.replace('Three houses only.', 'There are three houses only.');
    await writeFile(join(cwd, 'reports/README.md'), longer);
    execFileSync('git', ['add', '.'], { cwd });
    const passed = run();
    assert.equal(passed.status, 0, passed.stdout);
  },
);
