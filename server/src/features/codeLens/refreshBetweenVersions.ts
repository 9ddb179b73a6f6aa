import type { OpenReports } from '../../workspace/openReports';

/**
 * Calls `refresh` when something other than the text changes, such as a new figure. After each change of the text the
 * client asks by itself.
 * @param what Names the listener for the log.
 */
export function refreshBetweenVersions(what: string, reports: OpenReports, refresh: () => void): void {
  const versions = new Map<string, number>();
  reports.listen(what, ({ uri, version, isOpen }) => {
    if (versions.get(uri) === version && isOpen) refresh();
    if (isOpen) versions.set(uri, version);
    else versions.delete(uri);
  });
}
