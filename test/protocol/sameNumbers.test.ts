import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import fc from 'fast-check';
import {
  CodeLensRequest,
  CodeLensResolveRequest,
  DiagnosticSeverity,
  DocumentSymbolRequest,
  SymbolKind,
  type DocumentSymbol,
} from 'vscode-languageserver-protocol';
import type { PageBlock } from '../../common/pageBlock';
import type { QuestionSummary, ReportSummary } from '../../common/protocol';
import { questionRows } from '../../client/src/views/questionRows';
import { checkReport } from '../../server/src/cli/checkReport';
import { isFailed, outcomeOf } from '../../server/src/cli/outcome';
import { jsonFormatter } from '../../server/src/cli/formats/json';
import { textFormatter } from '../../server/src/cli/formats/text';
import { figurePaths, makeReport, type ReportOptions } from '../support/makeReport';
import { runs } from '../support/runs';
import { startServerProcess, type ServerProcess } from '../support/serverProcess';
import { temporaryFolder } from '../support/temporaryFolder';

/** An entry in the command line's JSON. */
interface Entry {
  readonly official: {
    readonly accepted: boolean;
    readonly warnings: readonly { readonly question: number }[];
  };
  readonly questions: readonly { readonly number: number; readonly line: number; readonly state: string }[];
  readonly checklist: { readonly done: number; readonly total: number };
  readonly problems: readonly {
    readonly code: string;
    readonly severity: string;
    readonly message: string;
  }[];
}

/** Texts that disturb a report, inserted anywhere. */
const SNIPPETS = [
  'TODO ',
  '\n### Question 3, again\n',
  '\n### Question 40: More\n\n> **More?**\n>\n> Answer:\n\nYes.\n',
  '\nAnswer: once more\n',
  '\n## A part\n',
  '\n* [ ] Do it\n',
  '![a](figures/gone.png)',
  '<<<<<<< mine\n',
  '\n```\n',
] as const;

const numbers = fc.uniqueArray(fc.integer({ min: 1, max: 31 }), { maxLength: 3 });
const options: fc.Arbitrary<ReportOptions> = fc.record(
  {
    edition: fc.constantFrom('2023', '2026'),
    placeholders: numbers,
    without: numbers,
    withoutMark: numbers,
    answers: fc.dictionary(
      fc.integer({ min: 3, max: 30 }).map(String),
      fc.constantFrom('', 'Short.', 'TODO', '![a](figures/q14.png)', 'One.\n\n### Question 9\n\nTwo.'),
      { maxKeys: 3 },
    ),
  },
  { requiredKeys: [] },
);
const edits = fc.array(
  fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), text: fc.constantFrom(...SNIPPETS) }),
  {
    maxLength: 3,
  },
);

function disturbed(text: string, changes: readonly { readonly at: number; readonly text: string }[]): string {
  return changes.reduce((before, { at, text: added }) => {
    const place = Math.floor(at * before.length);
    return before.slice(0, place) + added + before.slice(place);
  }, text);
}

test('everything that shows a report has the same numbers and problems', async (t) => {
  const folder = join(temporaryFolder(), 'reports');
  mkdirSync(join(folder, 'figures'), { recursive: true });
  for (const path of figurePaths()) writeFileSync(join(folder, path), '');
  const path = join(folder, 'README.md');
  const uri = pathToFileURL(path).href;
  const server = await startServerProcess(t);
  await server.switched.next();
  let version = 1;
  await server.open(uri, makeReport());
  await fc.assert(
    fc.asyncProperty(options, edits, async (made, changes) => {
      const text = disturbed(makeReport(made), changes);
      writeFileSync(path, text);
      const result = outcomeOf(await checkReport(path, {}));
      fc.pre(!isFailed(result));
      const entry = JSON.parse(jsonFormatter().result(result, 0)) as Entry;
      await server.change(uri, ++version, { text });
      // The folders are read after the text.
      const { report, page } = await settled(server, uri, version, entry.problems.length);
      await agree(server, {
        uri,
        report,
        page,
        entry,
        printed: textFormatter({ isQuiet: false }).result(result, 0),
      });
    }),
    runs(15),
  );
});

interface Received {
  readonly report: ReportSummary;
  readonly page: readonly PageBlock[];
}

