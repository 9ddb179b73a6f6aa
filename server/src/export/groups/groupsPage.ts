import type { Element, ElementContent, Root } from 'hast';
import { toHtml } from 'hast-util-to-html';
import { element } from '../../render/elements';
import { pageHead, type PageHead } from '../pageHead';
import { codeInText } from '../../../../common/codeInText';
import type { Progress } from '../../../../common/progress';
import type { Group, GroupProblem, GroupQuestion, GroupReport, GroupWork } from './group';
import { GROUPS_SCRIPT, GROUPS_STYLE, PANEL_SCRIPT, PANEL_STYLE } from './groupsAssets';

const HEAD: PageHead = {
  title: 'Reports of all groups',
  style: GROUPS_STYLE,
  script: GROUPS_SCRIPT,
  images: null,
};

const PANEL_HEAD: PageHead = {
  ...HEAD,
  style: GROUPS_STYLE + PANEL_STYLE,
  script: GROUPS_SCRIPT + PANEL_SCRIPT,
};

/** A mark as shown: a letter that is clear without colour, and words. */
const MARKS: Readonly<Record<Progress, { readonly letter: string; readonly words: string }>> = {
  done: { letter: '✓', words: 'done' },
  flawed: { letter: '•', words: 'passes, with problems' },
  failing: { letter: '!', words: 'outside the limits' },
  missing: { letter: '–', words: 'not answered' },
};

/** The address of a group's report, for a page from which reports can be opened; null if there is none. */
export type AddressOf = (group: Group) => string | null;

/** What a page says besides the groups. */
export interface PageOptions {
  /** For a page in a panel of an editor, which opens reports; null for a page by itself. */
  readonly addressOf: AddressOf | null;
  /** What to know about the page as a whole, in sentences; code is in backticks. */
  readonly notices: readonly string[];
}

/** One self-contained page with all groups, in the given order. */
export function groupsPage(
  groups: readonly Group[],
  { addressOf, notices }: PageOptions = { addressOf: null, notices: [] },
): string {
  const head = addressOf ? PANEL_HEAD : HEAD;
  const body = element(
    'body',
    {},
    element(
      'header',
      {},
      element('h1', {}, `${groups.length} ${groups.length === 1 ? 'group' : 'groups'}`),
      element('p', {}, sumOf(groups)),
      ...notices.map((notice) => element('p', { className: ['notice'] }, ...withCode(notice))),
    ),
    element(
      'main',
      {},
      tableSection(groups, addressOf),
      heatMap(groups),
      ...groups.map((group) => detailsOf(group, addressOf)),
    ),
    element('script', {}, head.script ?? ''),
  );
  const page: Root = {
    type: 'root',
    children: [element('html', { lang: 'en' }, pageHead(head), body)],
  };
  return `<!DOCTYPE html>\n${toHtml(page)}\n`;
}

function withCode(sentence: string): (string | Element)[] {
  return codeInText(sentence).map(({ text, isCode }) => (isCode ? element('code', {}, text) : text));
}

function sumOf(groups: readonly Group[]): string {
  const accepted = groups.filter(({ report }) => report?.isAccepted === true).length;
  const refused = groups.filter(({ report }) => report?.isAccepted === false).length;
  const unchecked = groups.length - accepted - refused;
  return `The checker accepts ${accepted} and refuses ${refused}; ${unchecked} could not be checked.`;
}

interface Column {
  readonly title: string;
  /** Whether it is sorted by number. */
  readonly isNumber: boolean;
  /** Whether it is still aligned as text. */
  readonly isText?: boolean;
  /** The content, and the key to sort by. */
  readonly cell: (
    group: Group,
    report: GroupReport | null,
    addressOf: AddressOf | null,
  ) => { readonly text: string | Element; readonly key: string | number };
}

/** Sorts after all numbers in both orders. */
const NONE = { text: '', key: '' } as const;

