import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import test, { suite } from 'node:test';
import { mlopsReport } from '../../support/commandLine';
import { folderWith } from '../../support/folderWith';
import { makeRepository } from '../../support/git';
import { figureFiles } from '../../support/figureFiles';
import { makeReport } from '../../support/makeReport';
import { STREET_REPORT } from '../../support/streetReport';

const FIGURES = figureFiles('');

/** A clone whose report has no problems. */
function clone(folder: string, report: string): Record<string, string | Uint8Array> {
  return {
    [`${folder}/reports/README.md`]: report,
    ...Object.fromEntries(
      Object.entries(FIGURES).map(([path, content]) => [`${folder}/reports/${path}`, content]),
    ),
  };
}

const REFUSED = makeReport().replace('> Answer:', '>');

/** The JSON of a group, with the properties that these tests read. */
interface Entry {
  readonly group: string;
  readonly state: string;
  readonly reason: string;
  readonly warnings: number | null;
  readonly passed: number | null;
  readonly repository: string | null;
  readonly num_contributors: number | null;
  readonly num_commits_to_main: number | null;
  readonly num_workflow_files: number | null;
  readonly num_docker_files: number | null;
  readonly evidenceMissing: number | null;
}

function workOf(entry: Entry | undefined): unknown[] {
  assert.ok(entry);
  return [
    entry.num_contributors,
    entry.num_commits_to_main,
    entry.num_workflow_files,
    entry.num_docker_files,
    entry.evidenceMissing,
  ];
}

async function entries(cwd: string, ...paths: readonly string[]): Promise<readonly Entry[]> {
  const { stdout, status } = await mlopsReport(['groups', '--format', 'json', ...paths], { cwd });
  assert.equal(status, 0);
  return (JSON.parse(stdout) as { readonly groups: readonly Entry[] }).groups;
}

