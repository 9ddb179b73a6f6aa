import * as vscode from 'vscode';
import { COMMANDS, type CommandEntry } from '../../client/src/commands/commands';
import { equal, ok } from './support/assert';
import { messagesDuring } from './support/messages';
import { closeAll, extension, extensionApi } from './support/reports';
import { eventually } from '../support/eventually';

/** What a command says if it has nothing to work on. */
const EXPLANATIONS = {
  report: /^No report is open\./,
  preview: /^Open a report preview, click in it and try again\./,
};

/** The commands that open an input. */
const WITH_INPUT = ['mlopsReport.openReport', 'mlopsReport.newReport'];

suite('Commands with no report open', () => {
  suiteSetup(async () => {
    await closeAll();
    const api = await extensionApi();
    await eventually('no report is open', () => api.activeReport === null);
  });

  // Showing the log opens a panel.
  suiteTeardown(() => vscode.commands.executeCommand('workbench.action.closePanel'));

  test('all commands of the manifest are registered', async () => {
    const registered = await vscode.commands.getCommands(true);
    const contributed = contributedCommands();
    ok(contributed.length > 0, 'The manifest has no commands.');
    equal(
      contributed.filter((command) => !registered.includes(command)),
      [],
    );
  });

  for (const [name, { needs }] of Object.entries(COMMANDS) as [string, CommandEntry][]) {
    if (needs === undefined) continue;
    test(`${name} says that there is no ${needs}`, async () => {
      const messages = await messagesDuring(async () => {
        await vscode.commands.executeCommand(`mlopsReport.${name}`);
      });
      equal(messages.length, 1);
      ok(EXPLANATIONS[needs].test(messages[0] ?? ''), messages[0] ?? '');
    });
  }

  for (const [name, { needs }] of Object.entries(COMMANDS) as [string, CommandEntry][]) {
    if (needs !== undefined) continue;
    const command = `mlopsReport.${name}`;
    test(`${name} works`, async () => {
      let hasEnded = false;
      const messages = await messagesDuring(async () => {
        const running = Promise.resolve(vscode.commands.executeCommand(command)).finally(() => {
          hasEnded = true;
        });
        await eventually(`${name} ends`, async () => {
          if (hasEnded) return true;
          // Escape closes an input of the command.
          if (WITH_INPUT.includes(command))
            await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
          return false;
        });
        await running;
      });
      ok(!messages.some((message) => /fail|could not|error/i.test(message)), messages.join(' '));
    });
  }
});

function contributedCommands(): string[] {
  const { contributes } = extension().packageJSON as {
    contributes: { commands: readonly { command: string }[] };
  };
  return contributes.commands.map(({ command }) => command);
}