const COLUMNS: readonly Column[] = [
  {
    title: 'Group',
    isNumber: false,
    cell: (group, _, addressOf) => ({
      text: element('a', { href: `#${idOf(group)}`, ...opens(addressOf?.(group)) }, group.name),
      key: group.name,
    }),
  },
  {
    title: 'Checker',
    isNumber: true,
    isText: true,
    cell: (group, report) => {
      if (!report) return { text: group.failure ?? 'not checked', key: -2 };
      if (!report.isAccepted) return { text: `refused: ${report.reason}`, key: -1 };
      return { text: `${report.passed} of ${report.expected} pass`, key: report.passed };
    },
  },
  numberColumn('Warnings', (report) => (report.isAccepted ? report.warnings : null)),
  numberColumn('Answered', (report) => report.answered),
  {
    title: 'Checklist',
    isNumber: true,
    cell: (_, report) =>
      report
        ? { text: `${report.checklist.done}/${report.checklist.total}`, key: report.checklist.done }
        : NONE,
  },
  numberColumn('Figures broken', (report) => report.brokenFigures),
  numberColumn('Swallowed', (report) => report.swallowed),
  numberColumn('Members not named', (report) => report.silentMembers),
  numberColumn('Ticks without evidence', (report) => report.evidenceMissing),
  workColumn('Contributors', ({ contributors }) => contributors),
  workColumn('Commits to main', ({ commits }) => commits),
  workColumn('Workflow files', ({ workflowFiles }) => workflowFiles),
  workColumn('Docker files', ({ dockerFiles }) => dockerFiles),
];

function workColumn(title: string, value: (work: GroupWork) => number): Column {
  return {
    title,
    isNumber: true,
    cell: ({ work }) => {
      const number = work && value(work);
      return number === null ? NONE : { text: `${number}`, key: number };
    },
  };
}

function numberColumn(title: string, value: (report: GroupReport) => number | null): Column {
  return {
    title,
    isNumber: true,
    cell: (_, report) => {
      const number = report && value(report);
      return number === null ? NONE : { text: `${number}`, key: number };
    },
  };
}

function tableSection(groups: readonly Group[], addressOf: AddressOf | null): Element {
  const heads = COLUMNS.map(({ title, isNumber }) =>
    element(
      'th',
      { scope: 'col', dataSort: isNumber ? 'number' : 'text' },
      element('button', { type: 'button' }, title),
    ),
  );
  const rows = groups.map((group) =>
    element(
      'tr',
      { className: [stateOf(group)] },
      ...COLUMNS.map(({ cell, isNumber, isText = false }, column) => {
        const { text, key } = cell(group, group.report, addressOf);
        const properties = { dataKey: `${key}`, ...(isNumber && !isText ? { className: ['number'] } : {}) };
        return column === 0
          ? element('th', { scope: 'row', ...properties }, text)
          : element('td', properties, text);
      }),
    ),
  );
  return element(
    'section',
    { ariaLabelledBy: ['overview'] },
    element('h2', { id: 'overview' }, 'Overview'),
    element(
      'p',
      { className: ['controls'] },
      element('label', { htmlFor: ['filter'] }, 'Filter '),
      element('input', { id: 'filter', type: 'search', autoComplete: ['off'] }),
      element('span', { id: 'shown', role: 'status' }),
    ),
    element(
      'div',
      { className: ['wide'], tabIndex: 0, role: 'region', ariaLabel: 'Table of groups' },
      element(
        'table',
        { id: 'groups' },
        element('thead', {}, element('tr', {}, ...heads)),
        element('tbody', {}, ...rows),
      ),
    ),
  );
}

function stateOf({ report }: Group): string {
  if (!report) return 'unchecked';
  return report.isAccepted ? 'accepted' : 'refused';
}

/** A table of questions by groups: a colour and a letter for each answer. */
function heatMap(groups: readonly Group[]): Element {
  const numbers = [
    ...new Set(groups.flatMap(({ report }) => report?.questions.map(({ number }) => number) ?? [])),
  ];
  numbers.sort((a, b) => a - b);
  const legend = Object.entries(MARKS).flatMap(([name, { letter, words }]): ElementContent[] => [
    element('span', { className: ['mark', name] }, letter),
    { type: 'text', value: ` ${words}  ` },
  ]);
  const rows = groups.map((group) => {
    const byNumber = new Map(group.report?.questions.map((question) => [question.number, question]));
    return element(
      'tr',
      {},
      element('th', { scope: 'row' }, element('a', { href: `#${idOf(group)}` }, group.name)),
      ...numbers.map((number) => heatCell(byNumber.get(number))),
    );
  });
  const heads = numbers.map((number) => element('th', { scope: 'col' }, `${number}`));
  return element(
    'section',
    { ariaLabelledBy: ['questions'] },
    element('h2', { id: 'questions' }, 'Questions'),
    element('p', { className: ['legend'] }, ...legend),
    element(
      'div',
      { className: ['wide'], tabIndex: 0, role: 'region', ariaLabel: 'Questions of all groups' },
      element(
        'table',
        { className: ['heat'] },
        element('thead', {}, element('tr', {}, element('th', { scope: 'col' }, 'Group'), ...heads)),
        element('tbody', {}, ...rows),
      ),
    ),
  );
}