suite('mlops-report groups', () => {
  test('lists the clones of the course, the worst first', async () => {
    const cwd = await folderWith({
      ...clone('cloned_repos/group_1/harbour', makeReport()),
      ...clone('cloned_repos/group_2/street', REFUSED),
      'cloned_repos/group_3/empty/README.md': 'Nothing here.\n',
      ...clone('cloned_repos/group_10/street', STREET_REPORT),
      'cloned_repos/notes.txt': '',
    });
    assert.deepEqual(
      (await entries(cwd)).map(({ group, state, warnings, passed }) => [group, state, warnings, passed]),
      [
        ['group_3', 'not checked', null, null],
        ['group_2', 'refused', null, null],
        ['group_10', 'accepted', 1, 2],
        ['group_1', 'accepted', 0, 31],
      ],
    );
  });

  test("lists the groups of the course's list, with the clones next to it", async () => {
    const cwd = await folderWith({
      'info/group_info.csv':
        'group_nb,student 1,student 2,github_repo\r\n7,s100001,,https://github.com/example/seven\r\n8,"s100002",s100003,"https://github.com/example/eight"\r\n',
      ...clone('info/cloned_repos/group_07/seven', makeReport()),
    });
    assert.deepEqual(
      (await entries(cwd, 'info/group_info.csv')).map(({ group, state, reason, repository }) => [
        group,
        state,
        reason,
        repository,
      ]),
      [
        ['8', 'not checked', 'no clone', 'https://github.com/example/eight'],
        ['7', 'accepted', '', 'https://github.com/example/seven'],
      ],
    );
  });

  test('accepts any folder of clones', async () => {
    const cwd = await folderWith({ ...clone('north', makeReport()), ...clone('south', REFUSED) });
    assert.deepEqual(
      (await entries(cwd, '.')).map(({ group, reason }) => [group, reason]),
      [
        ['south', '30 answers are found, 31 expected'],
        ['north', ''],
      ],
    );
  });

  test('ignores the configuration files in the clones', async () => {
    const cwd = await folderWith({
      ...clone('group_1', STREET_REPORT),
      'group_1/.mlops-report.json': '{ "rules": { "answer-too-short": "off" } }',
    });
    await mkdir(join(cwd, 'group_1/.git'));
    const { stdout } = await mlopsReport(['groups', '--format', 'json'], { cwd });
    assert.match(stdout, /"answer-too-short"/u);
  });

  test('continues after a group that is empty, unreadable or without a report', async () => {
    const cwd = await folderWith({
      ...clone('group_1', makeReport()),
      'group_2/reports/README.md': '',
      'group_3/reports/README.md': 'No questions.\n',
      'group_4/reports/figures/a.png': '',
    });
    await writeFile(join(cwd, 'group_4/reports/README.md'), new Uint8Array([0xff, 0xfe, 0x00]));
    const states = (await entries(cwd)).map(({ group, state }) => [group, state]);
    assert.deepEqual(states.at(-1), ['group_1', 'accepted']);
    assert.deepEqual(
      states.slice(0, 3).map(([, state]) => state),
      ['not checked', 'not checked', 'not checked'],
    );
  });

  test('prints a table with a summary', async () => {
    const cwd = await folderWith({ ...clone('group_1', makeReport()), ...clone('group_2', REFUSED) });
    const { stdout } = await mlopsReport(['groups'], { cwd });
    const [head, refused, accepted, , sum] = stdout.split('\n');
    assert.match(head ?? '', /^Group +Checker +Warnings/u);
    assert.match(refused ?? '', /^group_2 +refused: 30 answers are found, 31 expected/u);
    assert.match(accepted ?? '', /^group_1 +31 of 31 pass/u);
    assert.equal(sum, '2 groups: 1 accepted, 1 refused, 0 not checked.');
  });

  test('prints a row for each group as CSV', async () => {
    const cwd = await folderWith({ ...clone('group_1', makeReport()), ...clone('group_2', REFUSED) });
    const { stdout } = await mlopsReport(['groups', '--format', 'csv'], { cwd });
    const rows = stdout.split('\r\n');
    assert.equal(rows.length, 4);
    assert.match(rows[0] ?? '', /^group,state,reason,warnings,/u);
    assert.match(rows[1] ?? '', /^group_2,refused,"30 answers are found, 31 expected",,,31,/u);
  });

  test("counts contributors, commits and files in a clone's own repository", async () => {
    const cwd = await folderWith({ 'cloned_repos/group_2/reports/README.md': makeReport() });
    await mkdir(join(cwd, 'cloned_repos/group_1'));
    const made = makeRepository(join(cwd, 'cloned_repos/group_1'));
    await made.write({
      'reports/README.md': makeReport({
        checklist: { Code: ['* [x] Create a FastAPI application that can do inference (M22)'] },
      }),
      '.github/workflows/tests.yaml': 'on: push\n',
      'docker/api.dockerfile': 'FROM scratch\n',
      'Dockerfile.train': 'FROM scratch\n',
      '.dockerignore': 'data\n',
    });
    made.commit('Begin');
    made.git('config', 'user.email', 'kim@home.example');
    made.git('config', 'user.name', 'Kim Olsen');
    made.git('commit', '-q', '--allow-empty', '-m', 'More');
    // A clone without its own .git is part of the staff's repository, which says nothing about the group.
    const staff = makeRepository(cwd);
    staff.git('commit', '-q', '--allow-empty', '-m', 'Staff');
    const all = await entries(cwd, 'cloned_repos');
    const of = (name: string): unknown[] => workOf(all.find(({ group }) => group === name));
    assert.deepEqual(of('group_1'), [2, 2, 1, 2, 1]);
    assert.deepEqual(of('group_2'), [null, null, null, null, null]);
    const { stdout } = await mlopsReport(['groups', 'cloned_repos'], { cwd });
    assert.match(
      stdout.split('\n')[0] ?? '',
      /Evidence +Contributors +Commits to main +Workflow files +Docker files$/u,
    );
    assert.match(stdout, /1 missing +2 +2 +1 +2$/mu);
  });

  test('explains what is wrong with a path', async () => {
    const cwd = await folderWith({ 'list.csv': 'name,mail\n', 'empty/a.txt': '' });
    for (const [path, message] of [
      ['none', 'none does not exist.'],
      ['empty', 'empty has no folders of groups in it.'],
      ['list.csv', 'list.csv is no list of groups:'],
    ] as const) {
      const { status, stderr, stdout } = await mlopsReport(['groups', path], { cwd });
      assert.deepEqual([status, stdout], [2, '']);
      assert.ok(stderr.includes(message), stderr);
    }
  });
});
