import { disk } from './support/disk';
import { closeAll, openReport, untilProblems } from './support/reports';

/** A change of a figure shows in the editor within a second; a machine that does more than that is given longer. In milliseconds. */
const SOON = 8000;

suite('Figures', () => {
  suiteSetup(function () {
    this.retries(2); // a busy machine may once be late
  });
  teardown(closeAll);

  test('that are removed, made anew and renamed change the problems soon', async () => {
    const { document, beside } = await openReport();
    const figure = beside('figures/q20.png');
    const missing = { code: 'figure-missing', text: 'figures/q20.png' };
    await untilProblems(document, []);
    await disk.remove(figure);
    await untilProblems(document, [missing], SOON);
    await disk.write(figure, 'picture');
    await untilProblems(document, [], SOON);
    await disk.rename(figure, beside('figures/other.png'));
    await untilProblems(document, [missing], SOON);
    await disk.rename(beside('figures/other.png'), figure);
    await untilProblems(document, [], SOON);
  });

  test('whose whole folder comes and goes change them, too', async () => {
    const { document, beside } = await openReport();
    await disk.rename(beside('figures'), beside('away'));
    await untilProblems(
      document,
      [14, 19, 20, 21, 29].map((question) => ({ code: 'figure-missing', text: `figures/q${question}.png` })),
    );
    await disk.rename(beside('away'), beside('figures'));
    await untilProblems(document, []);
  });

  test('under another letter case are told from missing ones', async () => {
    const { document, beside } = await openReport();
    await disk.rename(beside('figures/q20.png'), beside('figures/Q20.png'));
    await untilProblems(document, [{ code: 'figure-case', text: 'figures/q20.png' }], SOON);
  });
});
