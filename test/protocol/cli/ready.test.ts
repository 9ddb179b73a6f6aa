import assert from 'node:assert/strict';
import { join } from 'node:path';
import test, { suite } from 'node:test';
import { handInPage } from '../../../server/src/handin/handInPage';
import { mlopsReport } from '../../support/commandLine';
import { folderWith } from '../../support/folderWith';
import { makeRepository, type MadeRepository } from '../../support/git';
import { figureFiles } from '../../support/figureFiles';
import { makeReport } from '../../support/makeReport';
import { temporaryFolder } from '../../support/temporaryFolder';

const FASTAPI = '* [x] Create a FastAPI application that can do inference using your model (M22)';
const REPORT = makeReport({ checklist: { 'Week 2': [FASTAPI] } });
const FIGURES = figureFiles();

interface Answer {
  readonly path: string;
  readonly ready?: boolean;
  readonly error?: string;
  readonly items?: readonly {
    readonly kind: string;
    readonly code: string | null;
    readonly range: { readonly start: { readonly line: number } } | null;
  }[];
}

async function ready(
  cwd: string,
  ...paths: readonly string[]
): Promise<{ readonly status: number | null; readonly reports: readonly Answer[] }> {
  const { stdout, status } = await mlopsReport(['ready', '--format', 'json', ...paths], { cwd });
  return { status, reports: (JSON.parse(stdout) as { readonly reports: readonly Answer[] }).reports };
}

function kinds({ items = [] }: Answer): string[] {
  return items.map(({ kind }) => kind);
}

/** A clone of a repository with the report, with everything pushed. */
async function pushed(files: Readonly<Record<string, string>> = {}): Promise<MadeRepository> {
  const origin = makeRepository();
  await origin.write({ 'reports/README.md': REPORT, ...FIGURES, 'src/api.py': 'import fastapi\n', ...files });
  origin.commit('Begin');
  const clone = makeRepository();
  clone.git('remote', 'add', 'origin', origin.root);
  clone.git('fetch', '-q', 'origin');
  clone.git('reset', '-q', '--hard', 'origin/main');
  clone.git('branch', '-q', '--set-upstream-to', 'origin/main');
  clone.git('remote', 'set-head', 'origin', 'main');
  return clone;
}

