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

/** The web host offers its files through an extension, after VS Code has looked for what activates extensions. */
const testOnDisk = expectedHost.host === 'node' ? test : test.skip;

// The file's name makes it run before all tests that open a report.
suite('Activation', () => {
  teardown(closeAll);

  testOnDisk(
    'starts with a report in its usual place, to follow figures before a file is opened',
    async () => {
      await eventually('the extension is active', () => extension().isActive);
      const api = await extensionApi();
      equal(api.serverState, 'idle');
    },
  );

  test('does not start the server for other Markdown files', async () => {
    const uri = freshUri('README.md');
    await disk.write(uri, '# A project\n\n### Question 1\n\n> Answer:\n\n![Nothing](figures/nothing.png)\n');
    await show(uri);
    const api = await extensionApi();
    equal(api.serverState, 'idle');
    equal(api.summaryOf(uri), null);
  });

  test('starts the server with the first report, and reports nothing in other Markdown files', async () => {
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
