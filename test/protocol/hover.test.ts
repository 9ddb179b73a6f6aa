import assert from 'node:assert/strict';
import { test } from 'node:test';
import { HoverRequest, type Hover, type MarkupContent } from 'vscode-languageserver-protocol/node';
import { URI, Utils } from 'vscode-uri';
import { HARBOUR_REPORT } from '../support/harbourReport';
import type { ClientOptions } from '../support/languageClient';
import { makeReport, words } from '../support/makeReport';
import { jpeg, png } from '../support/pictures';
import { rangeOf } from '../support/places';
import { rangeAt } from '../support/ranges';
import { startServerProcess, type ServerProcess } from '../support/serverProcess';

const FOLDER = 'memory:/course/reports';
const REPORT = `${FOLDER}/README.md`;
const BOATS = `${FOLDER}/figures/boats.png`;

/** A client with files in memory. */
const FILES: ClientOptions = {
  workspaceFolders: ['memory:/course'],
  initializationOptions: { clientFiles: true, sizedImages: true },
  files: { [BOATS]: png(640, 480, 84_321), [`${FOLDER}/figures/heavy%20rain.png`]: png(20, 10, 999) },
};

test('a heading shows the limits, and the counts of the checker and of a reader', async (t) => {
  const server = await startServerProcess(t);
  await server.open(REPORT, HARBOUR_REPORT);
  const hover = await hoverAt(server, 12, 5);
  assert.deepEqual(hover?.range, rangeAt(12, 0, 12, 14));
  assert.equal(
    textOf(hover),
    [
      '**Question 1**',
      'Limits: 5–10 words · 1–2 figures, as stated above the answer.',
      'The checker counts 10 words · 1 figure.',
      'A reader would count 6 words. The checker counts everything between two spaces as a word, also symbols, code and links.',
    ].join('\n\n'),
  );
});

for (const contentFormat of [undefined, [], ['plaintext'], ['plaintext', 'markdown']] as const) {
  test(`a hover is plain text for a client with ${JSON.stringify(contentFormat)}`, async (t) => {
    const hover = contentFormat ? { contentFormat: [...contentFormat] } : {};
    const server = await startServerProcess(t, { ...FILES, capabilities: { textDocument: { hover } } });
    await server.open(REPORT, HARBOUR_REPORT);
    const { contents } = (await hoverAt(server, 12, 5)) ?? {};
    assert.deepEqual(contents, {
      kind: 'plaintext',
      value: [
        'Question 1',
        'Limits: 5–10 words · 1–2 figures, as stated above the answer.',
        'The checker counts 10 words · 1 figure.',
        'A reader would count 6 words. The checker counts everything between two spaces as a word, also symbols, code and links.',
      ].join('\n'),
    });
    const figure = (await hoverAt(server, 22, 12))?.contents as MarkupContent;
    assert.equal(figure.kind, 'plaintext');
    assert.match(figure.value, /^figures\/boats\.png · 640 × 480 pixels/u);
  });
}

test('a heading without an answer or limits says so', async (t) => {
  const server = await startServerProcess(t);
  await server.open(REPORT, HARBOUR_REPORT);
  assert.match(textOf(await hoverAt(server, 24, 0)), /There is no answer yet\.$/u);
  assert.match(textOf(await hoverAt(server, 36, 0)), /^\*\*Question 3\*\*\n\nNo limits are set\.\n\n/u);
});

test('equal counts are not explained', async (t) => {
  const server = await startServerProcess(t);
  const text = makeReport({ answers: { 4: words(150) } });
  await server.open(REPORT, text);
  assert.match(textOf(await hoverOn(server, text, '### Question 4')), /counts 150 words\.$/u);
});

