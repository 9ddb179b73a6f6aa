import { judge } from '../../server/src/checker/judge';
import type { ContentFlaw, FigureContents } from '../../server/src/files/figureContents';
import type { FigureFolders } from '../../server/src/files/figureFolders';
import type { Repository, RepositoryState } from '../../server/src/files/repository';
import type { FileState, RepositoryFacts } from '../../server/src/files/repositoryFacts';
import { parseReport } from '../../server/src/report/parse';
import type { Limits } from '../../server/src/report/report';
import { findProblems, MAX_PER_CODE } from '../../server/src/rules/findProblems';
import { kindTitle, readinessOf, readinessText } from '../../server/src/rules/readiness';
import { pastQuestions } from '../../server/src/rules/repository/pastQuestions';
import { restoringFix } from '../../server/src/rules/repository/restore';
import type { Fix, Problem, RuleContext } from '../../server/src/rules/rule';
import { check, foldersOf } from './check';
import { figureReport, folders } from './figureReport';
import { figurePaths, makeReport, words, type ReportOptions } from './makeReport';
import { checkAsTemplate, parseAsTemplate } from './template';

/** A made-up report, and its messages, one per line. */
export interface MessageCase {
  /** What is wrong with the report. */
  readonly title: string;
  readonly lines: () => readonly string[];
}

const PROSE = words(150);
const FILES = figurePaths();

function answers(): MessageCase[] {
  return [
    report('no answer', { answers: { 4: '' }, placeholders: [3, 14] }),
    report('no answer where figures are asked for', { placeholders: [14, 19] }),
    report('no answer, no limits', { placeholders: [1] }),
    report('too few words', { answers: { 4: words(62), 5: words(99) } }),
    report('too many words', { answers: { 4: words(233), 5: words(201) } }),
    report('a section below the last answer', { after: '\n## Notes\n\nWe row at night.\n' }),
    changed('another heading in an answer', 5, (all) => `${all}\n### Question 3\n\n> **Row?**\n\nWe row.\n`),
    report('a heading in an answer', { answers: { 4: `${PROSE}\n\n### Tides\n\nlost words` } }),
    report('a comment in code', { answers: { 4: `${PROSE}\n\n\`\`\`\n## row\nrow\n\`\`\`` } }),
    report('`##` in a sentence', { answers: { 4: `${PROSE}\n\nwe like ## a lot` } }),
    report('`Answer:` in an answer', { answers: { 4: `${words(12)}\n\nAnswer: ${PROSE}` } }),
    everything('an answer right below `Answer:`', { placement: 'no-blank', only: 'answer-in-prompt' }),
    everything('answers in the quote', { placement: 'quoted', only: 'answer-in-prompt' }),
    problemsCase('one answer right below `Answer:`', () => quotedAnswer('> Answer:\n', 'answer-in-prompt')),
    problemsCase('one answer in the quote', () => quotedAnswer('> Answer:\n>\n> ', 'answer-in-prompt')),
    report('an answer that stops', { answers: { 4: `${PROSE}. We moored the boat because` } }),
    report('a placeholder above an answer', {
      answers: { 4: `--- question 4 fill here ---\n\n${PROSE}`, 5: `${PROSE} --- question 5 fill here ---` },
    }),
    changed('a placeholder in a prompt', 4, (all) =>
      all.replace('> Answer:', '> --- question 4 fill here ---\n>\n> Answer:'),
    ),
    report('dashes before, after and around answers', {
      answers: { 4: `---\n\n${PROSE}`, 5: `${PROSE}\n---`, 6: `---\n\n${PROSE}\n\n---` },
    }),
    report('dashes around many answers', {
      answers: Object.fromEntries(
        Array.from({ length: 20 }, (_, index) => [index + 4, `---\n\n${PROSE}\n\n---`]),
      ),
    }),
    report('notes', { answers: { 4: `${PROSE} TODO`, 5: `${PROSE} <weblink>`, 2: 's100001, sXXXXXX' } }),
    problemsCase('a sentence of the example', () => exampleLeft()),
    report('dashes below a paragraph', { answers: { 4: `${PROSE}.\n---\n\nThen we row.` } }),
    report('commands', {
      answers: { 4: `${PROSE}\n\n# Get it\ngit pull\npython row.py`, 5: `${PROSE}\n\ngit pull\ngit push` },
    }),
  ];
}

