import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { glob } from 'tinyglobby';
import { HoverRequest, type MarkupContent } from 'vscode-languageserver-protocol/node';
import { CHECKER_CODES, RULES } from '../../common/codes';
import { fromRoot } from '../support/paths';
import { startServerProcess } from '../support/serverProcess';
import { lines, STREET_REPORT } from '../support/streetReport';

const MARKDOWN = ['markdown', 'Markdown', 'gfm', 'pandoc', 'quarto', 'rmd', 'vimwiki', 'markdown.mdx'];

for (const id of MARKDOWN) {
  test(`a report with any name is recognised in the language ${id}`, async (t) => {
    const server = await startServerProcess(t);
    await server.open('memory:/exam.txt', STREET_REPORT, id);
    assert.equal((await server.diagnostics.next()).diagnostics[0]?.code, 'answer-too-short');
  });
}

test('in other languages only the name makes a file a report', async (t) => {
  const server = await startServerProcess(t);
  for (const id of ['plaintext', 'python', '', 'markdownish'])
    await server.open(`memory:/${id}.txt`, STREET_REPORT, id);
  await server.open('memory:/reports/README.md', STREET_REPORT, 'plaintext');
  assert.equal((await server.diagnostics.next()).uri, 'memory:/reports/README.md');
  assert.equal(server.diagnostics.all.length, 1);
});

/** Homework of another course: its questions have limits, but no checker reads it. */
const HOMEWORK = lines(
  '# Homework 3',
  '',
  '## Question 1',
  '',
  '> How many roots are there? (Recommended answer length: 20-30 words.)',
  '>',
  '> **Answer:** two, see [the drawing](drawings/roots.svg) and <img src="drawings/a.bmp">.',
  '',
  '### A note',
  '',
  '## Question 3',
  '',
  '**Answer:** none.',
  '',
  '## Question 2',
  '',
  '**Answer:** all of them. **Answer:** and one more.',
  '',
);

test('a text that only looks like a report is checked for its limits and not for the checker', async (t) => {
  const server = await startServerProcess(t);
  const hears = async (uri: string): Promise<{ codes: unknown[]; words: string }> => {
    await server.open(uri, HOMEWORK);
    const { diagnostics } = await server.diagnostics.next((params) => params.uri === uri);
    const hover = await server.connection.sendRequest(HoverRequest.type, {
      textDocument: { uri },
      position: { line: 2, character: 4 },
    });
    const messages = diagnostics.map(({ message }) => message as unknown);
    return {
      codes: diagnostics.map(({ code }) => code),
      words: [(hover?.contents as MarkupContent).value, ...messages].join(' '),
    };
  };
  const homework = await hears('memory:/homework/3.md');
  assert.deepEqual(
    homework.codes.filter((code) => CHECKER_CODES.some((one) => one === code)),
    [],
  );
  assert.ok(homework.codes.includes('answer-too-short'));
  assert.doesNotMatch(homework.words, /checker/i);
  const named = await hears('memory:/homework/reports/README.md');
  assert.ok(named.codes.some((code) => CHECKER_CODES.some((one) => one === code)));
  assert.match(named.words, /checker/i);
});

test('all checker codes are rules', () => {
  assert.deepEqual(
    CHECKER_CODES.filter((code) => !(code in RULES)),
    [],
  );
});

/** Questions and answers that are not a report. */
const ORDINARY = [
  lines('# FAQ', '', '## Question 1', '', 'Answer: yes.', '', '## Question 2', '', 'Answer: no.', ''),
  lines('# Interview', '', '**Question 1**: Why?', '', 'Answer: because.', '', 'Q2', '', 'Answer: so.', ''),
  lines('# API', '', '- [ ] a', '- [x] b', '', '![missing](figures/none.png)', '', 'TODO', ''),
  '',
];

test('ordinary Markdown, made up or from all packages, has no problems', async (t) => {
  const server = await startServerProcess(t);
  const files = await glob('node_modules/**/*.{md,markdown}', { cwd: fromRoot('.'), dot: true });
  assert.ok(files.length > 100);
  let total = 0;
  for (const [index, text] of ORDINARY.entries())
    await server.open(`memory:/ordinary/${index}/README.md`, text);
  for (const file of files) {
    const uri = pathToFileURL(fromRoot(file)).href;
    const text = await readFile(fromRoot(file), 'utf8');
    total += text.length;
    await server.open(uri, text);
    await server.close(uri);
  }
  await server.open('memory:/reports/README.md', STREET_REPORT);
  await server.diagnostics.next();
  assert.deepEqual(
    server.diagnostics.all.map(({ uri }) => uri),
    ['memory:/reports/README.md'],
  );
  assert.deepEqual(server.log.all, []);
  assert.ok(total > 0);
});

test('the server prints its version and help', async () => {
  const run = promisify(execFile);
  const { version } = JSON.parse(await readFile(fromRoot('package.json'), 'utf8')) as { version: string };
  const server = fromRoot('dist/node/server.mjs');
  for (const option of ['--version', '-v'])
    assert.deepEqual(await run(process.execPath, [server, option]), { stdout: `${version}\n`, stderr: '' });
  for (const option of ['--help', '-h'])
    assert.match((await run(process.execPath, [server, option])).stdout, /^Usage: .*--stdio/mu);
});
