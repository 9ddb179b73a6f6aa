import { fileURLToPath } from 'node:url';
import { Utils, type URI } from 'vscode-uri';
import type { ReportFiles } from '../files/reportFiles';
import { nodeFiles } from './nodeFiles';

/** The files around a report on this computer, never outside `root`; null for a report with another scheme, which is elsewhere. */
export function localFiles(report: URI, root: URI): ReportFiles | null {
  if (report.scheme !== 'file') return null;
  return nodeFiles(fileURLToPath(Utils.dirname(report).toString()), fileURLToPath(root.toString()));
}
