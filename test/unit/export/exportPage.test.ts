import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { suite, test } from 'node:test';
import {
  attribute,
  elementsBelow,
  elementsOf,
  exportPage,
  hasClass,
  wordsIn,
  type PageElement,
} from '../../support/exportedPage';
import { htmlFaults } from '../../support/htmlFaults';
import { CHECKLIST, makeReport } from '../../support/makeReport';
import { fromRoot } from '../../support/paths';
import { lines, STREET_REPORT } from '../../support/streetReport';

const COURSE = [{}, {}, {}];

function textOf(node: PageElement): string {
  return wordsIn(node).join(' ');
}

async function bodyText(text: string): Promise<string> {
  const body = elementsOf(await exportPage(text)).find(({ tagName }) => tagName === 'main');
  assert.ok(body);
  return textOf(body);
}

/** The headings of a page, each as its level and text. */
async function headingsOf(text: string): Promise<string[]> {
  const headings = elementsOf(await exportPage(text)).filter(({ tagName }) => /^h[1-6]$/.test(tagName));
  return headings.map((heading) => `${heading.tagName} ${textOf(heading)}`);
}

suite('The content of the page', () => {
  test('has the sections, the checklist and the questions in order', async () => {
    const headings = await headingsOf(makeReport());
    assert.deepEqual(headings.slice(0, 11), [
      'h1 A made-up report',
      'h2 Contents',
      'h2 Overall project checklist',
      'h3 Week 1',
      'h3 Week 2',
      'h3 Extra',
      'h2 About the group',
      'h3 Question 1',
      'h3 Question 2',
      'h2 The workshop',
      'h3 Question 3',
    ]);
    assert.equal(headings.filter((heading) => heading.startsWith('h3 Question')).length, 31);
  });

  test('has every item of the checklist, ticked or not', async () => {
    const boxes = elementsOf(await exportPage(makeReport())).filter(({ tagName }) => tagName === 'input');
    assert.deepEqual(
      boxes.map((box) => attribute(box, 'checked') !== null),
      Object.values(CHECKLIST)
        .flat()
        .map((item) => /^\* \[x\]/i.test(item)),
    );
    assert.ok(
      boxes.every((box) => attribute(box, 'disabled') !== null && attribute(box, 'aria-label') !== null),
    );
  });

  test('leaves out front matter and instructions', async () => {
    const text = await bodyText(makeReport({ before: '---\nlayout: default\n---\n\n' }));
    assert.doesNotMatch(text, /layout|Put your text|question 0/);
  });

  test('has the text above the title of the template', async () => {
    const before = '---\nlayout: default\n---\n# Our project\n\nIt counts birds.\n\n## Parts\n\nTwo.\n\n';
    const text = makeReport({ before, course: COURSE });
    assert.deepEqual((await headingsOf(text)).slice(0, 4), [
      'h1 Our project',
      'h2 Contents',
      'h2 Parts',
      'h2 Overall project checklist',
    ]);
    assert.match(await bodyText(text), /^It counts birds\. Parts Two\. Overall/);
    assert.doesNotMatch(await bodyText(text), /Put your text/);
  });

  test('handles a checklist without a heading, and a report without a checklist', async () => {
    const items = lines(
      '# Ours',
      '',
      'Rules.',
      '',
      '* [ ] One',
      '',
      '### Question 1',
      '',
      '> Why?',
      '>',
      '> Answer:',
      '',
      'So.',
    );
    assert.equal(await bodyText(items), 'One Question 1 Why? So.');
    const week = items.replace('* [ ]', '### Week 1\n\n* [ ]');
    assert.equal(await bodyText(week), 'Week 1 One Question 1 Why? So.');
    assert.equal(await bodyText(items.replace('* [ ] One', 'Text.')), 'Rules. Text. Question 1 Why? So.');
    assert.equal(await bodyText(items.slice(items.indexOf('### '))), 'Question 1 Why? So.');
    assert.equal(await bodyText('no questions'), 'no questions');
  });

  test('has the prompt, even if its `Answer:` is lost', async () => {
    const text = makeReport({ course: COURSE }).replace('> Answer:\n\ns100001', '> s100001');
    const page = elementsOf(await exportPage(text));
    const prompts = page.filter((element) => hasClass(element, 'prompt')).map(textOf);
    assert.deepEqual(prompts.slice(0, 2), [
      'What came of topic 1? Example: A line that nobody needs.',
      'What came of topic 2? Example: A line that nobody needs. s100001, s100002, s100003',
    ]);
    assert.equal(page.filter((element) => hasClass(element, 'note')).length, 1);
    assert.ok((await headingsOf(text)).includes('h2 The workshop'));
  });

  test('has remarks and sections after answers, and the project below the last one', async () => {
    const text = makeReport({ after: '\n# The project\n\n## Install\n' });
    assert.match(await bodyText(text), /The workshop How the tools were laid out\. Question 3/);
    assert.deepEqual((await headingsOf(text)).slice(-3), ['h3 Question 31', 'h4 The project', 'h5 Install']);
  });

  test('has the headings of answers below those of their questions', async () => {
    const answer = lines(
      '# One',
      '',
      '### Three',
      '',
      '###### Six',
      '',
      '## Two',
      '',
      '###',
      '',
      '> # Quoted',
    );
    const headings = await headingsOf(makeReport({ course: COURSE, answers: { 2: answer } }));
    const start = headings.indexOf('h3 Question 2') + 1;
    assert.deepEqual(headings.slice(start, start + 5), [
      'h4 One',
      'h5 Three',
      'h6 Six',
      'h5 Two',
      'h4 Quoted',
    ]);
  });
});

