import * as vscode from 'vscode';
import { eventually } from '../support/eventually';
import { figurePaths, makeReport, words } from '../support/makeReport';
import { equal, ok } from './support/assert';
import { disk } from './support/disk';
import { messagesDuring } from './support/messages';
import { type OpenReport, closeAll, extensionApi, openText, problemsOf, replace } from './support/reports';

const TYPED = 'Typed by a person.';
const ON_DISK = 'Written by another program.';
const LINK = '[All machines](figures/q20.png)';
const END = 'This is its end.';

/** A change that the extension makes to a text. */
interface Edit {
  readonly name: string;
  /** Makes the change as a person does; resolves when it is made or refused. */
  run(report: OpenReport): Promise<void>;
  /** Whether VS Code itself reports a refused change. */
  readonly isReported?: true;
  /** The text after the change. */
  of(text: string): string;
}

const EDITS = {
  tick: {
    name: 'A tick in the tree',
    async run() {
      const api = await extensionApi();
      const item = await eventually('there is an open item', () =>
        [...api.checklist.rows.values()].find((row) => row.kind === 'item' && !row.done),
      );
      await api.tick([{ id: item.id, done: true }]);
    },
    of: (text) => text.replace('* [ ]', '* [x]'),
  },
  fix: {
    name: 'A quick fix',
    isReported: true,
    async run(report) {
      await cursorOnFix(report);
      await vscode.commands.executeCommand('editor.action.codeAction', {
        kind: vscode.CodeActionKind.QuickFix.value,
        apply: 'first',
      });
    },
    of: (text) => text.replace(LINK, `!${LINK}`),
  },
  insert: {
    name: 'Inserting a figure',
    async run(report) {
      cursorAtEnd(report);
      const inserting = vscode.commands.executeCommand('mlopsReport.insertFigure');
      let isOver = false;
      void inserting.then(() => {
        isOver = true;
      });
      await eventually('a figure is chosen', async () => {
        await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
        return isOver;
      });
    },
    of: (text) => text.replace(END, `${END}\n\n![description](figures/free.png)`),
  },
  rename: {
    name: 'Renaming a figure',
    async run({ beside }) {
      const edit = new vscode.WorkspaceEdit();
      edit.renameFile(beside('figures/q21.png'), beside('figures/other.png'));
      ok(await vscode.workspace.applyEdit(edit), 'The figure could not be renamed.');
    },
    of: (text) => text.replace('(figures/q21.png)', '(figures/other.png)'),
  },
} satisfies Record<string, Edit>;

suite('Unsaved work', () => {
  suiteSetup(async () => {
    await setReadOnly({ '**/read-only/**': true });
  });
  suiteTeardown(async () => {
    await setReadOnly(undefined);
  });
  teardown(closeAll);

  for (const edit of Object.values<Edit>(EDITS)) {
    test(`${edit.name} keeps unsaved changes`, async () => {
      const report = await openFor();
      await type(report);
      const before = report.document.getText();
      await edit.run(report);
      await untilText(report, edit.of(before));
      ok(report.document.isDirty, 'The report was saved.');
      ok(!(await disk.read(report.uri)).includes(TYPED), 'The report was saved.');
      await vscode.commands.executeCommand('undo');
      await untilText(report, before);
    });

    test(`${edit.name} keeps what is typed at the same time, or is refused`, async () => {
      const report = await openFor();
      const before = report.document.getText();
      const messages = await messagesDuring(() => Promise.all([edit.run(report), type(report)]));
      await eventually('the report is complete', () => {
        const text = report.document.getText();
        const isRefused = text === typed(before) && (edit.isReported ?? messages.length === 1);
        return text === edit.of(typed(before)) || isRefused;
      });
    });

    test(`${edit.name} changes the open text of a deleted file, and creates no file`, async () => {
      const report = await openFor();
      const before = report.document.getText();
      await disk.remove(report.uri);
      await edit.run(report);
      await untilText(report, edit.of(before));
      ok(!(await exists(report.uri)), 'The file exists again.');
    });

    test(`${edit.name} does not overwrite what another program has written`, async () => {
      const report = await openFor();
      await type(report);
      const before = report.document.getText();
      const others = before.replace(TYPED, ON_DISK);
      await disk.write(report.uri, others);
      await edit.run(report);
      await untilText(report, edit.of(before));
      equal((await disk.read(report.uri)) === others, true, 'The file has changed.');
    });
  }

  for (const [name, refusal] of [
    ['tick', /can’t be changed here, so the box was not changed/],
    ['fix', null], // VS Code offers none
    ['insert', /can’t be changed here. Is the file read-only\?/],
  ] as const) {
    test(`${EDITS[name].name} is refused if the file is read-only`, async () => {
      const report = await openFor({ readOnly: true });
      const before = report.document.getText();
      const messages = await messagesDuring(() => EDITS[name].run(report));
      equal(report.document.getText() === before, true, 'The text has changed.');
      ok(!report.document.isDirty, 'The document is dirty.');
      equal(
        messages.map((message) => refusal?.test(message)),
        refusal ? [true] : [],
        messages.join(),
      );
    });
  }

  test('Renaming a figure does not change a read-only report on disk', async () => {
    const report = await openFor({ readOnly: true });
    const before = await disk.read(report.uri);
    await EDITS.rename.run(report);
    ok(!report.document.isDirty, 'The document is dirty.'); // As for every rename, VS Code shows the new text but can't save it.
    equal((await disk.read(report.uri)) === before, true, 'The file has changed.');
  });

  for (const edit of [EDITS.tick, EDITS.insert, EDITS.rename] satisfies Edit[]) {
    test(`${edit.name} changes the report once if the report is open in two editors`, async () => {
      const report = await openFor();
      const before = report.document.getText();
      const second = await vscode.window.showTextDocument(report.document, vscode.ViewColumn.Two);
      await edit.run({ ...report, editor: second });
      await untilText(report, edit.of(before));
    });
  }
});

/** Opens a report to which each of the edits applies. */
async function openFor({ readOnly = false } = {}): Promise<OpenReport> {
  const answers = { 5: `${words(150)}\n${END}`, 20: LINK };
  return openText(makeReport({ answers }), {
    path: readOnly ? 'read-only/README.md' : 'reports/README.md',
    figures: [...figurePaths(), 'figures/free.png'],
  });
}

async function setReadOnly(globs: Readonly<Record<string, boolean>> | undefined): Promise<void> {
  await vscode.workspace
    .getConfiguration('files')
    .update('readonlyInclude', globs, vscode.ConfigurationTarget.Global);
}

async function type({ document }: OpenReport): Promise<void> {
  await replace(document, '### Question 10', `${TYPED}\n\n### Question 10`);
}

function typed(text: string): string {
  return text.replace('### Question 10', `${TYPED}\n\n### Question 10`);
}

async function cursorOnFix({ document, editor }: OpenReport): Promise<void> {
  await eventually('there is a fix', () => problemsOf(document).some(({ code }) => code === 'figure-link'));
  setCursor(editor, document.getText().indexOf(LINK));
}

function cursorAtEnd({ editor, document }: OpenReport): void {
  setCursor(editor, document.getText().indexOf(END) + END.length);
}

function setCursor(editor: vscode.TextEditor, offset: number): void {
  const position = editor.document.positionAt(offset);
  editor.selection = new vscode.Selection(position, position);
}

async function untilText({ document }: OpenReport, text: string): Promise<void> {
  await eventually('the text is the expected one', () => document.getText() === text);
}

function exists(uri: vscode.Uri): Promise<boolean> {
  return disk.read(uri).then(
    () => true,
    () => false,
  );
}
