// Looks for texts that break a property, until the time is over:  npm run fuzz [-- --seconds 60] [--seed 1]
// Prints the seed of each round of a property that fails, with the smallest text found, and ends with 1 then.
import fc from 'fast-check';
import { parseArgs } from 'node:util';
import { TEXT_PROPERTIES, type TextProperty } from './support/fuzz/properties';

const { values } = parseArgs({
  options: { seconds: { type: 'string', default: '60' }, seed: { type: 'string' } },
});
const seconds = numberOf('seconds', values.seconds);
const firstSeed = numberOf('seed', values.seed ?? String(Date.now() % 1_000_000));

const CASES_A_ROUND = 50;

const cases = new Map<string, number>();
const failed = new Set<string>();
const start = performance.now();
const isOver = (): boolean => performance.now() - start > seconds * 1000;

console.log(`Fuzzing for ${seconds} s from seed ${firstSeed}.`);
for (let seed = firstSeed; !isOver(); seed++) {
  for (const property of TEXT_PROPERTIES)
    if (!isOver() && !failed.has(property.name)) tryRound(property, seed);
}

const elapsed = (performance.now() - start) / 1000;
for (const [name, count] of cases) console.log(`${failed.has(name) ? '✖' : '✔'} ${name}: ${count} cases`);
const total = [...cases.values()].reduce((sum, count) => sum + count, 0);
console.log(`${total} cases in ${elapsed.toFixed(0)} s, ${(total / elapsed).toFixed(0)} a second.`);
console.log(`${TEXT_PROPERTIES.length - failed.size} passed, ${failed.size} failed`);
process.exit(failed.size === 0 ? 0 : 1);

function tryRound({ name, texts, hold }: TextProperty, seed: number): void {
  const result = fc.check(fc.property(texts, hold), {
    seed,
    numRuns: CASES_A_ROUND,
    interruptAfterTimeLimit: 60_000,
  });
  cases.set(name, (cases.get(name) ?? 0) + result.numRuns);
  if (!result.failed || result.counterexample === null) return;
  failed.add(name);
  const [text] = result.counterexample;
  console.log(
    `\n✖ ${name}\n  seed ${seed}, path ${result.counterexamplePath}, ${result.numShrinks} times shrunk`,
  );
  console.log(`  ${JSON.stringify(text)}`);
  console.log(
    indent(
      result.errorInstance instanceof Error
        ? (result.errorInstance.stack ?? '')
        : String(result.errorInstance),
    ),
  );
}

function indent(text: string): string {
  return text
    .split('\n')
    .slice(0, 12)
    .map((line) => `  ${line}`)
    .join('\n');
}

function numberOf(name: string, text: string): number {
  const number = Number(text);
  if (!Number.isFinite(number) || number < 0) throw new Error(`--${name} takes a number, not ${text}.`);
  return number;
}
