// Prints the activation time of the packed extension in milliseconds, as VS Code reports it, for several starts.
import { eventually } from '../test/support/eventually';
import { packProduct } from '../test/support/build';
import { VSCODE_VERSIONS, installVscode } from '../test/support/vscodeInstall';
import { installExtension } from '../test/support/vscodeServer';
import { openWorkbench } from '../test/ui/support/workbench';

const STARTS = 5;

const version = VSCODE_VERSIONS.at(-1);
if (version === undefined) throw new Error('There is no VS Code to start.');
const vsix = await packProduct();
process.env['VSCODE_VERSION'] = version;
process.env['VSCODE_EXTENSIONS'] = await installExtension(await installVscode(version), vsix);
const times: number[] = [];
for (let start = 0; start < STARTS; start++) times.push(await timeOfStart());
console.log(JSON.stringify(times));
process.exit(0);

async function timeOfStart(): Promise<number> {
  const workbench = await openWorkbench();
  try {
    await workbench.openFile('reports/README.md');
    await workbench.statusItem(/answered|words/).waitFor();
    await workbench.runCommand('Developer: Show Running Extensions');
    const row = workbench.page.locator('.runtime-extensions-editor .monaco-list-row', {
      hasText: 'MLOps Report',
    });
    // Only visible rows are in the DOM, and the slowest extensions come first.
    await workbench.page.locator('.runtime-extensions-editor .monaco-list').hover();
    await eventually('the extension is listed', async () => {
      if ((await row.count()) > 0) return true;
      await workbench.page.mouse.wheel(0, 200);
      return false;
    });
    const text = await row.locator('.activation-time').innerText();
    const [time] = /\d+(?=\s?ms)/.exec(text) ?? [];
    if (time === undefined) throw new Error(`VS Code shows no activation time, but: ${text}`);
    return Number(time);
  } finally {
    await workbench.close();
  }
}
