// Looks for texts, folders, messages and faults that break a property, until the time is over:
// npm run fuzz [-- --seconds 60] [--seed 1] [--kind folders]
// Prints the seed of each round in which a property fails, with the smallest case found, and then exits with 1.
import { parseArgs } from 'node:util';
import { buildProduct } from './support/build';
import { PROPERTIES } from './support/fuzz/campaign';
import { KEPT_SEEDS } from './support/fuzz/found';
import { MESSAGES_PER_SESSION } from './support/fuzz/messages';
import { KINDS, type FuzzProperty, type Kind, type Round } from './support/fuzz/property';

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '60' },
    seed: { type: 'string' },
    kind: { type: 'string', multiple: true, default: [...KINDS] },
  },
});
const seconds = numberOf('seconds', values.seconds);
const firstSeed = numberOf('seed', values.seed ?? String(Date.now() % 1_000_000));
const properties = PROPERTIES.filter(({ kind }) => values.kind.includes(kind));
if (properties.length === 0) throw new Error(`--kind must be one of ${KINDS.join(', ')}.`);

/** Cases per round: those that start programs take some seconds each. */
const CASES_PER_ROUND: Readonly<Record<Kind, number>> = { texts: 50, folders: 4, messages: 1, faults: 6 };

const cases = new Map<FuzzProperty, number>();
const failed = new Set<FuzzProperty>();
const start = performance.now();
const isOver = (): boolean => performance.now() - start > seconds * 1000;

await buildProduct();
console.log(`Fuzzing for ${seconds} s from seed ${firstSeed}.`);
for (const property of properties) {
  take(property, await property.tryFound());
  if (property.kind !== 'texts') for (const seed of KEPT_SEEDS[property.kind]) await round(property, seed, 1);
}
for (let seed = firstSeed; !isOver(); seed++)
  for (const property of properties) await round(property, seed, CASES_PER_ROUND[property.kind]);

const elapsed = (performance.now() - start) / 1000;
for (const property of properties)
  console.log(`${failed.has(property) ? '✖' : '✔'} ${property.name}: ${cases.get(property) ?? 0} cases`);
const counts = KINDS.map((kind) => `${countOf(kind)} ${kind}`).join(', ');
console.log(`${counts} in ${elapsed.toFixed(0)} s; each session has ${MESSAGES_PER_SESSION} messages.`);
console.log(`${properties.length - failed.size} passed, ${failed.size} failed`);
process.exit(failed.size === 0 ? 0 : 1);

async function round(property: FuzzProperty, seed: number, count: number): Promise<void> {
  if (!isOver() && !failed.has(property)) take(property, await property.tryRound(seed, count));
}

function take(property: FuzzProperty, { cases: count, failure }: Round): void {
  cases.set(property, (cases.get(property) ?? 0) + count);
  if (failure === null) return;
  failed.add(property);
  console.log(`\n✖ ${property.name}\n  ${failure.replaceAll('\n', '\n  ')}`);
}

function countOf(kind: Kind): number {
  return properties
    .filter((property) => property.kind === kind)
    .reduce((sum, property) => sum + (cases.get(property) ?? 0), 0);
}

function numberOf(name: string, text: string): number {
  const number = Number(text);
  if (!Number.isFinite(number) || number < 0) throw new Error(`--${name} must be a number, not ${text}.`);
  return number;
}
