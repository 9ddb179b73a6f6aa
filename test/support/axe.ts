import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { fromRoot } from './paths';

/** The accessibility problems that axe finds on a page: one line per broken rule, with the first element. */
export async function axeViolations(page: Page): Promise<string[]> {
  const source = readFileSync(fromRoot('node_modules/axe-core/axe.min.js'), 'utf8');
  // Evaluated through the browser's debugging protocol, so the page's content security policy doesn't have to allow it.
  const client = await page.context().newCDPSession(page);
  const { result } = await client.send('Runtime.evaluate', {
    expression: `(async () => { ${source}; const { violations } = await axe.run(); return violations.map(({ id, help, nodes }) => id + ': ' + help + ' ' + nodes[0].html.slice(0, 200)); })()`,
    awaitPromise: true,
    returnByValue: true,
  });
  await client.detach();
  return result.value as string[];
}