suite('The page as a document', () => {
  test('has a table of contents with links to each section and question', async () => {
    const page = elementsOf(await exportPage(makeReport()));
    const nav = page.find(({ tagName }) => tagName === 'nav');
    assert.ok(nav);
    const links = elementsBelow(nav).filter(({ tagName }) => tagName === 'a');
    assert.equal(links.length, 6 + 31);
    for (const link of links) {
      const target = page.find((element) => `#${attribute(element, 'id')}` === attribute(link, 'href'));
      assert.ok(target && /^h[23]$/.test(target.tagName));
      assert.equal(textOf(target), textOf(link));
    }
    assert.match(textOf(nav), /Question 4 What came of topic 4\? Question 5/);
  });

  test("has the report's title as plain text, with a maximum length", async () => {
    const title = async (heading: string): Promise<string> =>
      /<title>([^<]*)<\/title>/.exec(await exportPage(STREET_REPORT.replace('The street', heading)))?.[1] ??
      '';
    assert.equal(await title('The *street* & <b>more</b>'), 'The street &#x26; more');
    assert.equal((await title('word '.repeat(40))).length, 70);
    assert.match(await exportPage('### Question 1\n'), /<title>Report<\/title>/);
  });

  test('runs no scripts and loads nothing', async () => {
    const html = await exportPage(makeReport());
    const page = elementsOf(html);
    const policy = page.find((element) => attribute(element, 'http-equiv') === 'Content-Security-Policy');
    const style = page.find(({ tagName }) => tagName === 'style');
    assert.ok(policy && style);
    const hash = createHash('sha256')
      .update(/<style>([^]*?)<\/style>/.exec(html)?.[1] ?? '')
      .digest('base64');
    assert.equal(
      attribute(policy, 'content'),
      `default-src 'none'; img-src data:; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`,
    );
    const tags = new Set(page.map(({ tagName }) => tagName));
    for (const tag of ['script', 'link', 'iframe', 'object', 'form', 'base']) assert.ok(!tags.has(tag), tag);
    assert.ok(
      page.every(({ attrs }) => attrs.every(({ name }) => !/^on|^style$|^src(?:set|doc)$/.test(name))),
    );
  });

  test('has unique ids if a question appears twice, or the text sets ids', async () => {
    const answer = '<a name="x">a</a> <a id="x">b</a> [c](#x) a[^1]\n\n[^1]: note\n\n## Question 1';
    const text = makeReport({ course: COURSE, answers: { 1: answer, 3: answer } }).replaceAll(
      'Question 2',
      'Question 1',
    );
    const ids = elementsOf(await exportPage(text)).flatMap((element) => attribute(element, 'id') ?? []);
    assert.equal(new Set(ids).size, ids.length);
    assert.ok(ids.includes('user-content-question-1') && ids.includes('user-content-question-1-1'));
    assert.deepEqual(await htmlFaults(await exportPage(text)), []);
  });

  test('gives headings of all levels the same ids as GitHub, and links lead to them', async () => {
    const answer = 'See [here](#results-1), [there](#week-1).\n\n#### Results\n\na\n\n#### Results\n\nb';
    const text = makeReport({ course: COURSE, answers: { 1: answer } });
    const page = elementsOf(await exportPage(text));
    const ids = page.flatMap((element) => attribute(element, 'id') ?? []);
    const links = page.flatMap((element) => attribute(element, 'href') ?? []);
    assert.ok(links.includes('#user-content-results-1'));
    for (const id of ['results', 'results-1', 'question-1'])
      assert.ok(ids.includes(`user-content-${id}`), id);
  });

  test('handles many headings with the same text quickly', async () => {
    const start = performance.now();
    await exportPage(`# T\n\n${'### Question 1\n\n'.repeat(10_000)}`);
    assert.ok(performance.now() - start < 20_000);
  });

  test('shows a footnote from another answer', async () => {
    const text = makeReport({ course: COURSE, answers: { 1: 'One[^a].', 3: 'Two.\n\n[^a]: A *note*.' } });
    const html = await exportPage(text);
    assert.match(html, /A <em>note<\/em>/);
    assert.ok(!html.includes('[^a]'));
  });

  test('hides what a comment above hides on GitHub, and says so', async () => {
    const answers = { 1: 'One.\n\n<!-- later', 2: 'Hidden words.', 3: 'Also.\n\n-->\n\nThree.' };
    const html = await exportPage(makeReport({ course: COURSE, answers }));
    assert.equal(html.split('a comment above it is never closed').length, 3);
    assert.doesNotMatch(html, /Hidden words|Also\./);
    assert.match(html, /Question 3<[^]*Three\./);
  });

  test('numbers footnotes across the page, and lists them once at its end', async () => {
    const answers = { 1: 'One[^b].', 2: 'Two[^a].\n\n[^b]: Bees.', 3: 'Three[^b].\n\n[^a]: *Apes*.' };
    const html = await exportPage(makeReport({ course: COURSE, answers }));
    const numbers = [...html.matchAll(/id="user-content-(fnref-[^"]*)" data-footnote-ref[^>]*>(\d)</g)];
    assert.deepEqual(
      numbers.map(([, id, number]) => [id, number]),
      [
        ['fnref-b', '1'],
        ['fnref-a', '2'],
        ['fnref-b-2', '1'],
      ],
    );
    assert.equal(html.split('<section data-footnotes').length, 2);
    const [, list = ''] = html.split('<section data-footnotes');
    assert.match(
      list,
      /fn-b"[^]*Bees[^]*#user-content-fnref-b"[^]*#user-content-fnref-b-2"[^]*fn-a"[^]*<em>Apes/,
    );
    assert.match(list, /<\/ol><\/section><\/main>/);
  });

  test('resolves links to headings, including those of the checklist and in answers', async () => {
    const answers = {
      1: 'See [a](#week-1), [b](#details), [c](#the-end) and [d](#place).',
      2: '#### Details\n\ntext',
      3: '<a name="place"></a>\n\n##### The *end*',
    };
    const html = await exportPage(makeReport({ course: COURSE, answers }));
    const ids = [...html.matchAll(/ (?:id|name)="([^"]*)"/g)].map(([, id]) => id);
    const answer = html.slice(html.indexOf('>a</a>') - 60);
    for (const name of ['week-1', 'details', 'the-end', 'place']) {
      assert.ok(answer.includes(`href="#user-content-${name}"`), name);
      assert.ok(ids.includes(`user-content-${name}`), name);
    }
  });

  test('opens all details, because paper cannot', async () => {
    const text = makeReport({ course: COURSE, answers: { 2: '<details>\n\ntext\n\n</details>' } });
    assert.match(await exportPage(text), /<details open><summary>Details<\/summary>/);
  });
});

