import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { fromRoot } from './paths';

/** What axe finds of a page: a line for each rule that is broken, with the first element. */
export async function axeViolations(page: Page): Promise<string[]> {
  const source = readFileSync(fromRoot('node_modules/axe-core/axe.min.js'), 'utf8');
  // Evaluated by the browser's own tools, so that the page's policy need not let it in.
  const client = await page.context().newCDPSession(page);
  const { result } = await client.send('Runtime.evaluate', {
    expression: `(async () => { ${source}; const { violations } = await axe.run(); return violations.map(({ id, help, nodes }) => id + ': ' + help + ' ' + nodes[0].html.slice(0, 200)); })()`,
    awaitPromise: true,
    returnByValue: true,
  });
  await client.detach();
  return result.value as string[];
}
