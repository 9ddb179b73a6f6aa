import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, delimiter, dirname, join } from 'node:path';
import { test } from 'node:test';
import { promisify } from 'node:util';
import { folderWith } from '../support/folderWith';
import { fromRoot } from '../support/paths';
import { lines } from '../support/streetReport';

/** The report of the recordings: its checklist has a malformed box on line 5. */
const REPORT = lines(
  '# Exam template',
  '',
  '## Week 1',
  '',
  '* [] Made a repository (M5)', // 5
  '* [X ] Wrote a readme (M6)',
  '',
  '### Question 1',
  '',
  '> Where is the harbour?',
  '>',
  '> Recommended answer length: 5-10 words.',
  '>',
  '> Answer:',
  '',
  'By the sea, where ships come and go each day of the year 😀 [plan](figures/plan.png) now.', // 16
  '',
  '### Question 2',
  '',
  '> Who sails?',
  '>',
  '> Recommended answer length: 3-9 words + 1 image.',
  '>',
  '> Answer:', // 24
  '',
  '--- Nobody that we know of. ---', // 26
  '',
);

/** Without `24 figures-too-few`, which the given settings turn off. */
const PROBLEMS = [
  '16 answer-too-long',
  '26 placeholder-dashes',
  '5 checkbox-malformed',
  '6 checkbox-malformed',
];

/** An editor with its script in `editors/`. */
interface Editor {
  readonly name: string;
  readonly program: string;
  /** The start of the path of an extra package that it needs; null if it needs none. */
  readonly needs: string | null;
  readonly args: (script: string, report: string) => readonly string[];
  readonly script: string;
  /** Whether the script sets settings; without any, lsp-mode sends null as initialization options. */
  readonly hasSettings: boolean;
}

const EDITORS: readonly Editor[] = [
  {
    name: 'Neovim',
    program: 'nvim',
    needs: null,
    script: 'neovim.lua',
    hasSettings: true,
    args: (script, report) => [
      '--headless',
      '-u',
      'NONE',
      '-c',
      'set ft=markdown',
      '-c',
      `luafile ${script}`,
      report,
    ],
  },
  {
    name: 'Emacs with eglot',
    program: 'emacs',
    needs: null,
    script: 'eglot.el',
    hasSettings: true,
    args: (script) => ['--batch', '-q', '-l', script],
  },
  {
    name: 'Emacs with lsp-mode',
    program: 'emacs',
    needs: '/usr/share/emacs/site-lisp/elpa/lsp-mode-',
    script: 'lsp-mode.el',
    hasSettings: false,
    args: (script) => ['--batch', '-q', '-l', script],
  },
  {
    name: 'Vim with ALE',
    // Vim needs a terminal.
    program: 'script',
    needs: '/usr/share/vim-ale',
    script: 'ale.vim',
    hasSettings: true,
    args: (script, report) => ['-qec', `vim -u ${script} -N -n -i NONE ${report}`, '/dev/null'],
  },
];

interface Result {
  readonly error?: string;
  readonly problems: readonly string[];
  readonly actions?: readonly string[];
}

for (const { name, program, needs, script, hasSettings, args } of EDITORS) {
  const missing = [
    ...(isOnPath(program) ? [] : [program]),
    ...(needs !== null && !isThere(needs) ? [needs] : []),
  ];
  test(
    `${name} shows the problems of a report and fixes one`,
    { skip: missing.join(', ') || false },
    async () => {
      const folder = await folderWith({
        'reports/README.md': REPORT,
        'reports/figures/plan.png': 'png',
        '.git/HEAD': '',
      });
      const report = join(folder, 'reports/README.md');
      const result = join(folder, 'result.json');
      await promisify(execFile)(program, [...args(fromRoot('test/clients/editors', script), report)], {
        timeout: 120_000,
        env: {
          ...process.env,
          HOME: folder,
          SERVER: `${process.execPath} ${fromRoot('dist/node/server.mjs')} --stdio`,
          ROOT: folder,
          REPORT: report,
          LINE: '5',
          RESULT: result,
        },
      });
      const { error, problems, actions } = JSON.parse(await readFile(result, 'utf8')) as Result;
      assert.equal(error, undefined);
      const expected = hasSettings ? PROBLEMS : [...PROBLEMS, '24 figures-too-few'];
      assert.deepEqual(problems.toSorted(), expected.toSorted());
      if (actions) assert.equal(actions[0], 'Write `[ ]`');
      assert.equal(await readFile(report, 'utf8'), REPORT.replace('* []', '* [ ]'));
    },
  );
}

function isOnPath(program: string): boolean {
  return (process.env['PATH'] ?? '').split(delimiter).some((folder) => existsSync(join(folder, program)));
}

function isThere(start: string): boolean {
  const folder = dirname(start);
  return existsSync(folder) && readdirSync(folder).some((name) => name.startsWith(basename(start)));
}
