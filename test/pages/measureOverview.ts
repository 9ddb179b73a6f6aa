import { performance } from 'node:perf_hooks';
import { checkReport, isInputError } from '../../server/src/cli/checkReport';
import { summarise } from '../../server/src/features/summary/summary';
import { judge } from '../../server/src/checker/judge';
import { parseReport } from '../../server/src/report/parse';
import { makeReport } from '../support/makeReport';
import type { ReportSummary } from '../../common/protocol';
import { openOverviewPage } from './overviewPage';

async function main(): Promise<void> {
  const sample = await checkReport('samples/reports/README.md', {});
  if (isInputError(sample)) throw new Error();
  const answer = 'One word after the other in a long row of plain words. '.repeat(2900);
  const large = makeReport({ answers: Object.fromEntries(Array.from({ length: 31 }, (_, i) => [i + 1, answer])) });
  const largeReport = parseReport(large);
  const many = makeReport({ course: Array.from({ length: 2000 }, () => ({ words: { min: 1, max: 2 } })) });
  const manyReport = parseReport(many);
  const cases: [string, () => ReportSummary][] = [
    ['sample, 31 questions', () => summarise(sample.report, sample.verdict, sample.problems)],
    [`31 questions, ${(large.length / 1e6).toFixed(1)} MB`, () => summarise(largeReport, judge(largeReport), [])],
    [`2000 questions, ${(many.length / 1e6).toFixed(1)} MB`, () => summarise(manyReport, judge(manyReport), [])],
  ];
  const overview = await openOverviewPage();
  for (const [name, make] of cases) {
    const t0 = performance.now();
    const summary = make();
    const t1 = performance.now();
    const times: number[] = [];
    const edits: number[] = [];
    for (let i = 0; i < 5; i++) {
      await overview.load({ uri: 'file:///workspace/reports/README.md', order: 'work', folded: {} });
      await overview.untilPosted('ready');
      const measureIt = (report: unknown) =>
        overview.page.evaluate(async (data) => {
          const start = performance.now();
          dispatchEvent(new MessageEvent('message', { data: { type: 'update', report: data } }));
          await new Promise((r) => requestAnimationFrame(() => setTimeout(r)));
          return performance.now() - start;
        }, report);
      times.push(await measureIt(summary));
      const questions = summary.questions.map((q, k) => (k === 4 ? { ...q, topic: `x${i}` } : null));
      edits.push(await measureIt({ ...summary, questions, checklist: null }));
    }
    const loadTimes = await overview.page.evaluate(() => performance.getEntriesByType('paint').map((e) => `${e.name} ${Math.round(e.startTime)}`));
    const mid = (a: number[]) => Math.round(a.sort((x, y) => x - y)[2] ?? 0);
    console.log(name, 'summarise', Math.round(t1 - t0), 'ms; JSON', Math.round(JSON.stringify(summary).length / 1024), 'KB; to paint', mid(times), 'ms; one changed', mid(edits), 'ms', loadTimes.join());
  }
  await overview.close();
}
await main();
