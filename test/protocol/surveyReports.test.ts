import assert from 'node:assert/strict';
import { test } from 'node:test';
import { surveyReports } from '../../common/protocol';
import { makeReport } from '../support/makeReport';
import { startServerProcess } from '../support/serverProcess';

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
    { uri: 'memory:/a/README.md', isAccepted: true, text: '30 of 31 pass' },
    { uri: 'memory:/b/README.md', isAccepted: false, text: 'refused by the checker' },
  ]);
});
