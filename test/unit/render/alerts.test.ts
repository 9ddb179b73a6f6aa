import assert from 'node:assert/strict';
import test, { suite } from 'node:test';
import { exportPage } from '../../support/exportedPage';
import { makeReport } from '../../support/makeReport';
import { htmlOf, withoutLines } from './page';

/** The HTML of a text without the icons of alerts. */
function html(text: string): string {
  return withoutLines(htmlOf(text)).replace(
    /<svg aria-hidden="true" width="16" height="16" viewBox="0 0 16 16"><path d="[^"]+"><\/path><\/svg>/g,
    '◊',
  );
}

function alert(kind: string, title: string, content: string): string {
  return `<div class="alert alert-${kind}"><p class="alert-title">◊${title}</p>${content}</div>`;
}

suite('An alert', () => {
  for (const [kind, title] of Object.entries({
    note: 'Note',
    tip: 'Tip',
    important: 'Important',
    warning: 'Warning',
    caution: 'Caution',
  })) {
    test(`of the kind ${kind} has its title and its icon`, () => {
      assert.equal(
        html(`> [!${kind.toUpperCase()}]\n> Mind *this*.`),
        alert(kind, title, '\n<p>Mind <em>this</em>.</p>\n'),
      );
    });
  }

  test('may be in any letter case, have trailing spaces, and contain any blocks', () => {
    const list = alert('tip', 'Tip', '\n<ul>\n<li>a</li>\n</ul>\n');
    assert.equal(html('> [!tip]\n> - a'), list);
    assert.equal(html('> [!Tip]  \n>\n> - a'), list);
    assert.equal(html('> [!NOTE]  \r\n> a\r\n'), alert('note', 'Note', '\n<p>a</p>\n'));
    assert.equal(html('> [!NOTE]\n> **a**'), alert('note', 'Note', '\n<p><strong>a</strong></p>\n'));
  });

  test('keeps its source lines', () => {
    assert.match(
      htmlOf('a\n\n> [!NOTE]\n> b\n'),
      /<div data-line="2" data-end-line="3" class="alert alert-note">/,
    );
  });
});

suite('A block quote is no alert', () => {
  for (const text of [
    '[!NOTE]',
    '[!NOTE] b',
    '[!OTHER]\n> b',
    '\\[!NOTE]\n> b',
    '[!NOTE\\]\n> b',
    '**[!NOTE]**\n> b',
    'b\n> [!NOTE]',
  ]) {
    test(`> ${text}`, () => {
      assert.match(html(`> ${text}`), /^<blockquote>\n<p>/);
    });
  }

  test('when it is inside another block', () => {
    assert.doesNotMatch(html('- > [!NOTE]\n  > b'), /alert/);
    assert.doesNotMatch(html('> > [!NOTE]\n> > b'), /alert/);
    assert.doesNotMatch(html('<blockquote>\n[!NOTE]\nb\n</blockquote>'), /alert/);
  });

  test('when its label is a link', () => {
    assert.match(html('> [!NOTE]\n> b\n\n[!note]: c.md'), /^<blockquote>\n<p><a href="c.md">!NOTE<\/a>/);
  });
});

test('an answer has its alerts in the exported page, and the prompt stays a quote', async () => {
  const page = await exportPage(makeReport({ course: [{}], answers: { 1: '> [!WARNING]\n> Hot.' } }));
  assert.match(
    page,
    /<div class="answer">\s*<div class="alert alert-warning"><p class="alert-title"><svg aria-hidden="true" width="16" height="16" viewBox="0 0 16 16"><path d="[^"]+"><\/path><\/svg>Warning<\/p>\s*<p>Hot\.<\/p>\s*<\/div>/,
  );
  assert.match(page, /<div class="prompt">\s*<blockquote>/);
});
