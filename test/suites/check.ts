import { concurrently } from '../support/concurrently';
import { ROOT } from '../support/paths';
import { runNpm } from '../support/processes';
import { type Tally, sum } from '../support/tally';

/** The parts of `npm run check`, the longest first. */
const CHECKS = ['check:lint', 'check:types', 'check:format', 'check:generated'];

/** Each check is a test; all run at the same time. */
export async function check(): Promise<Tally> {
  const tallies = await concurrently(CHECKS, CHECKS.length, async (name): Promise<Tally> => {
    try {
      await runNpm(['run', '--silent', name], { cwd: ROOT });
      console.log(`✔ ${name}`);
      return { passed: 1, failed: 0 };
    } catch (error) {
      console.log(`✖ ${name}\n${error instanceof Error ? error.message : String(error)}`);
      return { passed: 0, failed: 1 };
    }
  });
  return sum(tallies);
}