suite('mlops-report ready', () => {
  test('a report that is complete, committed and pushed is ready', async () => {
    const { root } = await pushed();
    const { stdout, status } = await mlopsReport(['ready'], { cwd: root });
    assert.equal(stdout, 'reports/README.md: Ready.\n');
    assert.equal(status, 0);
    const { status: other, reports } = await ready(root);
    assert.deepEqual([other, reports], [0, [{ path: 'reports/README.md', ready: true, items: [] }]]);
  });

  test('an outdated hand-in page is reported, also by check', async () => {
    const { root } = await pushed({ 'reports/report.html': handInPage(REPORT.replace('[x]', '[ ]')) });
    const { status, reports } = await ready(root);
    assert.deepEqual([status, reports.flatMap(kinds)], [1, ['stale']]);
    const { stdout } = await mlopsReport(['check', '--format', 'csv'], { cwd: root });
    assert.match(stdout, /handin-stale/u);
  });

  test('problems of git, text and checklist are one list, with links', async () => {
    const made = await pushed();
    made.git('checkout', '-q', '-b', 'draft');
    await made.write({ 'src/api.py': 'import flask\n', 'notes.txt': 'x' });
    made.commit('Use Flask');
    await made.write({ 'reports/README.md': REPORT.replace('> Answer:', '>') });
    const { status, reports } = await ready(made.root, 'reports/README.md');
    assert.equal(status, 1);
    const [report] = reports;
    assert.deepEqual(report && kinds(report), ['refused', 'uncommitted', 'unpushed', 'branch', 'evidence']);
    const line = REPORT.split('\n').indexOf(FASTAPI);
    assert.equal(report?.items?.at(-1)?.range?.start.line, line);
    const { stdout } = await mlopsReport(['ready'], { cwd: made.root });
    const [head, first, ...others] = stdout.split('\n');
    assert.equal(head, 'reports/README.md: Not ready, 5 things to do.');
    assert.match(first ?? '', /^reports\/README\.md:\d+:\d+: +refused +Question/u);
    assert.match(others.at(-2) ?? '', new RegExp(`^reports/README\\.md:${line + 1}:1: +evidence +`, 'u'));
    assert.match(others[0] ?? '', /^reports\/README\.md: +uncommitted +/u);
  });

  test('a figure that git ignores makes a report not ready', async () => {
    const made = await pushed();
    await made.write({ '.gitignore': '*.png\n' });
    made.git('rm', '-q', '--cached', '-r', 'reports/figures');
    made.commit('Ignore pictures');
    const { reports } = await ready(made.root);
    assert.ok(reports[0]?.items?.some(({ kind, code }) => kind === 'figure' && code === 'figure-ignored'));
  });

  test('without an upstream, a remote branch with all commits is enough', async () => {
    const made = await pushed();
    made.git('branch', '-q', '--unset-upstream');
    assert.deepEqual((await ready(made.root)).reports[0]?.ready, true);
    made.git('commit', '-q', '--allow-empty', '-m', 'More');
    assert.deepEqual((await ready(made.root)).reports.map(kinds), [['unpushed']]);
  });

  test('outside a repository nothing is known about git', async () => {
    const cwd = await folderWith({ 'reports/README.md': REPORT, ...FIGURES });
    const { status, reports } = await ready(cwd);
    assert.deepEqual([status, reports.map(kinds)], [1, [['repository']]]);
  });

  test('a setting turns off evidence, and --no-config ignores the setting', async () => {
    const made = await pushed({
      'src/api.py': 'import flask\n',
      '.mlops-report.json': '{ "rules": { "evidence-missing": "off" } }',
    });
    assert.equal((await ready(made.root)).status, 0);
    assert.deepEqual((await ready(made.root, '--no-config')).reports.map(kinds), [['evidence']]);
  });

  test('a file that is not a report gives status 2 and an entry, and the others are checked', async () => {
    const made = await pushed({ 'notes.md': 'No questions.\n' });
    const { status, reports } = await ready(made.root, 'notes.md', 'reports/README.md');
    assert.equal(status, 2);
    assert.deepEqual(
      reports.map(({ error, ready: isReady }) => [error, isReady]),
      [
        ['not-a-report', undefined],
        [undefined, true],
      ],
    );
  });

  test('prints Danish', async () => {
    const { root } = await pushed();
    const { stdout } = await mlopsReport(['ready', '--lang', 'da'], { cwd: root });
    assert.equal(stdout, 'reports/README.md: Klar.\n');
  });
});

suite('mlops-report check --evidence', () => {
  test('lists in JSON what was found, and which items have no evidence', async () => {
    const logging = '* [ ] Use logging to log important events in your code (M14)';
    const made = makeRepository(temporaryFolder());
    await made.write({
      'reports/README.md': makeReport({ checklist: { Code: [FASTAPI, logging, '* [x] Rest (M1)'] } }),
      ...FIGURES,
      'src/log.py': 'import logging\n',
    });
    made.commit('Begin');
    const path = join('reports', 'README.md');
    const run = async (...options: readonly string[]) => {
      const { stdout } = await mlopsReport(['check', '--format', 'json', ...options, path], {
        cwd: made.root,
      });
      return (
        JSON.parse(stdout) as {
          readonly reports: readonly {
            readonly checklist: { readonly evidence?: readonly object[] };
            readonly problems: readonly { readonly code: string; readonly severity: string }[];
          }[];
        }
      ).reports[0];
    };
    const report = await run('--evidence');
    const evidence = report?.checklist.evidence as readonly { readonly line: number }[];
    assert.deepEqual(
      evidence.map(({ line, ...rest }) => ({ ...rest, below: line - (evidence[0]?.line ?? 0) })),
      [
        { id: 'api', done: true, strength: 'firm', files: [], below: 0 },
        { id: 'logging', done: false, strength: 'soft', files: ['src/log.py'], below: 1 },
      ],
    );
    assert.deepEqual(
      report?.problems.map(({ code, severity }) => [code, severity]),
      [['evidence-missing', 'hint']],
    );
    const without = await run();
    assert.equal(without?.checklist.evidence, undefined);
    assert.deepEqual(without?.problems, []);
  });
});
