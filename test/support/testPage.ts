import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { format } from 'node:util';
import type { Page } from 'playwright-core';
import { openBrowserPage } from './browser';
import { BUILD } from './paths';
import { readResults } from './results';
import { COULD_NOT_RUN, type Tally, isGood } from './tally';

/** Several times the duration of the suite on a small, busy machine. */
const MINUTES_TO_RUN = 20;
/** How long to wait for the results after VS Code has reported its end. */
const SECONDS_AFTER_END = 2;

/** The start of lines printed by the tests. */
const TEST_LINE = /^[✔✖↻]/;
/** Harmless messages of VS Code in this environment, which explain no failure. */
const NOISE =
  /^Resolv|^Creating a socket|^\[(Service Worker|AgentHost|ChatModel|AccountPolicy|reconnection)|^Updating additional|ENOTFOUND|^Canceled|^Ignoring fetching|bindings file|watchdog|package\.nls\.json/;

/**
 * Opens a workbench whose address names extension tests, waits until they end and returns their tally. VS Code reports success even if its
 * extension host was killed, so only the results printed by the tests count. VS Code's other output is printed if something failed.
 *
 * @param print Called with each line to print.
 */
export async function runTestPage(name: string, url: string, print: (line: string) => void): Promise<Tally> {
  const browser = await openBrowserPage();
  const said: string[] = [];
  try {
    const { ended } = await listen(browser.page, said, print);
    await browser.page.goto(url);
    const end = await ended;
    const tally = typeof end === 'string' ? COULD_NOT_RUN : end;
    if (!isGood(tally)) {
      print(said.map((line) => `  | ${line}`).join('\n'));
      print(
        `  The page looked like ${await takePicture(browser.page, name)}. ${typeof end === 'string' ? end : ''}`,
      );
    }
    return tally;
  } finally {
    await browser.close();
  }
}

/** Listens to VS Code's messages to its driver. `ended` resolves with the tally, or with what went wrong. */
async function listen(
  page: Page,
  said: string[],
  print: (line: string) => void,
): Promise<{ ended: Promise<Tally | string> }> {
  let tell: (end: Tally | string) => void = () => undefined;
  const ended = new Promise<Tally | string>((resolve) => {
    tell = resolve;
  });
  const timer = setTimeout(() => {
    tell(`The tests did not end within ${MINUTES_TO_RUN} minutes.`);
  }, MINUTES_TO_RUN * 60_000);
  page.on('crash', () => {
    tell('The page crashed.');
  });
  page.on('pageerror', (error) => {
    said.push(`[page] ${error.message}`);
  });
  await page.exposeFunction('codeAutomationLog', (_type: string, args: unknown[]) => {
    const line = format(...args);
    const results = readResults(line);
    if (results !== null) tell(results);
    else if (TEST_LINE.test(line)) print(`  ${line}`);
    else if (!NOISE.test(line)) said.push(line);
  });
  await page.exposeFunction('codeAutomationExit', (code: number) => {
    setTimeout(() => {
      tell(`VS Code ended with ${code} before the tests reported their results.`);
    }, SECONDS_AFTER_END * 1000);
  });
  return {
    ended: ended.finally(() => {
      clearTimeout(timer);
    }),
  };
}

async function takePicture(page: Page, name: string): Promise<string> {
  const picture = join(BUILD, `${name}.png`);
  await mkdir(BUILD, { recursive: true });
  return page.screenshot({ path: picture }).then(
    () => picture,
    () => 'nothing, for it is gone',
  );
}
