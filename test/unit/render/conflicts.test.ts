import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { exportPage } from '../../support/exportedPage';
import { makeReport, words } from '../../support/makeReport';
import { htmlOf, withoutLines } from './page';

const NOTICE =
  '<p class="conflict-notice">Merge conflict: two versions of this text. Keep one of them, or both.</p>';

function version(which: string, title: string, name: string, content: string): string {
  const code = name === '' ? '' : ` <code>${name}</code>`;
  return `<div class="conflict-version" data-version="${which}"><p class="conflict-name"><span>${title}</span>${code}</p>${content}</div>`;
}

function conflict(ours: string, theirs: string, names = ['HEAD', 'feature/x']): string {
  const [first = '', second = ''] = names;
  return `<div class="conflict">${NOTICE}${version('first', 'First version', first, ours)}${version('second', 'Second version', second, theirs)}</div>`;
}

suite('A merge conflict', () => {
  test('is shown as two versions, each parsed separately', () => {
    const text = 'Before\n<<<<<<< HEAD\n- ours\n=======\n**theirs**\n>>>>>>> feature/x\nAfter';
    assert.equal(
      withoutLines(htmlOf(text)),
      `<p>Before</p>${conflict('<ul>\n<li>ours</li>\n</ul>', '<p><strong>theirs</strong></p>')}<p>After</p>`,
    );
  });

  test('has no names if git gives none, and leaves out the common base', () => {
    const text = '<<<<<<<\nours\n|||||||\nbase\n=======\n>>>>>>>\n';
    assert.equal(withoutLines(htmlOf(text)), conflict('<p>ours</p>', '', ['', '']));
  });

  test('keeps the source lines of its content', () => {
    const html = htmlOf('Before\n\n<<<<<<< HEAD\nours\n=======\n\ntheirs\n>>>>>>> main\n\nAfter');
    const lines = [...html.matchAll(/<(div|p) [^>]*data-line="(\d+)"/g)].map(
      ([, tag, line]) => `${tag} ${line}`,
    );
    assert.deepEqual(lines, ['p 0', 'div 2', 'p 3', 'p 6', 'p 9']);
  });

  test('contains its unclosed tags and fences', () => {
    const html = withoutLines(htmlOf('<<<<<<< HEAD\n<details>\n=======\n```\n>>>>>>> main\n\nAfter'));
    assert.ok(html.endsWith('<p>After</p>'), html);
  });

  for (const [name, text] of [
    ['in a fence', '```\n<<<<<<< HEAD\nours\n=======\ntheirs\n>>>>>>> main\n```'],
    ['without its end', '<<<<<<< HEAD\nours\n=======\ntheirs'],
    ['that is one of very many', '<<<<<<< a\n=======\n>>>>>>> b\n'.repeat(21)],
  ] as const)
    test(`is shown as plain text ${name}`, () => {
      assert.ok(!htmlOf(text).includes('class="conflict"'));
    });

  test('is shown as two versions in the exported page, too', async () => {
    const answer = `${words(110)}\n\n<<<<<<< HEAD\nours\n=======\ntheirs\n>>>>>>> main`;
    const html = await exportPage(makeReport({ answers: { 4: answer } }));
    assert.ok(html.includes('class="conflict-version"'));
    assert.ok(!html.includes('&lt;&lt;&lt;&lt;'));
  });
});
