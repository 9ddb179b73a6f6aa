import { eventually } from '../support/eventually';
import { equal, ok } from './support/assert';
import { expectedHost } from './support/expectedHost';
import { closeAll, extensionApi, openReport } from './support/reports';

// The workspace on the web has no report in its usual place.
const testOnDisk = expectedHost.host === 'node' ? test : test.skip;

suite('A first look', () => {
  teardown(closeAll);

  testOnDisk(
    "says how the workspace's report is before it is open, and gives way to one that is",
    async () => {
      const api = await extensionApi();
      await eventually('no report is open', () => api.activeReport === null);
      await api.takeFirstLook();
      const said = /^\$\((?:book|error)\) Your report: (?:\d+ of \d+ pass|refused by the checker)$/;
      ok(said.test(api.statusText ?? ''), `It says “${api.statusText ?? ''}”.`);
      equal(api.activeReport, null);
      await openReport();
      await eventually('it gives way', () => !said.test(api.statusText ?? ''));
    },
  );
});
