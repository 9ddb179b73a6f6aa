import { Bench } from 'tinybench';
import { timesOf, type Times } from './statistics';

/** Something to be timed. */
export type Task = () => unknown;

/** Milliseconds that each task is run for, after as many for warming up. */
export interface Effort {
  readonly time: number;
}

/** Times each task on its own, one after the other. */
export async function measure(
  tasks: Readonly<Record<string, Task>>,
  { time }: Effort,
): Promise<Record<string, Times>> {
  const times: Record<string, Times> = {};
  for (const [name, task] of Object.entries(tasks)) {
    const bench = new Bench({
      time,
      iterations: 10,
      warmupTime: time,
      warmupIterations: 5,
      retainSamples: true,
      throws: true,
    });
    bench.add(name, async () => {
      await task();
    });
    const [done] = await bench.run();
    const result = done?.result;
    if (!result || !('latency' in result)) throw new Error(`${name} was not measured`);
    times[name] = timesOf(result.latency.samples ?? []);
  }
  return times;
}
