// Simulates a day of editing, and exits with 1 if the server uses more resources than before:  npm run longlife [-- --edits 50000
// --documents 1000]
import { parseArgs } from 'node:util';
import { buildProduct } from './support/build';
import { liveLong } from './support/longLife';

const { values } = parseArgs({
  options: { edits: { type: 'string', default: '50000' }, documents: { type: 'string', default: '1000' } },
});

/** The heap may grow by this factor. */
const MAX_GROWTH = 1.2;

await buildProduct();
const ends: (() => unknown)[] = [];
const start = performance.now();
const { before, afterEdits, afterAll } = await liveLong(
  { after: (end: () => unknown) => void ends.push(end) },
  {
    edits: Number(values.edits),
    documents: Number(values.documents),
    warmUp: { edits: 2000, documents: 100 },
  },
);
for (const end of ends) await end();
console.table({
  before,
  [`after ${values.edits} edits`]: afterEdits,
  [`and ${values.documents} documents`]: afterAll,
});
const isGood = [afterEdits, afterAll].every(
  (one) =>
    one.heap <= MAX_GROWTH * before.heap &&
    one.handles === before.handles &&
    one.timers === before.timers &&
    one.watchers === before.watchers,
);
console.log(
  `${((performance.now() - start) / 1000).toFixed(0)} s. ${isGood ? '1 passed, 0 failed' : '0 passed, 1 failed'}`,
);
process.exit(isGood ? 0 : 1);
