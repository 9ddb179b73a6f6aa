import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArguments } from './arguments';
import { helpOf } from './help';
import { cannotWrite, failureText } from './inputError';
import { printable } from '../text/printable';
import { readVersion } from '../node/version';
import { dropPartials } from '../node/writeWhole';

async function main(): Promise<number> {
  const command = parseArguments(process.argv.slice(2));
  switch (command.kind) {
    case 'help':
      process.stdout.write(helpOf(command.of));
      return 0;
    case 'version':
      process.stdout.write(`${await readVersion()}\n`);
      return 0;
    case 'usage-error':
      process.stderr.write(
        `mlops-report: ${printable(command.message)}\nTry 'mlops-report ${command.of === null ? '' : `${command.of} `}--help'.\n`,
      );
      return 2;
    case 'check': {
      const { runCheck } = await import('./check');
      return runCheck(command);
    }
    case 'groups': {
      const { runGroups } = await import('./groups/groups');
      return runGroups(command);
    }
    case 'ready': {
      const { runReady } = await import('./ready');
      return runReady(command);
    }
    case 'init': {
      const { runInit } = await import('./init');
      return runInit(command);
    }
    case 'lsp': {
      // The server is a separate program beside this one.
      await import(pathToFileURL(join(import.meta.dirname, '../node/server.mjs')).href);
      return 0;
    }
    case 'html': {
      // Checking, which runs on each push, needs none of the code for pages.
      const { runHtml } = await import('./html');
      return runHtml(command);
    }
  }
}

/** The exit status that shells use for each signal. */
const STATUS_OF_SIGNAL = { SIGINT: 130, SIGTERM: 143 } as const;

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    dropPartials();
    process.exit(STATUS_OF_SIGNAL[signal]);
  });
}

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // A reader that has seen enough, such as `head`, closes the pipe: not an error.
  if (error.code === 'EPIPE') process.exit();
  const { message } = cannotWrite('', error);
  process.stderr.write(`mlops-report: the output ${message}\n`);
  process.exit(2);
});
// If no one reads standard error, the exit status still tells.
process.stderr.on('error', () => undefined);

main().then(
  // Not `process.exit`, which would cut off output that is still in the pipe.
  (status) => (process.exitCode = status),
  (error: unknown) => {
    process.stderr.write(`mlops-report: ${printable(failureText(error))}\n`);
    process.exitCode = 2;
  },
);
