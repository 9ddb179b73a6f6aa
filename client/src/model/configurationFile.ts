import type { Uri } from 'vscode';
import { CONFIGURATION_NAME } from '../../../common/configurationName';

/** Whether a file is one of our configuration files, by name. */
export function isConfiguration({ path }: Uri): boolean {
  return path.endsWith(`/${CONFIGURATION_NAME}`);
}
