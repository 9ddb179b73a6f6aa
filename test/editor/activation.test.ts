import { equal } from './support/assert';
import { disk } from './support/disk';
import { closeAll, diagnosticsOf, extensionApi, freshUri, openReport, show } from './support/reports';

// Its name puts this file before all that open a report.
suite('Activation', () => {
  teardown(closeAll);

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
