import assert from 'node:assert/strict';
import { test } from 'node:test';
import { namedFigures } from '../../common/protocol';
import { startServerProcess } from '../support/serverProcess';

const NAMES = ['q8 (new).png', 'Müll.jpeg', 'a_b.png', 'q1.png'];

/** What a Markdown file may hold, and the one name that it names. */
const TEXTS: readonly (readonly [text: string, name: string | null])[] = [
  ['![A](figures/q8%20%28new%29.png)', 'q8 (new).png'],
  ['![A](<figures/q8 (new).png>)', 'q8 (new).png'],
  ['<img alt="A" src="../figures/q8&#32;(new).png">', 'q8 (new).png'],
  ['![A][one]\n\n[one]: reports/figures/q8%20(new).png', 'q8 (new).png'],
  ['[unused]: https://example.org/raw/main/reports/figures/q8%20(new).png', 'q8 (new).png'],
  ['Look at `figures\\q8 (new).png`.', 'q8 (new).png'],
  ['<!-- figures/q8 (new).png -->', 'q8 (new).png'],
  ['```\ncp q8\\ (new).png out\nfigures%2Fq8%20(new).png\n```', 'q8 (new).png'],
  ['<picture><source srcset="Q8%20(NEW).PNG 2x"></picture>', 'q8 (new).png'],
  ['![A](mu\u0308ll.JPEG)', 'Müll.jpeg'],
  ['[A](M%C3%BCll.jpeg "Title")', 'Müll.jpeg'],
  ['![A](a\\_b.png)', 'a_b.png'],
  ['---\nimage: figures/q1.png\n---\n', 'q1.png'],
  ['![[q1.png]]', 'q1.png'],
  ['![A](figures/seq1.png) and q1.pngx, q1 .png, q1_png', null],
];

test('a Markdown file names an image however it is written', async (t) => {
  const server = await startServerProcess(t);
  const texts = TEXTS.map(([text], index) => ({ uri: `memory:/${index}.md`, text }));
  const named = await server.connection.sendRequest(namedFigures, { names: NAMES, texts });
  assert.deepEqual(
    texts.map(({ uri, text }) => [text, named.filter((one) => one.uri === uri).map(({ name }) => name)]),
    TEXTS.map(([text, name]) => [text, name === null ? [] : [name]]),
  );
});

test('hostile texts take no longer than their length', async (t) => {
  const server = await startServerProcess(t);
  const names = Array.from({ length: 300 }, (_, index) => `${'n'.repeat(index)}.png`);
  const texts = ['.png'.repeat(250_000), '%'.repeat(1_000_000), '![](<n.png'.repeat(100_000)].map(
    (text, index) => ({ uri: `memory:/${index}.md`, text }),
  );
  const named = await server.connection.sendRequest(namedFigures, { names, texts });
  assert.deepEqual([...new Set(named.map(({ uri }) => uri))], ['memory:/0.md', 'memory:/2.md']);
});
