import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import test, { suite } from 'node:test';
import { fromRoot } from '../support/paths';

const FOLDER = fromRoot('.github/workflows');
const WORKFLOWS = readdirSync(FOLDER).map(
  (name) => [name, readFileSync(join(FOLDER, name), 'utf8')] as const,
);

/** The source of each job of a workflow. */
function jobsOf(workflow: string): string[] {
  return workflow.slice(workflow.indexOf('\njobs:\n')).split(/\n(?= {2}[\w-]+:\n)/);
}

suite('Workflows', () => {
  for (const [name, text] of WORKFLOWS) {
    test(`${name} pins each action to a commit`, () => {
      const actions = Array.from(text.matchAll(/uses: (.*)/g), ([, action = '']) => action);
      assert.notEqual(actions.length, 0);
      for (const action of actions)
        if (!action.startsWith('./')) assert.match(action, /^[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
    });

    test(`${name} runs only locked packages`, () => {
      assert.doesNotMatch(text, /\bnpx (?!--no )|npm (?:install|i|exec) |npm ci .*--force/);
    });

    test(`${name} gives write permissions only to jobs that run no code of development dependencies`, () => {
      assert.match(text, /^permissions:\n {2}contents: read$/m);
      for (const job of jobsOf(text).filter((one) =>
        /(?:id-token|attestations|packages|contents): write/.test(one),
      ))
        assert.doesNotMatch(job, /npm (?:test|run)|npm ci(?! --ignore-scripts --prefix \.github\/publish)/);
    });
  }
});
