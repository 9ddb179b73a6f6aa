import { Bench } from 'tinybench';
import { timesOf, type Times } from './statistics';

/** A task to measure. */
export type Task = () => unknown;

/** How long each task is measured, in milliseconds, after a warm-up of the same length. */
export interface Effort {
  readonly time: number;
}

/** Measures each task on its own, one after the other. */
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
