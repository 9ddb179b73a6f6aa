import { eventually } from '../support/eventually';
import { equal, ok } from './support/assert';
import { expectedHost } from './support/expectedHost';
import { closeAll, extensionApi, openReport } from './support/reports';

// The workspace on the web has no report in the usual place.
const testOnDisk = expectedHost.host === 'node' ? test : test.skip;

suite('First look', () => {
  teardown(closeAll);

  testOnDisk(
    "shows the state of the workspace's report before it is opened, until another one is",
    async () => {
      const api = await extensionApi();
      await eventually('no report is open', () => api.activeReport === null);
      await api.takeFirstLook();
      const said = /^\$\((?:book|error)\) Your report: (?:\d+ of \d+ pass|refused by the checker)$/;
      ok(said.test(api.statusText ?? ''), `It says “${api.statusText ?? ''}”.`);
      equal(api.activeReport, null);
      await openReport();
      await eventually('the other report is shown', () => !said.test(api.statusText ?? ''));
    },
  );
});
