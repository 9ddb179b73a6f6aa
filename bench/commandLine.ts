import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Seconds that each command takes for the same reports. */
export interface CommandTimes {
  readonly reports: number;
  readonly mlopsReport: number;
  readonly markdownlintCli2: number;
}

/** Measures the built command line and markdownlint-cli2 on the given number of reports, each once and including startup. */
export async function timeCommands(text: string, reports: number): Promise<CommandTimes> {
  const folder = await mkdtemp(join(tmpdir(), 'mlops-report-bench-'));
  try {
    for (let number = 0; number < reports; number++) {
      const place = join(folder, `group-${number}`, 'reports');
      await mkdir(place, { recursive: true });
      await writeFile(join(place, 'README.md'), variantOf(text, number));
    }
    const config = join(folder, '.markdownlint-cli2.jsonc');
    await writeFile(config, '{ "config": { "default": true } }');
    const peer = join(process.cwd(), 'bench/node_modules/markdownlint-cli2/markdownlint-cli2-bin.mjs');
    return {
      reports,
      mlopsReport: secondsOf([join(process.cwd(), 'dist/cli.js'), 'check', '.'], folder),
      markdownlintCli2: secondsOf([peer, '**/*.md'], folder),
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The text with other words, so that nothing cached from the previous report helps. */
function variantOf(text: string, number: number): string {
  return text.replace(/\b(?:part|manual)\b/g, `$&-${number}`);
}

/** Both commands exit with 1 when they find problems, which is no failure here. */
function secondsOf(command: readonly string[], cwd: string): number {
  const start = performance.now();
  try {
    execFileSync(process.execPath, command, { cwd, stdio: 'ignore' });
  } catch (error) {
    const status = error instanceof Error && 'status' in error ? error.status : null;
    if (status !== 1) throw error;
  }
  return (performance.now() - start) / 1000;
}