/** The diagnostics and the summary of a version, once they have the same number of problems. */
async function settled(
  server: ServerProcess,
  uri: string,
  version: number,
  problems: number,
): Promise<Received> {
  const { diagnostics } = await server.diagnostics.next(
    (one) => one.version === version && one.diagnostics.length === problems,
  );
  assert.equal(diagnostics.length, problems);
  const { blocks } = await server.openPage(uri);
  const update = server.reports.all.at(-1);
  assert.ok(update?.report && blocks);
  assert.equal(update.version, version);
  const counted = diagnostics.filter(({ severity }) => severity !== DiagnosticSeverity.Hint);
  assert.equal(update.report.problems, counted.length);
  return { report: update.report, page: blocks };
}

async function agree(
  server: ServerProcess,
  {
    uri,
    report,
    page,
    entry,
    printed,
  }: Received & { readonly uri: string; readonly entry: Entry; readonly printed: string },
): Promise<void> {
  const { questions, verdict, checklist } = report;

  // The command line, as JSON and as text.
  const answered = entry.questions.filter(({ state }) => state === 'answered').length;
  assert.deepEqual([report.answered, report.total], [answered, entry.questions.length]);
  assert.deepEqual({ done: checklist.done, total: checklist.total }, entry.checklist);
  assert.equal(verdict.isAccepted, entry.official.accepted);
  assert.ok(printed.includes(verdict.text));
  assert.equal(verdict.refusals.length > 0, !verdict.isAccepted);
  const warned = new Set(entry.official.warnings.map(({ question }) => question)).size;
  assert.equal(questions.filter(({ isWarnedOf }) => isWarnedOf).length + verdict.others.length, warned);
  const counted = entry.problems.filter(({ severity }) => severity !== 'hint').length;
  assert.equal(report.problems, counted);
  assert.equal(report.toGo.count, questions.filter(({ progress }) => progress !== 'done').length);
  assert.match(
    report.toGo.text,
    report.toGo.count === 0 ? /^All questions/ : new RegExp(`^${report.toGo.count} q`),
  );
  const listed = questions.flatMap(({ problems: { list } }) => list);
  for (const { code, message } of listed)
    assert.ok(entry.problems.some((problem) => problem.code === code && problem.message === message));

  // The tree.
  const { rows } = questionRows(report, { prefix: '', isOnlyLeft: false });
  const sections = [...rows.values()].filter((row) => row.kind === 'section');
  assert.equal(
    report.sections.reduce((sum, section) => sum + section.toGo.count, 0),
    report.toGo.count,
  );
  assert.equal(rows.size - sections.length, questions.length);

  // The number of a question's problems, and their list.
  for (const { problems } of questions) {
    const { count, more, list, text } = problems;
    if (more === 0) assert.equal(list.filter(({ severity }) => severity !== 'hint').length, count);
    assert.match(text, count === 0 ? /^no problems$|^hints only$/ : new RegExp(`^${count} problems?$`));
  }

  // The page.
  const shown = page.filter(({ problems }) => problems !== undefined);
  assert.deepEqual(
    shown.map(({ problems }) => problems),
    questions.map(({ problems }) => problems),
  );
  for (const [index, { html = '' }] of shown.entries())
    for (const part of questions[index]?.texts.counts.split(' · ') ?? [])
      if (questions[index]?.answer) assert.ok(html.includes(part), `${part} is not in the page`);

  // The lenses and the outline.
  const lenses = (await server.connection.sendRequest(CodeLensRequest.type, { textDocument: { uri } })) ?? [];
  assert.equal(lenses.length, questions.length);
  for (const [index, lens] of lenses.entries()) {
    const { command } = await server.connection.sendRequest(CodeLensResolveRequest.type, lens);
    const question = questions[index];
    assert.ok(question && command);
    assert.equal(command.title, lensOf(question));
  }
  const symbols = (await server.connection.sendRequest(DocumentSymbolRequest.type, {
    textDocument: { uri },
  })) as DocumentSymbol[];
  assert.deepEqual(
    symbols.flatMap(questionsIn).map(({ detail }) => detail),
    questions.map(({ texts }) => texts.counts),
  );
}

function lensOf({ answer, state, texts, problems }: QuestionSummary): string {
  if (!answer) return '“Answer:” is missing';
  const isFlawed = state === 'answered' && problems.count > 0;
  return isFlawed ? `${texts.answer} · ${problems.text}` : texts.answer;
}

function questionsIn(symbol: DocumentSymbol): DocumentSymbol[] {
  const own = symbol.kind === SymbolKind.String ? [symbol] : [];
  return [...own, ...(symbol.children ?? []).flatMap(questionsIn)];
}