test("limits that differ from the report's own are said to come from the template", async (t) => {
  const server = await startServerProcess(t);
  const whole = makeReport();
  const stated = 'Recommended answer length: 200-300 words.';
  const edited = whole.replace(stated, 'Recommended answer length: 20-30 words.');
  await server.open(REPORT, edited);
  const question =
    whole
      .slice(0, whole.indexOf(stated))
      .match(/### Question \d+/gu)
      ?.at(-1) ?? '';
  assert.match(
    textOf(await hoverOn(server, edited, `${question}\n`)),
    /Limits: 200–300 words\. The report states other limits, but the checker uses those of the 2026 template\./u,
  );
  const removed = whole.replace(stated, '');
  await server.close(REPORT);
  await server.open(REPORT, removed);
  assert.match(
    textOf(await hoverOn(server, removed, `${question}\n`)),
    /Limits: 200–300 words\. The report does not state them; they come from the 2026 template\./u,
  );
});

test('an answer that the checker cuts off says so', async (t) => {
  const server = await startServerProcess(t);
  const text = HARBOUR_REPORT.replace('Two *old*', '### Boats\n\nTwo *old*');
  await server.open(REPORT, text);
  assert.match(
    textOf(await hoverAt(server, 12, 0)),
    /The checker counts 0 words\.\n\nA reader would count 7 words\. The checker does not read the whole answer\.$/u,
  );
});

test('a figure shows its size, and where else it is used', async (t) => {
  const server = await startServerProcess(t, FILES);
  await server.open(REPORT, HARBOUR_REPORT);
  const hover = await hoverAt(server, 22, 4);
  assert.deepEqual(hover?.range, rangeAt(22, 0, 22, 27));
  assert.equal(
    textOf(hover),
    [
      `![](${BOATS}|width=300)`,
      '`figures/boats.png` · 640 × 480 pixels · 84 kB',
      `Also shown in [question 3](${REPORT}#L42).`,
    ].join('\n\n'),
  );
});

test('figures as HTML and by reference are figures, too', async (t) => {
  const server = await startServerProcess(t, FILES);
  await server.open(REPORT, HARBOUR_REPORT);
  assert.match(
    textOf(await hoverOn(server, HARBOUR_REPORT, '<img src=')),
    /Also shown in \[question 1\]\(.*#L23\)\.$/u,
  );
  assert.equal(
    textOf(await hoverOn(server, HARBOUR_REPORT, '![the rain][rain]')),
    `![](${FOLDER}/figures/heavy%20rain.png|width=300)\n\n\`figures/heavy rain.png\` · 20 × 10 pixels · 999 bytes`,
  );
});

test('an editor that previews images itself gets no second picture', async (t) => {
  const initializationOptions = { clientFiles: true, sizedImages: true, markdownFeatures: true };
  const server = await startServerProcess(t, { ...FILES, initializationOptions });
  await server.open(REPORT, HARBOUR_REPORT);
  assert.match(textOf(await hoverAt(server, 22, 12)), /^`figures\/boats\.png` · 640 × 480/u);
  assert.match(textOf(await hoverAt(server, 22, 4)), /^!\[\]\(/u);
});

test('a picture has no width if the client does not support it', async (t) => {
  const server = await startServerProcess(t, { ...FILES, initializationOptions: { clientFiles: true } });
  await server.open(REPORT, HARBOUR_REPORT);
  assert.ok(textOf(await hoverAt(server, 22, 4)).startsWith(`![](${BOATS})\n`));
});

test('more is read of a camera’s picture', async (t) => {
  const server = await startServerProcess(t, { ...FILES, files: { [BOATS]: jpeg(4000, 3000, 100_000) } });
  await server.open(REPORT, HARBOUR_REPORT);
  assert.match(textOf(await hoverAt(server, 22, 4)), /4000 × 3000 pixels · 100 kB/u);
});

test('a file that is not a picture has no size in pixels', async (t) => {
  const server = await startServerProcess(t, { ...FILES, files: { [BOATS]: new Uint8Array(2_500_000) } });
  await server.open(REPORT, HARBOUR_REPORT);
  assert.match(textOf(await hoverAt(server, 22, 4)), /`figures\/boats\.png` · 2500 kB\n/u);
});

test('the size of a large file is in megabytes', async (t) => {
  const server = await startServerProcess(t, { ...FILES, files: { [BOATS]: png(9, 9, 12_400_000) } });
  await server.open(REPORT, HARBOUR_REPORT);
  assert.match(textOf(await hoverAt(server, 22, 4)), /9 × 9 pixels · 12 MB\n/u);
});

test('hostile names are shown literally, without Markdown or commands', async (t) => {
  const name = 'a](command x)<img src=y>$(bug)**b**.png';
  const uri = Utils.joinPath(URI.parse(FOLDER), 'figures', name).toString();
  const target = 'figures/a%5D(command%20x)%3Cimg%20src=y%3E$(bug)**b**.png';
  const server = await startServerProcess(t, { ...FILES, files: { [uri]: png(1, 1) } });
  await server.open(
    REPORT,
    HARBOUR_REPORT.replace('figures/boats.png)', () => `${target})`),
  );
  assert.deepEqual(textOf(await hoverAt(server, 22, 4)).split('\n\n'), [
    `![](${FOLDER}/figures/a%5D%28command%20x%29%3Cimg%20src%3Dy%3E%24%28bug%29%2A%2Ab%2A%2A.png|width=300)`,
    '`figures/a](command x)<img src=y>$(bug)**b**.png` · 1 × 1 pixels · 64 bytes',
  ]);
});

test('files outside the workspace, on the web or missing have no hover', async (t) => {
  const files = { 'memory:/other/boats.png': png(1, 1), 'memory:/course/boats.png': png(3, 2) };
  const server = await startServerProcess(t, { ...FILES, files });
  for (const target of [
    '../../other/boats.png',
    'https://example.org/boats.png',
    'figures/none.png',
    '/boats.png',
  ]) {
    await server.open(REPORT, HARBOUR_REPORT.replace('figures/boats.png)', `${target})`));
    assert.equal(await hoverAt(server, 22, 4), null, target);
    await server.close(REPORT);
  }
  await server.open(REPORT, HARBOUR_REPORT.replace('figures/boats.png)', '../boats.png)'));
  assert.match(textOf(await hoverAt(server, 22, 4)), /3 × 2 pixels/u);
});

test('nothing else has a hover', async (t) => {
  const server = await startServerProcess(t, FILES);
  await server.open(REPORT, HARBOUR_REPORT);
  for (const line of [0, 4, 6, 14, 18, 20, 23, 33, 44, 400])
    assert.equal(await hoverAt(server, line, 1), null);
  await server.open('memory:/notes.md', '# Notes\n\n### Question 1\n');
  assert.equal(await hoverAt(server, 2, 1, 'memory:/notes.md'), null);
  assert.equal(await hoverAt(server, 2, 1, 'memory:/not-open.md'), null);
});

function hoverAt(
  server: ServerProcess,
  line: number,
  character: number,
  uri = REPORT,
): Promise<Hover | null> {
  return server.connection.sendRequest(HoverRequest.type, {
    textDocument: { uri },
    position: { line, character },
  });
}

/** The hover at the start of a part of a text. */
function hoverOn(server: ServerProcess, text: string, part: string): Promise<Hover | null> {
  const { start } = rangeOf(text, part);
  return hoverAt(server, start.line, start.character);
}

function textOf(hover: Hover | null): string {
  assert.ok(hover);
  const { kind, value } = hover.contents as MarkupContent;
  assert.equal(kind, 'markdown');
  return value;
}
