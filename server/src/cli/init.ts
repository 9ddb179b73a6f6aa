import { open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { CONFIGURATION_NAME } from '../../../common/configurationName';
import { DEFAULT_SETTINGS } from '../workspace/settings';
import type { InitCommand } from './arguments';
import { formatInputError } from './formats/text';
import { cannotWrite } from './inputError';
import { printable } from '../text/printable';

const CONTENT = `{
  "$schema": "https://raw.githubusercontent.com/mlops-report/mlops-report/main/media/configuration.schema.json",
  // Which files are reports by their name.
  "files": ${JSON.stringify(DEFAULT_SETTINGS.files)},
  // The severity of each problem: error, warning, information, hint or off, such as "todo-left": "off".
  "rules": {},
  // The least severity that makes \`mlops-report check\` fail.
  "failOn": "warning"
}
`;

/** Runs `mlops-report init`: writes a configuration file, and gives the exit status. An existing file is kept. */
export async function runInit({ folder }: InitCommand): Promise<number> {
  const path = join(folder, CONFIGURATION_NAME);
  try {
    // Exclusive, so that nothing is overwritten and no link is followed.
    const file = await open(path, 'wx');
    try {
      await file.writeFile(CONTENT);
    } catch (error) {
      // Half a file would be kept forever.
      await rm(path, { force: true });
      throw error;
    } finally {
      await file.close();
    }
    process.stdout.write(`Wrote ${printable(path)}.\n`);
    return 0;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') {
      process.stderr.write(`mlops-report: ${printable(path)} exists already, so it is kept.\n`);
      return 2;
    }
    process.stderr.write(formatInputError(cannotWrite(path, error)));
    return 2;
  }
}
