import * as vscode from 'vscode';
import { eventually } from '../support/eventually';
import { CHECKLIST, placeholder, words } from '../support/makeReport';
import { equal, ok } from './support/assert';
import { disk } from './support/disk';
import { closeAll, openReport, type OpenReport, PICTURE, untilSummary } from './support/reports';

suite('Navigation', () => {
  teardown(closeAll);

  test('goes to the next and previous question that needs work, and wraps around', async () => {
    const report = await openReport({ placeholders: [4, 9, 31] });
    const visited: number[] = [];
    for (const command of [
      'nextQuestion',
      'nextQuestion',
      'nextQuestion',
      'nextQuestion',
      'previousQuestion',
    ]) {
      await vscode.commands.executeCommand(`mlopsReport.${command}`);
      visited.push(await questionAtCursor(report));
    }
    equal(visited, [4, 9, 31, 4, 31]);
    equal(
      report.document.getText(report.editor.selection),
      placeholder(31),
      'The placeholder is not selected.',
    );
  });

  test('keeps the cursor if no question needs work', async () => {
    const { editor } = await openReport();
    const before = editor.selection;
    await vscode.commands.executeCommand('mlopsReport.nextQuestion');
    equal(editor.selection.isEqual(before), true, 'The cursor has moved.');
  });

  test('goes to a question that is picked, starting at the one with the cursor', async () => {
    const report = await openReport();
    await putCursorInto(report, 7);
    await vscode.commands.executeCommand('mlopsReport.goToQuestion');
    await vscode.commands.executeCommand('workbench.action.quickOpenSelectNext');
    await eventually('a question is picked', async () => {
      await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
      return (await questionAtCursor(report)) === 8;
    });
  });

  test('toggles the checklist item at the cursor', async () => {
    const { document, editor } = await openReport();
    const [open] = CHECKLIST['Week 2'].filter((line) => line.includes('[ ]'));
    ok(open, 'Every item is done.');
    const before = document.getText();
    const { line } = document.positionAt(before.indexOf(open));
    editor.selection = new vscode.Selection(line, 8, line, 8);
    await vscode.commands.executeCommand('mlopsReport.toggleItem');
    equal(document.lineAt(line).text, open.replace('[ ]', '[x]'));
    await untilSummary(document.uri, 'the box is ticked', ({ checklist }) =>
      checklist.groups.some(({ items }) =>
        items.some(({ done, range }) => done && range.start.line === line),
      ),
    );
    await vscode.commands.executeCommand('mlopsReport.toggleItem');
    equal(document.getText() === before, true, 'The box is not cleared.');
  });

  test('ticks all selected items', async () => {
    const { document, editor } = await openReport();
    const first = document.positionAt(document.getText().indexOf(CHECKLIST['Week 1'][0])).line;
    editor.selection = new vscode.Selection(first, 0, first + 40, 0);
    await vscode.commands.executeCommand('mlopsReport.toggleItem');
    equal(document.getText().includes('* [ ]'), false, 'A box is not ticked.');
  });

  test('inserts an unused figure at the end of the answer', async () => {
    const report = await openReport({ answers: { 6: words(120) } });
    await disk.write(report.beside('figures/q6 plan.png'), PICTURE);
    await putCursorInto(report, 6, 'heading');
    await insertFigure(report, `${words(120)}\n\n![description](figures/q6%20plan.png)\n`);
    equal(
      report.document.getText(report.editor.selection),
      'description',
      'The description is not selected.',
    );
  });

  test('inserts a figure at the cursor inside an answer', async () => {
    const report = await openReport({ answers: { 6: `${words(60)}\n\n\n\n${words(60)}` } });
    await disk.write(report.beside('figures/q6.png'), PICTURE);
    const text = report.document.getText();
    const at = report.document.positionAt(text.indexOf(`${words(60)}\n\n\n\n`) + words(60).length + 2);
    report.editor.selection = new vscode.Selection(at, at);
    await insertFigure(report, `${words(60)}\n\n![description](figures/q6.png)\n\n${words(60)}`);
  });

  test('replaces a placeholder with a figure', async () => {
    const report = await openReport({ placeholders: [6] });
    await disk.write(report.beside('figures/q6.png'), PICTURE);
    await putCursorInto(report, 6);
    await insertFigure(report, `> Answer:\n\n![description](figures/q6.png)\n`);
    equal(report.document.getText().includes(placeholder(6)), false, 'The placeholder is still there.');
  });

  test('keeps a figure inside the block quote of its answer', async () => {
    const report = await openReport({ placement: 'quoted', answers: { 6: 'One line of text.' } });
    await disk.write(report.beside('figures/q6.png'), PICTURE);
    await putCursorInto(report, 6, 'heading');
    await insertFigure(report, `> One line of text.\n>\n> ![description](figures/q6.png)\n`);
  });

  async function questionAtCursor({ uri, editor }: OpenReport): Promise<number> {
    const { line } = editor.selection.active;
    const { questions } = await untilSummary(uri, 'it is a report');
    return questions.findLast((question) => question.line <= line)?.number ?? 0;
  }

  async function putCursorInto(
    { uri, editor }: OpenReport,
    number: number,
    place: 'answer' | 'heading' = 'answer',
  ): Promise<void> {
    const { questions } = await untilSummary(uri, 'it is a report');
    const question = questions[number - 1];
    const line = place === 'answer' ? question?.answer?.start.line : question?.line;
    ok(line !== undefined, `There is no question ${number}.`);
    editor.selection = new vscode.Selection(line, 0, line, 0);
  }

  /** Inserts the first figure in the list, and waits for a text in the report. */
  async function insertFigure({ document }: OpenReport, expected: string): Promise<void> {
    const inserting = vscode.commands.executeCommand('mlopsReport.insertFigure');
    await eventually(`the report holds ${expected}`, async () => {
      await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
      return document.getText().includes(expected);
    });
    await inserting;
  }
});
