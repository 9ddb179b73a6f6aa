import * as vscode from 'vscode';
import type { ExtensionApi } from '../../client/src/api';
import type { QuestionRow } from '../../client/src/views/questionRows';
import { eventually } from '../support/eventually';
import { placeholder, words } from '../support/makeReport';
import { equal, ok } from './support/assert';
import { closeAll, extensionApi, openReport, replace, show, untilProblems } from './support/reports';

suite('Questions', () => {
  let api: ExtensionApi;

  suiteSetup(async () => {
    api = await extensionApi();
  });
  teardown(async () => {
    await vscode.commands.executeCommand('mlopsReport.showAllQuestions');
    await closeAll();
  });

  test('are shown below their sections, with their counts and problems', async () => {
    const { uri, document } = await openReport({
      answers: { 4: words(86), 14: `${words(250)}\n\n![A drawing](figures/q14.png)` },
      placeholders: [5],
    });
    await untilShown(uri);
    await untilProblems(document, [
      { code: 'answer-too-short', text: 'Answer:' },
      { code: 'answer-missing', text: placeholder(5) },
    ]);
    await eventually('the problems are shown', () => tooltip(4).includes('86 words so far'));
    equal(
      api.questions.roots.map((id) => [api.questionItem(id).label, api.questionItem(id).description]),
      [
        ['About the group', '2 of 2 pass'],
        ['The workshop', '2 of 4 pass'],
        ['The books', '7 of 7 pass'],
        ['The trials', '6 of 6 pass'],
        ['The wide world', '12 of 12 pass'],
      ],
    );
    equal(
      api.questions.roots.map((id) => iconOf(api.questionItem(id))),
      ['pass', 'circle-large-outline', 'pass', 'pass', 'pass'],
    );
    equal(api.badge, 2);
    equal(shownAs(3), ['Question 3', 'pass', 'answered']);
    equal(shownAs(4), ['Question 4', 'warning', '1 problem']);
    equal(shownAs(5), ['Question 5', 'circle-large-outline', 'not answered']);
    equal(
      [4, 5, 14, 1].map((number) => item(number).description),
      ['86 / 100–200 words', '100–200 words', '252 / 200–300 words · 1 / 1–3 figures', ''],
    );
    const spoken = item(5).accessibilityInformation?.label;
    equal(spoken, 'Question 5, What came of topic 5?, not answered, 100 to 200 words');
    equal(
      item(14).accessibilityInformation?.label,
      'Question 14, What came of topic 14?, answered, 252 words of 200 to 300, 1 figure of 1 to 3',
    );
    ok(tooltip(4).includes('What came of topic 4?'), `The tooltip has no title: ${tooltip(4)}`);
  });

  test('follow what is typed', async () => {
    const { uri, document } = await openReport({ placeholders: [5] });
    await untilShown(uri);
    equal(shownAs(5)[2], 'not answered');
    await replace(document, placeholder(5), words(120));
    await eventually('the question is answered', () => shownAs(5)[2] === 'answered');
    equal(item(5).description, '120 / 100–200 words');
  });

  test('are hidden when done, if the filter is on, and the view says so when nothing is left', async () => {
    const { uri, document } = await openReport({ placeholders: [5] });
    await untilShown(uri);
    await vscode.commands.executeCommand('mlopsReport.showOnlyLeft');
    equal(
      questions().map(({ question }) => question.number),
      [5],
    );
    equal(api.questionsMessage, '');
    await replace(document, placeholder(5), words(120));
    await eventually('nothing is shown', () => api.questions.roots.length === 0);
    equal(api.questionsMessage, 'All done: every question is answered and has no problems.');
    await vscode.commands.executeCommand('mlopsReport.showAllQuestions');
    equal([questions().length, api.questionsMessage], [31, '']);
  });

  test('are selected when the cursor enters them, and the editor keeps the focus', async () => {
    const { uri, document } = await openReport();
    await untilShown(uri);
    await vscode.commands.executeCommand('mlopsReport.questions.focus');
    const editor = await show(uri);
    const line = row(9).question.answer?.start.line ?? 0;
    editor.selection = new vscode.Selection(line, 0, line, 0);
    await eventually('question 9 is selected', () => api.selectedQuestion === row(9).id);
    await vscode.commands.executeCommand('type', { text: 'Typed' });
    equal(document.lineAt(line).text.startsWith('Typed'), true, 'The editor lost the focus.');
    await vscode.commands.executeCommand('workbench.view.explorer');
  });

  test('go to their answer, where a placeholder is selected', async () => {
    const { uri, document } = await openReport({ placeholders: [5] });
    await untilShown(uri);
    await vscode.commands.executeCommand('mlopsReport.revealQuestion', row(5).id);
    const editor = vscode.window.activeTextEditor;
    ok(editor, 'No editor has the focus.');
    equal(document.getText(editor.selection), placeholder(5));
    await vscode.commands.executeCommand('mlopsReport.revealQuestion', row(6).id);
    const start = row(6).question.answer?.start;
    equal([editor.selection.active.line, editor.selection.isEmpty], [start?.line, true]);
  });

  test('give a Markdown link', async () => {
    const { uri } = await openReport();
    await untilShown(uri);
    await vscode.commands.executeCommand('mlopsReport.copyLink', row(4).id);
    const path = vscode.workspace.asRelativePath(uri, false);
    await eventually(
      'the link is in the clipboard',
      async () => (await vscode.env.clipboard.readText()) === `[Question 4](${path}#question-4)`,
    );
  });

  test('have their counts in the status bar at the cursor; elsewhere it shows the whole report', async () => {
    const { uri, editor } = await openReport({ answers: { 4: words(86) }, placeholders: [5] });
    await untilShown(uri);
    for (const [line, text] of [
      [row(4).question.line, '$(warning) Q4: 14 words to go'],
      [row(5).question.line, '$(circle-large-outline) Q5: not answered'],
      [row(6).question.line, '$(pass) Q6: fits'],
      [row(1).question.line, '$(pass) Q1: answered'],
      [0, '$(circle-large-outline) 2 questions to go'],
    ] as const) {
      editor.selection = new vscode.Selection(line, 0, line, 0);
      await eventually(text, () => api.statusText === text);
    }
  });

  function questions(): QuestionRow[] {
    return [...api.questions.rows.values()].filter((one) => one.kind === 'question');
  }

  function row(number: number): QuestionRow {
    const found = questions().find(({ question }) => question.number === number);
    ok(found, `Question ${number} is not shown.`);
    return found;
  }

  function item(number: number): vscode.TreeItem {
    return api.questionItem(row(number).id);
  }

  /** As it is displayed: no-break spaces are spaces. */
  function tooltip(number: number): string {
    const { tooltip: text } = item(number);
    return text instanceof vscode.MarkdownString
      ? text.value.replace(/\\([!-/:-@[-`{-~])/gu, '$1')
      : String(text);
  }

  /** The label, the icon and the state as a screen reader says it. */
  function shownAs(number: number): unknown[] {
    const shown = item(number);
    const state = shown.accessibilityInformation?.label.split(', ')[2];
    return [shown.label, iconOf(shown), state];
  }

  function iconOf({ iconPath }: vscode.TreeItem): unknown {
    return iconPath instanceof vscode.ThemeIcon && iconPath.id;
  }

  async function untilShown(uri: vscode.Uri): Promise<void> {
    await eventually(
      `${uri.path} is shown`,
      () => api.activeReport?.toString() === uri.toString() && api.questions.roots.length > 0,
    );
  }
});
