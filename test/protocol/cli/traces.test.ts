import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { test } from 'node:test';
import { makeHostileRepository } from '../../support/hostileRepository';
import { makeReport } from '../../support/makeReport';
import { fromRoot } from '../../support/paths';
import { temporaryFolder } from '../../support/temporaryFolder';

const hasStrace = process.platform === 'linux' && spawnSync('strace', ['-V']).status === 0;

for (const command of ['check', 'ready'])
  test(
    `${command} runs only git in a hostile repository, and opens no connection`,
    { skip: !hasStrace && 'strace is not installed' },
    async () => {
      const { made, ran } = await makeHostileRepository(makeReport());
      const log = join(temporaryFolder(), 'trace');
      const calls = ['-f', '-qq', '-e', 'trace=execve,execveat,connect', '-o', log];
      const program = [process.execPath, fromRoot('dist/cli.js'), command, join(made.root, 'reports')];
      const { stderr } = spawnSync('strace', [...calls, ...program], { encoding: 'utf8' });
      const trace = readFileSync(log, 'utf8');
      const executed = [...trace.matchAll(/execve(?:at)?\("([^"]+)".*= 0$/gmu)].map(([, path = '']) =>
        basename(path),
      );
      assert.equal(stderr.includes('defect'), false, stderr);
      assert.ok(executed.includes('git'));
      assert.deepEqual([...new Set(executed)].sort(), ['git', basename(process.execPath)].sort());
      assert.doesNotMatch(trace, /connect\(.*AF_INET/u);
      assert.deepEqual(ran(), []);
    },
  );
