import { parseArguments } from './cli/arguments';
import { runCheck } from './cli/check';
import { HELP } from './cli/help';
import { readVersion } from './cli/version';

async function main(): Promise<number> {
  const command = parseArguments(process.argv.slice(2));
  switch (command.kind) {
    case 'help':
      process.stdout.write(HELP);
      return 0;
    case 'version':
      process.stdout.write(`${await readVersion()}\n`);
      return 0;
    case 'usage-error':
      process.stderr.write(`mlops-report: ${command.message}\nTry 'mlops-report --help'.\n`);
      return 2;
    case 'check':
      return runCheck(command);
  }
}

// A reader that has seen enough, such as `head`, closes the pipe: no reason to complain.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});

main().then(
  // Not `process.exit`, which would cut off output that a pipe has not taken yet.
  (status) => (process.exitCode = status),
  (error: unknown) => {
    process.stderr.write(
      `mlops-report: this is a defect of the program, please report it: ${String(error)}\n`,
    );
    process.exitCode = 2;
  },
);
