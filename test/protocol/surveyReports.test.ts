import assert from 'node:assert/strict';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { surveyReports } from '../../common/protocol';
import { eventually } from '../support/eventually';
import { figurePaths, makeReport } from '../support/makeReport';
import { startServerProcess } from '../support/serverProcess';
import { temporaryFolder } from '../support/temporaryFolder';

test('the checker also reads reports that are not open, and other texts are left out', async (t) => {
  const server = await startServerProcess(t);
  const text = makeReport({ answers: { 4: 'Too short.' } });
  const surveyed = await server.connection.sendRequest(surveyReports, {
    reports: [
      { uri: 'memory:/a/README.md', text },
      { uri: 'memory:/b/README.md', text: text.replace('> Answer:', '>') },
      { uri: 'memory:/c/README.md', text: '# Something else' },
    ],
  });
  assert.deepEqual(surveyed, [
    { uri: 'memory:/a/README.md', edition: '2026', isAccepted: true, text: '30 of 31 pass', problems: null },
    {
      uri: 'memory:/b/README.md',
      edition: '2026',
      isAccepted: false,
      text: 'refused by the checker',
      problems: null,
    },
  ]);
});

test('problems are told with the settings of each report, of open ones as in their editor', async (t) => {
  const folder = temporaryFolder();
  const uri = pathToFileURL(join(folder, 'reports/README.md')).href;
  const text = makeReport({ answers: { 4: 'Too short.', 7: '' } });
  await mkdir(join(folder, 'reports/figures'), { recursive: true });
  await Promise.all(figurePaths().map((path) => writeFile(join(folder, 'reports', path), path)));
  await rm(join(folder, 'reports', figurePaths()[0] ?? ''));
  const server = await startServerProcess(t);
  const survey = async (): Promise<(string | null)[]> => {
    const reports = [{ uri, text }];
    const surveyed = await server.connection.sendRequest(surveyReports, { reports, hasProblems: true });
    return surveyed.map(({ problems }) => problems);
  };
  const [closed] = await survey();
  await server.open(uri, text);
  await eventually('the figures are known', async () => (await survey())[0] === closed);
  assert.match(closed ?? '', /^\d questions to go · \d problems$/);
  await server.close(uri);
  await writeFile(join(folder, '.mlops-report.json'), '{ "rules": { "answer-missing": "off" } }');
  const [other] = await survey();
  assert.equal(countIn(other), countIn(closed) - 1);
});

/** The number of problems in `3 questions to go · 5 problems`. */
function countIn(text: string | null | undefined): number {
  return Number(/(\d+) problems$/.exec(text ?? '')?.[1]);
}