suite('The page is valid HTML', () => {
  const ODDITIES: readonly string[] = [
    '<p align="center"><img src="a.png" width="50%" height="auto" align="left" border=0></p>',
    '<tt>a</tt> <strike>b</strike> <center>c</center> <font color=red>d</font> <big>e</big>',
    '<table border=1 width=300 cellpadding=2><caption>c</caption><tr bgcolor=red><th align=right>a<td nowrap>b</table>',
    '<b><p>a</p><div>b</div></b> <span><ul><li>x</ul></span>',
    '<ul>text<b>bold</b><li>x</li></ul> <ol start=3 compact><div>a</div></ol> <li>lonely</li>',
    '<h3 align="center"><p>a</p></h3> <h2><div>b</div></h2> <h4></h4>',
    '<details><p>a</p><summary>late</summary></details> <summary>lonely</summary>',
    '<dl><dt><h3>t</h3></dt><dd>d</dd></dl> <dt>lonely</dt><figcaption>lonely</figcaption>',
    '<a name="x y">a</a><a name>b</a><a href="">c</a>',
    '<ruby>a<rt>b</rt></ruby><rt>c</rt> <time datetime=x>t</time> <q cite="x">q</q>',
    '<img src="a.png"> <img> <img src=""> ![](a.png)',
    '<p title="a" lang="en" dir="rtl" aria-hidden="true" aria-labelledby="none">p</p>',
    '| a | b |\n|:-|-:|\n| 1 | 2 |',
    '- [ ] a\n- [x] b\n\n    - [ ] c',
    'a[^1] b[^2] c[^1]\n\n[^1]: one\n[^2]: two\n',
    '~~~\n\u0001\u0000<b>\n~~~',
    '# \n\n#',
    '<section><h2>a</h2></section><hr size=3><br clear=all>',
    '<del><p>a</p></del><ins>b</ins> <kbd>c</kbd><var>d</var><samp>e</samp>',
  ];

  for (const answer of ODDITIES) {
    test(JSON.stringify(answer), async () => {
      const text = makeReport({ course: COURSE, answers: { 1: answer, 2: answer } });
      assert.deepEqual(await htmlFaults(await exportPage(text)), []);
    });
  }

  test('for the samples', async () => {
    for (const sample of ['reports', 'clean/reports', 'refused/reports']) {
      const text = await readFile(fromRoot('samples', sample, 'README.md'), 'utf8');
      assert.deepEqual(await htmlFaults(await exportPage(text)), []);
    }
  });

  test('for a text without questions, and an empty one', async () => {
    for (const text of ['', '# A title', 'text', STREET_REPORT])
      assert.deepEqual(await htmlFaults(await exportPage(text)), []);
  });
});