function refusals(): MessageCase[] {
  const whole = makeReport();
  return [
    report('`Answer:` is gone', { withoutMark: [9] }),
    report('`Answer:` is gone everywhere', { withoutMark: Array.from({ length: 31 }, (_, i) => i + 1) }),
    changed('`Answer:` is misspelt', 9, (text) => text.replace('Answer:', 'Anwser:')),
    changed('`Answer:` in a prompt', 9, (text) =>
      text.replace('> Answer:', '> See Answer: there.\n>\n> ### x\n>\n> Answer:'),
    ),
    changed('`Answer:` behind a heading', 9, (text) => `${text}\n### More\n\nAnswer: again\n\n`),
    text(
      '`Answer:` above the first question',
      whole.replace('### Question 1\n', 'Write below Answer: please.\n\n### Question 1\n'),
    ),
    changed('a heading is gone', 9, (text) => text.replace('### Question 9\n', '')),
    changed('a heading of level 2', 9, (text) => text.replace('### Question 9', '## Question 9')),
    changed('a heading in the last answer', 31, (text) => `${text}\n### More\n\nmore\n`),
    report('a question is missing', { without: [9] }),
    report('questions are missing', { without: [9, 10] }),
    report('the last question is missing', { without: [31] }),
    report('the last questions are missing', { without: [30, 31] }),
    changed('a question appears twice', 9, (text) => `${text}\n${text}`),
    asTemplate(
      'a question of no edition',
      (all) => `${all}\n### Question 41\n\n> **More?**\n>\n> Answer:\n\nWe row.\n`,
    ),
    text(
      'two mistakes that make up for each other',
      makeReport({ withoutMark: [9] }).replace(
        '### Question 1\n',
        'Write below Answer: please.\n\n### Question 1\n',
      ),
    ),
    problemsCase(
      'the first answer is skipped',
      () => check(makeReport({ edition: '2023' }).replace(/^[^]*?(?=### Question 1\n)/, ''), FILES).problems,
    ),
  ];
}

function numbers(): MessageCase[] {
  const course = [{}, {}, {}, {}, {}];
  const own = { 1: 'We row.', 2: 'We sail.', 3: 'We swim.', 4: 'We dive.', 5: 'We rest.' };
  return [
    changed('the first heading is gone', 1, (text) => text.replace('### Question 1\n', '')),
    report('a gap in another course', { course, answers: own, without: [3] }),
    report('a gap of two in another course', { course, answers: own, without: [3, 4] }),
    text('twice in another course', makeReport({ course, answers: own }).replace('Question 4', 'Question 2')),
    text('twice and missing', makeReport({ course, answers: own }).replace('Question 3', 'Question 2')),
    text('another order', makeReport({ course, answers: own }).replace('Question 4', 'Question 9')),
    report('a heading without a space', { course, answers: own }, (all) =>
      all.replace('### Question 3', '###Question 3'),
    ),
  ];
}

function template(): MessageCase[] {
  const edited = (all: string): string => all.replace('What came of', 'Who cares for');
  return [
    asTemplate('a wording was changed', (all) => inQuestion(all, 9, edited)),
    asTemplate('all wordings were changed', (all) => all.replaceAll('What came of', 'Who cares for')),
    asTemplate('limits were changed', (all) =>
      inQuestion(all, 9, (one) => one.replace(/\d+-\d+ words/, '1-9 words')),
    ),
    asTemplate('limits were deleted', (all) =>
      inQuestion(all, 9, (one) => one.replace(/> Recommended.*\n>\n/, '')),
    ),
    asTemplate('all limits were deleted', (all) => all.replaceAll(/> Recommended.*\n>\n/g, '')),
    report('boxes that are none', {
      checklist: {
        'Week 1': [
          '* [✔] Row (M1)',
          '* [?] Moor (M7)',
          '* [] Sail (M2)',
          '* [x ] Swim (M3)',
          '* [ ]Dive (M4)',
          '[x] Rest (M5)',
          '* [ ]',
          '*[ ] Fish (M6)',
        ],
      },
    }),
    report('nothing is ticked', { checklist: { 'Week 1': ['* [ ] Row (M1)', '* [ ] Sail (M2)'] } }),
    problemsCase('a ticked item that no file shows', () =>
      found(
        makeReport({
          checklist: {
            'Week 1': ['* [x] Create a FastAPI application that can do inference using your model (M22)'],
          },
        }),
        { evidence: { files: new Map(), isWhole: true } },
        'evidence-missing',
      ),
    ),
  ];
}

function people(): MessageCase[] {
  const last = `${words(150)}\n\n`;
  return [
    report('no group number', { answers: { 1: 'The late ones' } }),
    report('no study number', { answers: { 2: 'The late ones' } }),
    report('study numbers of another form', { answers: { 2: 's100001, s10000, 20240001, s100003' } }),
    report('a member of whom nothing is said', {
      answers: { 31: `${last}s100001 and s100002 did all of it.` },
    }),
    report('no member is named', { answers: { 31: `${last}s200001 did all of it.` } }),
    report('a person whom question 2 does not list', {
      answers: { 31: `${last}s100001, s100002 and s100003 did all of it with s100004.` },
    }),
    report('a member without what they did', {
      answers: { 31: `${last}s100001 and s100002 did all of it.\n\ns100003:` },
    }),
  ];
}

function texts(): MessageCase[] {
  return [
    report('a merge conflict', { answers: { 4: `${PROSE}\n\n<<<<<<< HEAD\na\n=======\nb\n>>>>>>> main` } }),
    report('a merge conflict without names', {
      answers: { 4: `${PROSE}\n\n<<<<<<<\na\n=======\nb\n>>>>>>>` },
    }),
    report('the rest of a merge conflict', { answers: { 4: `${PROSE}\n\n>>>>>>> main` } }),
    report('not UTF-8', { answers: { 4: `${PROSE} Troms\uFFFD` } }),
    report('a private key', {
      answers: {
        4: `${PROSE}\n\n-----BEGIN RSA PRIVATE KEY-----\n${'Ab3'.repeat(20)}\n-----END RSA PRIVATE KEY-----`,
      },
    }),
    report('a key', { answers: { 4: `${PROSE} ghp_${'a1B2c3D4e5F6'.repeat(3)}` } }),
    report('an answer that is too long to parse', { answers: { 4: `${PROSE}\n\n${'a '.repeat(300_000)}` } }),
    report('a line that is too long to parse', {
      answers: { 4: `${PROSE}\n\n![a](b.png)${'x'.repeat(40_000)}` },
    }),
    report('an answer that is nested too deeply', {
      answers: { 4: `${PROSE}\n\n${'> '.repeat(300)}![a](b.png)` },
    }),
    problemsCase('a report with too many signs', () =>
      found('### Question 1\n\n> Answer:\n\n- a\n\n'.repeat(20_000), {}, 'text-too-complex'),
    ),
    everything('an answer that takes too long to compare', {
      answers: { 4: `${PROSE}\n\n${'*a_ [b\n'.repeat(60_000)}` },
      only: 'text-too-complex',
    }),
    unclosed('a comment', '<!-- later'),
    unclosed('a fence', '```\nrow'),
    unclosed('HTML', '<details>\n\nrow'),
    unclosed('HTML without Markdown', '<pre>\nrow'),
    problemsCase('more problems of a kind than are listed', () =>
      check(
        makeReport({
          course: Array.from({ length: MAX_PER_CODE + 3 }, () => ({})),
          placeholders: 'all',
        }),
      ).problems.slice(-1),
    ),
  ];
}

function unclosed(title: string, opening: string): MessageCase {
  const course = [{}, {}];
  return problemsCase(`${title} that is not closed`, () =>
    [1, 2].flatMap(
      (number) =>
        check(
          makeReport({
            course,
            answers: { 1: 'We row.', 2: 'We sail.', [number]: `We row.\n\n${opening}\n\nmore` },
          }),
        ).problems,
    ),
  );
}

function links(): MessageCase[] {
  const listed = folders({
    '': ['README.md', 'figures/'],
    figures: ['plan.pdf'],
    '..': ['src/', 'boats.toml'],
    '../src': ['row.py'],
  });
  const answer = (link: string): string => `${PROSE} We [row](${link}) it.`;
  return [
    problemsCase('links that lead nowhere', () =>
      [
        '/src/row.py',
        'src/row.py',
        '../src/roww.py',
        'europe.example.org/boats:latest',
        'nowhere/a.pdf',
      ].flatMap((link) =>
        found(makeReport({ answers: { 4: answer(link) } }), { folders: listed }, 'link-broken'),
      ),
    ),
    report('no link where one is asked for', {}, (all) =>
      inQuestion(all, 4, (one) =>
        one.replace('What came of topic 4?', 'Please include a link to your page.'),
      ),
    ),
  ];
}

function figures(): MessageCase[] {
  const two: Limits = { images: { min: 2, max: 3 } };
  const free: Limits = { images: { min: 0, max: 9 } };
  const files = [
    'figures/q4.png',
    'figures/Quay.png',
    'figures/map.webp',
    'other/sea.png',
    'other/q4.png',
    'figures/chart',
    'figures/a#b.png',
  ];
  return [
    figure('no figure', 'Words.', two, files),
    figure('no figure, none in the folder', 'Words.', undefined, []),
    figure('one figure of two', '![The quay](figures/q4.png)', two, files),
    figure(
      'too many figures',
      '![The quay](figures/q4.png) '.repeat(3),
      { images: { min: 1, max: 1 } },
      files,
    ),
    figure('a figure over two lines', '![The\nquay](figures/q4.png)', undefined, files),
    figure(
      'figures over two lines',
      '![The\nquay](figures/q4.png)\n\n![The\nsea](figures/Quay.png)',
      two,
      files,
    ),
    ...[
      'https://example.org/a.png',
      'https://example.org/q4.png',
      'https://github.com/a/b/raw/main/reports/figures/q4.png',
      'https://github.com/a/b/actions',
      'figures/chart',
      'other/q4.png',
      'data:image/png;base64,AAAA',
      'C:/row/a.png',
      'ftp://example.org/a.png',
      '',
      '/figures/q4.png',
      '/row/a.png',
      'figures\\q4.png',
      'row\\a.png',
      'reports/figures/q4.png',
      'figures/a#b.png',
      'figures',
      'figures/quay.png',
      'figures/q5.png',
      'figures/boats.png',
      'reports/figures/boats.png',
      'row/boats.png',
      'other/sea.png',
      'figures/map.webp',
      'figures/map',
      'q4.png',
    ].map((path) => figure(`the path “${path}”`, `![The quay](${path})`, free, files)),
    figure(
      'a missing file on the web',
      '![The quay](https://github.com/a/b/blob/main/reports/figures/none.png)',
      free,
      files,
    ),
    figure('a link', '[The quay](figures/q4.png)', undefined, files),
    figure('a link to no file', '[The quay](figures/boats.png)', undefined, files),
    figure('HTML', '<img src="figures/q4.png" alt="The quay">', undefined, files),
    figure('HTML with a size', '<img src="figures/q4.png" alt="The quay" width="300">', undefined, files),
    figure(
      'HTML twice',
      '<img src="figures/q4.png" alt="The quay"><img src="figures/Quay.png" alt="Sea">',
      two,
      files,
    ),
    figure(
      'HTML twice with sizes',
      '<img src="figures/q4.png" alt="The quay" width="9"><img src="figures/Quay.png" alt="Sea" width="9">',
      two,
      files,
    ),
    figure('HTML to no file', '<img src="figures/boats.png" alt="The quay">', undefined, files),
    figure(
      'HTML to a path from the root',
      '<img src="reports/figures/q4.png" alt="The quay">',
      undefined,
      files,
    ),
    figure('a reference', '![The quay][q]\n\n[q]: figures/q4.png', undefined, files),
    figure('a reference to no file', '![The quay][q]\n\n[q]: figures/boats.png', undefined, files),
    figure('in a fence', '```\n![The quay](figures/q4.png)\n```', undefined, files),
    figure(
      'in a fence, two',
      '```\n![The quay](figures/q4.png)\n![The sea](figures/Quay.png)\n```',
      two,
      files,
    ),
    figure('in a fence, to no file', '```\n![The quay](figures/boats.png)\n```', undefined, files),
    figure('a link in a fence', '```\n[The quay](figures/q4.png)\n```', undefined, files),
    figure('a link in a fence to no file', '```\n[The quay](figures/boats.png)\n```', undefined, files),
    figure('no description', '![](figures/q4.png) ![my_image](figures/Quay.png)', two, files),
    ...[
      '![a](figures/my loss.png)',
      '![Loss ] of runs](figures/q4.png)',
      'See \\![a](figures/q4.png)',
      '| x |\n|---|\n| ![a|b](figures/q4.png) |',
      'See `![a](figures/q4.png)`.',
      'b\n\n    ![a](figures/q4.png)',
      '<!-- ![a](figures/q4.png) -->',
      '<br>\n![a](figures/q4.png)\nb',
      '$a ![a](figures/q4.png) b$',
      '![a](figures/q4.png of three runs)',
      '<span title="![a](figures/q4.png)">b</span>',
      '[a](![a](figures/q4.png))',
      '!(The quay)[figures/q4.png]',
    ].map((answer) => figure(answer, answer, free, files)),
    problemsCase('no folder for many figures', () =>
      shared(folders({ '': ['README.md'], figures: null }), 'figures'),
    ),
    problemsCase('a report above its figures', () =>
      shared(
        folders({
          '': ['README.md', 'reports/'],
          figures: null,
          reports: ['figures/'],
          'reports/figures': ['a.png', 'b.png', 'c.png'],
        }),
        'reports/figures',
      ),
    ),
    problemsCase('figures in another folder', () =>
      shared(foldersOf(['img/a.png', 'img/b.png', 'img/c.png']), 'img'),
    ),
    report('a figure twice', { answers: { 14: `${words(250)}\n\n![Boats](figures/q19.png)` } }),
    problemsCase("the course's own figure", () =>
      found(makeReport(), {
        contents: new Map([['figures/q14.png', { size: 9, flaw: null, isSample: true }]]),
      }),
    ),
  ];
}

function handIn(): MessageCase[] {
  return [
    problemsCase('a page of an earlier version', () => found(makeReport(), { stalePages: ['report.html'] })),
    handInOf('a fence', '```bash\nrow north\n```'),
    handInOf('fences', '```bash\nrow north\n```\n\nand\n\n```bash\nrow south\n```'),
    handInOf('indented code', '* a\n\n      row north'),
    handInOf('a table', '| a | b |\n| - | - |\n| 1 | 2 |'),
    handInOf('a list below text', 'We use\n* this\n* that'),
    handInOf('a list with parentheses', '1) a\n2) b'),
    handInOf('a nested list', '* a\n  * b'),
    handInOf('another list', '* a\n\n      b\n\n  c\n10. d'),
    handInOf('HTML', '<div>\n\n**a**\n\n</div>'),
    handInOf('HTML around Markdown', '<p align="center">\n\n[a](https://example.org)\n\n</p>'),
    handInOf('HTML that is not closed', '<div>\n\nrow'),
    handInOf('HTML that is not closed, with Markdown', '<div>\n\n**row**'),
    handInOf('an address', 'See https://example.org/boats for more.'),
    handInOf('a backslash', 'A path C:\\~row and a\\@b'),
    handInOf('emphasis', 'We use snake*case*here and __a__b and ~~c~~'),
    handInOf('a heading of two lines', 'One line\nand another\n---'),
    handInOf('a heading', 'Text\n#5 is next'),
    handInOf('numbers', '5. a\n6. b'),
    handInOf('a break', 'row\\\nsail'),
    handInOf('a formula', 'The mass $m^2$ of it'),
    handInOf('a footnote', 'See[^1].\n\n[^1]: There.'),
    handInOf('an alert', '> [!NOTE]\n> Row.'),
    handInOf('a quote', '> row\nsail\n\n> a\n\n> b'),
    handInOf('a tag', 'Run it in <env_name> with more words.'),
    handInOf('a tag in code', '```\ndocker run\n\ndocker run <name_of> it\n```'),
    handInOf('HTML that differs', '<a href="x">**y**</a>\n\n&copy &AMP;'),
    handInOf('a paragraph that is not closed', '<p align="center">\nrow\n\n**row**'),
    handInOf('a character that Windows lacks', 'We say “so”.'),
    handInOf('characters that Windows lacks', 'We say “so” and “so”.'),
    handInOf('what stops the library', 'We say it.\n\n<![x]>'),
    handInOf('a task', '- [x] done\n- [ ] not yet'),
    everything('addresses in many answers', {
      answers: Object.fromEntries(
        [4, 5, 6, 7, 8, 9].map((number) => [number, `${PROSE} See https://example.org/${number} too.`]),
      ),
      only: 'handin-link',
    }),
  ];
}

function git(): MessageCase[] {
  const paths = ['figures/a.png', 'figures/b.png', 'figures/c.png'];
  const source = figureReport(paths.map((path) => `![The quay](${path})`).join('\n\n'), {
    images: { min: 0, max: 9 },
  });
  const figureStates: readonly FileState[] = [
    { kind: 'ignored', rule: { source: '.gitignore', line: 3, pattern: '*.png' } },
    { kind: 'untracked' },
    { kind: 'added' },
    { kind: 'changed' },
  ];
  const flaws: readonly ContentFlaw[] = ['lfs', 'annex', 'empty', 'other'];
  return [
    ...figureStates.map((state) =>
      problemsCase(`figures that are ${state.kind}`, () =>
        [1, 3].flatMap((count) =>
          found(source, { repository: facts({}, { kind: 'committed' }, paths.slice(0, count), state) }),
        ),
      ),
    ),
    ...flaws.map((flaw) =>
      problemsCase(`files with the flaw “${flaw}”`, () =>
        [1, 3].flatMap((count) => found(source, { contents: contents(paths.slice(0, count), flaw, 9) })),
      ),
    ),
    problemsCase('large files', () =>
      [1, 3].flatMap((count) =>
        found(source, { contents: contents(paths.slice(0, count), null, 3_400_000) }),
      ),
    ),
    problemsCase('questions that the history puts back', () => [
      ...restoring(
        inQuestion(makeReport(), 9, (one) => one.replace('What came of', 'Who cares for')),
        'prompt-edited',
      ),
      ...restoring(makeReport({ without: [9] }), 'checker-refuses'),
    ]),
  ];
}

function readiness(): MessageCase[] {
  const states: readonly (readonly [string, RepositoryFacts | null])[] = [
    ['no repository', null],
    [
      'a report that git ignores',
      facts({}, { kind: 'ignored', rule: { source: '.gitignore', line: 3, pattern: '*.md' } }),
    ],
    ['a report that was never committed', facts({ head: null }, { kind: 'untracked' })],
    ['a report that has changed', facts({}, { kind: 'changed' })],
    ['a report of which git can’t tell', facts({}, null)],
    ['a branch of which git can’t tell', facts({ unpushed: null })],
    ['a commit that is not pushed', facts({ unpushed: 1 })],
    ['commits that are not pushed', facts({ unpushed: 2 })],
    ['no branch', facts({ branch: null })],
    ['another branch', facts({ branch: 'draft' })],
  ];
  return [
    ...states.map(([title, repository]) => ({ title, lines: () => ready(makeReport(), repository, true) })),
    { title: 'a report that is not saved', lines: () => ready(makeReport(), facts(), false) },
    {
      title: 'kinds of things to do',
      lines: () =>
        (
          [
            'refused',
            'error',
            'hidden',
            'swallowed',
            'figure',
            'unanswered',
            'length',
            'unfinished',
            'stale',
            'uncommitted',
            'unpushed',
            'branch',
            'repository',
            'evidence',
          ] as const
        ).map(kindTitle),
    },
    { title: 'how much is left', lines: () => [0, 1, 2].map(readinessText) },
  ];
}

function ready(source: string, repository: RepositoryFacts | null, isSaved: boolean): string[] {
  return readinessOf({ ...check(source, FILES), repository, isSaved }).map(
    ({ kind, text: message }) => `${kind}: ${message}`,
  );
}

/** A case of a report without hand-in hints. */
function report(
  title: string,
  options: ReportOptions,
  change: (text: string) => string = (all) => all,
): MessageCase {
  return text(title, () => change(makeReport(options)));
}

function text(title: string, source: string | (() => string)): MessageCase {
  return problemsCase(title, () => check(typeof source === 'string' ? source : source(), FILES).problems);
}

/** A case of a report in which one question is changed. */
function changed(title: string, number: number, change: (question: string) => string): MessageCase {
  return text(title, () => inQuestion(makeReport(), number, change));
}

/** A case of a report that all rules check, with the messages of one of them. */
function everything(
  title: string,
  { only, ...options }: ReportOptions & { readonly only: Problem['code'] },
): MessageCase {
  return problemsCase(title, () => found(makeReport(options), {}, only));
}

function handInOf(title: string, answer: string): MessageCase {
  return problemsCase(title, () =>
    found(makeReport({ answers: { 4: `${PROSE}\n\n${answer}` } }), {}, 'handin'),
  );
}

function figure(
  title: string,
  answer: string,
  limits: Limits | undefined,
  files: readonly string[],
): MessageCase {
  return problemsCase(title, () =>
    found(figureReport(answer, limits), { folders: foldersOf(files) }, 'figure'),
  );
}

function asTemplate(title: string, change: (text: string) => string): MessageCase {
  return problemsCase(title, () => checkAsTemplate(change(makeReport()), '2026'));
}

function problemsCase(title: string, problems: () => readonly Problem[]): MessageCase {
  return { title, lines: () => problems().flatMap(linesOf) };
}

function linesOf({ code, message, fixes = [] }: Problem): string[] {
  return [`${code}: ${message}`, ...fixes.flatMap((fix) => titlesOf(fix, '  → '))];
}

function titlesOf({ title, withoutSnippet = [] }: Fix, before: string): string[] {
  return [`${before}${title}`, ...withoutSnippet.flatMap((fix) => titlesOf(fix, `  ${before}`))];
}

/** The messages for a text from the rules whose codes start with `codes`. */
function found(source: string, around: Partial<RuleContext>, codes = ''): readonly Problem[] {
  const parsed = parseReport(source);
  const context = { report: parsed, verdict: judge(parsed), folders: new Map(), ...around };
  return findProblems(context, {}, (code, error) => {
    throw new Error(`rule ${code} failed`, { cause: error });
  }).filter(({ code }) => code.startsWith(codes));
}

function inQuestion(whole: string, number: number, change: (question: string) => string): string {
  const start = whole.indexOf(`### Question ${number}\n`);
  const next = whole.indexOf('### Question ', start + 1);
  const end = next < 0 ? whole.length : next;
  return whole.slice(0, start) + change(whole.slice(start, end)) + whole.slice(end);
}

function quotedAnswer(mark: string, code: string): readonly Problem[] {
  return found(
    inQuestion(makeReport(), 4, (one) => one.replace('> Answer:\n\n', mark)),
    {},
    code,
  );
}

function exampleLeft(): readonly Problem[] {
  const example = 'We rowed with ... boats and it took ... hours.';
  return check(
    inQuestion(makeReport(), 4, (one) =>
      one.replace('A line that nobody needs.', example).replace(/home\n/, `home\n\n${example}\n`),
    ),
    FILES,
  ).problems;
}

function shared(listed: FigureFolders, folder: string): readonly Problem[] {
  const images = ['a', 'b', 'c'].map((name) => `![Boat ${name}](${folder}/${name}.png)`);
  return found(
    figureReport(images.join('\n\n'), { images: { min: 0, max: 9 } }),
    { folders: listed },
    'figure',
  );
}

function contents(paths: readonly string[], flaw: ContentFlaw | null, size: number): FigureContents {
  return new Map(paths.map((path) => [path, { size, flaw, isSample: false }]));
}

/** What git knows about a report and some figures. */
function facts(
  state: Partial<RepositoryState> = {},
  ofReport: FileState | null = { kind: 'committed' },
  paths: readonly string[] = [],
  ofFigures: FileState = { kind: 'committed' },
): RepositoryFacts {
  return {
    // Rules read what is known, and request nothing more.
    repository: {} as Repository,
    files: { tracked: new Map(), untracked: [], isCut: false },
    state: { branch: 'main', defaultBranch: 'main', head: '0'.repeat(40), unpushed: 0, ...state },
    report: ofReport,
    figures: new Map(paths.map((path) => [path, ofFigures])),
  };
}

/** The problems of one code with their fixes from an earlier version. */
function restoring(source: string, code: Problem['code']): readonly Problem[] {
  const parsed = parseAsTemplate(source, '2026');
  const past = pastQuestions(parseAsTemplate(makeReport(), '2026'), '2026');
  return checkAsTemplate(source, '2026')
    .filter((problem) => problem.code === code)
    .map((problem) => {
      const index = parsed.questions.find(({ number }) => number === problem.question)?.index ?? null;
      const fix = restoringFix({ ...problem, index }, { report: parsed, verdict: judge(parsed) }, past);
      return { ...problem, fixes: fix ? [fix] : [] };
    });
}

/** Reports that, together, produce every message of every rule. */
export const MESSAGE_CASES: readonly MessageCase[] = [
  ...answers(),
  ...refusals(),
  ...numbers(),
  ...template(),
  ...people(),
  ...texts(),
  ...links(),
  ...figures(),
  ...handIn(),
  ...git(),
  ...readiness(),
];
