import { equal } from './support/assert';
import { disk } from './support/disk';
import { expectedHost } from './support/expectedHost';
import {
  closeAll,
  diagnosticsOf,
  extension,
  extensionApi,
  freshUri,
  openReport,
  show,
} from './support/reports';
import { eventually } from '../support/eventually';

/** The files of the workspace on the web come with an extension, later than VS Code looks for what a workspace contains. */
const testOnDisk = expectedHost.host === 'node' ? test : test.skip;

// Its name puts this file before all that open a report.
suite('Activation', () => {
  teardown(closeAll);

  testOnDisk(
    'comes with a report in its usual place, so that figures are followed before a file is opened',
    async () => {
      await eventually('the extension is active', () => extension().isActive);
      const api = await extensionApi();
      equal(api.serverState, 'idle');
    },
  );

  test('starts no server for other Markdown', async () => {
    const uri = freshUri('README.md');
    await disk.write(uri, '# A project\n\n### Question 1\n\n> Answer:\n\n![Nothing](figures/nothing.png)\n');
    await show(uri);
    const api = await extensionApi();
    equal(api.serverState, 'idle');
    equal(api.summaryOf(uri), null);
  });

  test('starts the server with the first report, which still says nothing of other Markdown', async () => {
    const uri = freshUri('README.md');
    await disk.write(uri, '# A project\n\n### Question 1\n\n> Answer:\n\n![Nothing](figures/nothing.png)\n');
    await show(uri);
    await openReport();
    const api = await extensionApi();
    equal(api.serverState, 'running');
    equal(api.summaryOf(uri), null);
    equal(diagnosticsOf(uri).length, 0);
  });
});
