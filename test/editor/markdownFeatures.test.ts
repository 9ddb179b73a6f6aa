import * as vscode from 'vscode';
import { equal, ok } from './support/assert';
import { expectedHost } from './support/expectedHost';
import { closeAll, openText, type OpenReport } from './support/reports';
import { eventually } from '../support/eventually';
import { HARBOUR_REPORT } from '../support/harbourReport';

/** The position of the figure in question 1. */
const FIGURE_LINE = 22;
const TARGET = 'figures/boats.png';

/** The web build of VS Code under test has no Markdown features that could repeat something. */
const testBeside = expectedHost.host === 'node' ? test : test.skip;

/** What the editor's own Markdown features and the extension show together: everything, and nothing twice. */
suite('Next to the editor’s own Markdown features', () => {
  let report: OpenReport;

  setup(async () => {
    report = await openText(HARBOUR_REPORT, {
      figures: [TARGET, 'figures/heavy rain.png', 'figures/lamp.png'],
    });
  });
  teardown(closeAll);

  test('each question has one code lens', async () => {
    const lenses = await eventually('there are code lenses', async () => {
      const found = await vscode.commands.executeCommand<vscode.CodeLens[]>(
        'vscode.executeCodeLensProvider',
        report.uri,
        10,
      );
      return found.length > 0 && found;
    });
    equal(
      lenses.map(({ range, command }) => [range.start.line, command?.title]),
      [
        [12, '$(pass)\u00a0fits · 10 / 5–10 words · 1 / 1–2 figures'],
        [24, '$(circle-large-outline)\u00a0not answered (5–10 words)'],
        [36, '$(info)\u00a0answered · 1 problem'],
      ],
    );
  });

  test('a click on a code lens goes to the problem', async () => {
    const [, lens] = await eventually('there are code lenses', async () => {
      const found = await vscode.commands.executeCommand<vscode.CodeLens[]>(
        'vscode.executeCodeLensProvider',
        report.uri,
        10,
      );
      return found.length === 3 && found;
    });
    ok(lens?.command, 'The lens has no command.');
    await vscode.commands.executeCommand(
      lens.command.command,
      ...((lens.command.arguments ?? []) as unknown[]),
    );
    await eventually(
      'the placeholder is selected',
      () => report.document.getText(report.editor.selection) === '--- question 2 fill here ---',
    );
  });

  testBeside('a figure shows one picture, and its details, wherever the mouse is', async () => {
    for (const character of [4, 12]) {
      const hovers = await eventually('the extension has a hover', async () => {
        const texts = await hoversAt(report.uri, FIGURE_LINE, character);
        return texts.some((text) => text.includes('64 bytes')) && texts;
      });
      equal(hovers.join('\n').match(/!\[/g)?.length, 1, `Pictures at ${character}`);
    }
  });

  testBeside('headings are listed once', async () => {
    const symbols = await eventually('there are symbols', async () => {
      const found = await vscode.commands.executeCommand<vscode.DocumentSymbol[] | undefined>(
        'vscode.executeDocumentSymbolProvider',
        report.uri,
      );
      return found !== undefined && found.length > 0 && found;
    });
    const names = namesOf(symbols);
    equal(
      names.filter((name) => name.includes('Question 1')),
      ['### Question 1'],
    );
    equal(names.length, new Set(names).size);
  });

  testBeside('targets are linked once', async () => {
    const links = await eventually('there are links', async () => {
      const found = await vscode.commands.executeCommand<vscode.DocumentLink[]>(
        'vscode.executeLinkProvider',
        report.uri,
      );
      return found.length > 0 && found;
    });
    const onFigure = links.filter(({ range }) => range.start.line === FIGURE_LINE);
    equal(
      onFigure.map(({ range }) => report.document.getText(range)),
      [TARGET],
    );
  });

  testBeside('at most one fold starts in each line', async () => {
    const folds = await eventually('there are folds', async () => {
      const found = await vscode.commands.executeCommand<vscode.FoldingRange[]>(
        'vscode.executeFoldingRangeProvider',
        report.uri,
      );
      return found.length > 0 && found;
    });
    const starts = folds.map(({ start }) => start);
    equal(starts.length, new Set(starts).size);
    ok(starts.includes(14), 'The first prompt can’t be folded.');
  });

  test('before a folder is typed, figures come first and each file once', async () => {
    const items = await completeAt(report, '![A lamp]()', '![A lamp]('.length);
    equal(labelsOf(items).slice(0, 3), ['figures/lamp.png', TARGET, 'figures/heavy rain.png']);
    equal(new Set(labelsOf(items)).size, items.length);
    const rain = items.find(({ label }) => nameOf(label) === 'figures/heavy rain.png');
    equal(rain?.filterText, 'figures/heavy%20rain.png');
  });

  testBeside('in a folder that is typed, each file is listed once', async () => {
    const items = await completeAt(report, '![A lamp](figures/)', '![A lamp](figures/'.length);
    const lamps = labelsOf(items).filter((label) => label.includes('lamp'));
    equal(lamps, ['lamp.png']);
  });

  testBeside('all prompts can be folded together, and answers stay', async () => {
    await vscode.commands.executeCommand('mlopsReport.foldPrompts');
    await eventually('the prompts are folded', () => {
      const hidden = hiddenLines(report.editor);
      return hidden.includes(16) && hidden.includes(28) && !hidden.includes(20) && !hidden.includes(32);
    });
    await vscode.commands.executeCommand('editor.unfoldAll');
    await eventually('nothing is folded', () => hiddenLines(report.editor).length === 0);
  });
});

async function hoversAt(uri: vscode.Uri, line: number, character: number): Promise<string[]> {
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
    'vscode.executeHoverProvider',
    uri,
    new vscode.Position(line, character),
  );
  return hovers.flatMap(({ contents }) =>
    contents.map((content) => (content instanceof vscode.MarkdownString ? content.value : '')),
  );
}

function namesOf(symbols: readonly vscode.DocumentSymbol[]): string[] {
  return symbols.flatMap(({ name, children }) => [name, ...namesOf(children)]);
}

/** The completions in a line that is inserted below the figure of question 1. */
async function completeAt(
  { document, editor }: OpenReport,
  line: string,
  character: number,
): Promise<vscode.CompletionItem[]> {
  await editor.edit((edit) => {
    edit.insert(new vscode.Position(FIGURE_LINE + 1, 0), `\n${line}\n`);
  });
  return eventually('there are completions', async () => {
    const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      document.uri,
      new vscode.Position(FIGURE_LINE + 2, character),
      '/',
    );
    return items.length > 1 && items.toSorted((a, b) => (sortTextOf(a) < sortTextOf(b) ? -1 : 1));
  });
}

function sortTextOf({ sortText, label }: vscode.CompletionItem): string {
  return sortText ?? nameOf(label);
}

function labelsOf(items: readonly vscode.CompletionItem[]): string[] {
  return items.map(({ label }) => nameOf(label));
}

function nameOf(label: vscode.CompletionItem['label']): string {
  return typeof label === 'string' ? label : label.label;
}

/** The lines that the editor hides. */
function hiddenLines({ visibleRanges }: vscode.TextEditor): number[] {
  return visibleRanges.slice(1).flatMap(({ start }, index) => {
    const from = (visibleRanges[index]?.end.line ?? 0) + 1;
    return Array.from({ length: start.line - from }, (_, offset) => from + offset);
  });
}
