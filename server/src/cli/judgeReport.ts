import { dirname } from 'node:path';
import type { CheckCommand, FailOn } from './arguments';
import { checkReport } from './checkReport';
import { configurationFor } from './configuration';
import type { Found } from './findReports';
import { defectInputError } from './inputError';
import { outcomeOf, type Outcome } from './outcome';

/** What is printed for a path, with the lowest severity that fails it. */
export interface Judged {
  readonly outcome: Outcome;
  readonly failOn: FailOn;
  /** Lines for standard error on the configuration. */
  readonly complaints: readonly string[];
}

/** The level at which a command fails unless the configuration says otherwise. */
export const DEFAULT_FAIL_ON: FailOn = 'warning';

/** Checks a report as its configuration says. Never rejects. */
export async function judgeReport(
  found: Found,
  { usesConfiguration, failOn, isEvidenceWanted }: CheckCommand,
): Promise<Judged> {
  if (typeof found !== 'string') return { outcome: found, failOn: failOn ?? DEFAULT_FAIL_ON, complaints: [] };
  const { configuration, complaints } = usesConfiguration
    ? await configurationFor(dirname(found))
    : { configuration: null, complaints: [] };
  const outcome = await checkReport(found, configuration?.rules ?? {}, { isEvidenceWanted }).then(
    outcomeOf,
    (error: unknown) => defectInputError(found, error),
  );
  return { outcome, failOn: failOn ?? configuration?.failOn ?? DEFAULT_FAIL_ON, complaints };
}
