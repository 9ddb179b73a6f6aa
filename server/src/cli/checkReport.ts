import { realpath } from 'node:fs/promises';
import { basename, dirname, resolve } from 'node:path';
import type { RuleLevel } from '../../../common/severity';
import type { Repository } from '../files/repository';
import { figureRoot, repositoryOf } from '../node/figureRoot';
import { gitRepository } from '../node/gitRepository';
import { nodeFiles } from '../node/nodeFiles';
import { describeError } from '../text/describeError';
import { checkText, type CheckedText } from '../workspace/checkText';
import type { InputError } from './inputError';
import { readReport } from './readReport';

/** A checked report. */
export interface CheckedReport extends CheckedText {
  /** As typed or found. */
  readonly path: string;
  /** Rules that failed, which is a bug of the program; usually empty. */
  readonly failures: readonly string[];
}

/** The result for a path. */
export type Result = CheckedReport | InputError;

/** Whether a path could not be checked. */
export function isInputError(result: Result): result is InputError {
  return 'error' in result;
}

/**
 * Reads and checks one report. Never rejects because of the file.
 * @param options.isEvidenceWanted Whether the repository is searched for evidence that checklist items are done.
 */
export async function checkReport(
  path: string,
  rules: Readonly<Record<string, RuleLevel>>,
  { isEvidenceWanted = false }: { readonly isEvidenceWanted?: boolean } = {},
): Promise<Result> {
  const read = await readReport(path);
  if ('error' in read) return read;
  const folder = dirname(resolve(path));
  const failures: string[] = [];
  const checked = await checkText(
    read,
    {
      name: { folder: basename(folder), file: basename(path) },
      files: nodeFiles(folder, await figureRoot(folder)),
      findRepository: () => repositoryAround(folder),
    },
    {
      rules,
      isEvidenceWanted,
      failed(code, error) {
        failures.push(ruleFailed(code, error));
      },
    },
  );
  if ('message' in checked) return { path, error: 'not-a-report', ...checked };
  return { path, failures, ...checked };
}

/** Starting git only to hear that there is no repository takes longer than checking a report. */
async function repositoryAround(folder: string): Promise<Repository | null> {
  const real = await realpath(folder).catch(() => null);
  return real === null || (await repositoryOf(real)) === null ? null : gitRepository(['git'], folder);
}

/** A rule that failed, in part of a sentence. */
export function ruleFailed(code: string, error: unknown): string {
  return `the rule ${code} broke down: ${describeError(error)}`;
}