function heatCell(question: GroupQuestion | undefined): Element {
  if (!question) return element('td', {});
  const { letter, words } = MARKS[question.progress];
  return element(
    'td',
    {
      className: ['mark', question.progress],
      title: `Question ${question.number}: ${words}, ${wordsOf(question)}`,
    },
    element('span', { ariaHidden: 'true' }, letter),
    element('span', { className: ['spoken'] }, words),
  );
}

function wordsOf({ words: { got, min, max } }: GroupQuestion): string {
  if (min === null || max === null) return `${got} words`;
  return min === 0 ? `${got} words, at most ${max}` : `${got} of ${min}–${max} words`;
}

function detailsOf(group: Group, addressOf: AddressOf | null): Element {
  const { report } = group;
  const address = addressOf?.(group) ?? null;
  return element(
    'details',
    { id: idOf(group), className: ['group'] },
    element('summary', {}, element('h2', {}, group.name), ' ', summaryOf(group)),
    ...(group.path === null ? [] : [element('p', {}, pathOf(group.path, address))]),
    ...(group.repository?.startsWith('https://') !== true
      ? []
      : [element('p', {}, element('a', { href: group.repository, rel: ['noreferrer'] }, group.repository))]),
    ...(report ? [wordBars(report), problemsOf(report.problems, address)] : []),
  );
}

function summaryOf({ report, failure }: Group): string {
  if (!report) return failure ?? 'not checked';
  if (!report.isAccepted) return `refused: ${report.reason}`;
  return `${report.passed} of ${report.expected} pass`;
}

/** The scale of a bar, as a multiple of its question's upper limit. */
const BAR_SCALE = 1.5;
const BAR_WIDTH = 120;
const BAR_HEIGHT = 10;

/** Words against limits: a small picture for each question with a limit. */
function wordBars({ questions }: GroupReport): Element {
  const limited = questions.filter(({ words }) => words.max !== null && words.max > 0);
  const items = limited.map((question) => {
    const { got, min, max } = question.words;
    const scale = BAR_WIDTH / ((max ?? 1) * BAR_SCALE);
    const rect = (className: string, x: number, width: number, y: number, height: number): Element =>
      element('rect', {
        className: [className],
        x: `${x}`,
        y: `${y}`,
        width: Math.max(width, 0),
        height,
      });
    return element(
      'li',
      {},
      element('span', { className: ['number'] }, `Q${question.number}`),
      element(
        'svg',
        {
          viewBox: `0 0 ${BAR_WIDTH} ${BAR_HEIGHT}`,
          width: BAR_WIDTH,
          height: BAR_HEIGHT,
          ariaHidden: 'true',
        },
        rect('band', (min ?? 0) * scale, ((max ?? 0) - (min ?? 0)) * scale, 0, BAR_HEIGHT),
        rect(question.progress, 0, Math.min(got * scale, BAR_WIDTH), 3, 4),
      ),
      element('span', {}, wordsOf(question)),
    );
  });
  return element('ul', { className: ['bars'] }, ...items);
}

function problemsOf(problems: readonly GroupProblem[], address: string | null): Element {
  if (problems.length === 0) return element('p', {}, 'No problems.');
  const items = problems.map(({ line, severity, code, question, message }) =>
    element(
      'li',
      { className: [severity] },
      element('span', { className: ['place'] }, lineOf(line, address), `, ${severity}, `),
      element('code', {}, code),
      `: ${question === null ? '' : `Question ${question}: `}${message}`,
    ),
  );
  return element('ul', { className: ['problems'] }, ...items);
}

function pathOf(path: string, address: string | null): Element {
  const code = element('code', {}, path);
  return address === null ? code : element('a', { href: '#', ...opens(address) }, code);
}

/** @param line From 1. */
function lineOf(line: number, address: string | null): string | Element {
  const text = `Line ${line}`;
  return address === null ? text : element('a', { href: '#', ...opens(address, line) }, text);
}

/** Makes a link open a report, at a line that counts from 1. */
function opens(address: string | null | undefined, line = 1): Record<string, string> {
  return address === null || address === undefined ? {} : { dataOpen: address, dataLine: `${line}` };
}

function idOf({ name }: Group): string {
  return `group-${encodeURIComponent(name)}`;
}
