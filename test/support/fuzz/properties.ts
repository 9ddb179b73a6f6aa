import type fc from 'fast-check';
import assert from 'node:assert/strict';
import { judge } from '../../../server/src/checker/judge';
import { harmlessEdits, harmlessFix } from '../../../server/src/features/codeActions/safeFixes';
import { summarise } from '../../../server/src/features/summary/summary';
import { renderBlocks } from '../../../server/src/render/renderReport';
import { documentLines } from '../../../server/src/report/documentLines';
import { editReport } from '../../../server/src/report/editReport';
import { splitLines } from '../../../server/src/text/lines';
import { parseReport } from '../../../server/src/report/parse';
import { comparePositions, type Range } from '../../../server/src/text/position';
import type { Report } from '../../../server/src/report/report';
import type { Fix, Problem } from '../../../server/src/rules/rule';
import { againSafe } from '../../unit/render/againSafe';
import { pageOf } from '../../unit/render/page';
import { dangersIn } from '../../unit/render/safety';
import { applyEdits, applyFix } from '../applyFix';
import { check } from '../check';
import { figurePaths } from '../makeReport';
import { placeOf, textAt } from '../places';
import { reportPy } from '../reportPy';
import { anyReport, nearlyGoodReport } from './texts';

/** A property that must hold for every text. */
export interface TextProperty {
  readonly name: string;
  readonly texts: fc.Arbitrary<string>;
  /** Throws if it doesn't hold. */
  readonly hold: (text: string) => void;
}

const FILES = figurePaths();

/** What is fuzzed. */
export const TEXT_PROPERTIES: readonly TextProperty[] = [
  {
    name: 'the scanner keeps each line, and its ranges are inside the text',
    texts: anyReport,
    hold: scanned,
  },
  { name: 'an edited report equals one that is parsed again', texts: anyReport, hold: edited },
  { name: 'the verdict is the same as that of the reimplemented checker', texts: anyReport, hold: judged },
  {
    name: 'problems are in order, inside the text, and have short messages',
    texts: anyReport,
    hold: inspected,
  },
  { name: 'the page is safe, also when it is parsed again', texts: anyReport, hold: rendered },
  {
    name: 'a fix removes its problem, and adds no error or warning',
    texts: nearlyGoodReport,
    hold: fixed,
  },
  { name: 'a fix of any text can be applied, and removes its problem', texts: anyReport, hold: applied },
  { name: 'a fix loses nothing, and no report becomes refused', texts: nearlyGoodReport, hold: kept },
  { name: 'a fix of any text loses nothing, and no report becomes refused', texts: anyReport, hold: kept },
  { name: 'repeating Fix All ends', texts: anyReport, hold: fixAll },
];

function scanned(text: string): void {
  const report = parseReport(text);
  const lines = splitLines(text);
  assert.deepEqual(documentLines(report), lines);
  let line = report.preamble.lines.length;
  for (const question of report.questions) {
    assert.equal(question.line, line);
    line += question.block.lines.length;
    for (const range of rangesOf(question.block)) assertInside(range, question.block.lines);
  }
  for (const { items } of report.checklist.groups)
    for (const item of items) {
      assertInside(item.range, report.preamble.lines);
      assertInside(item.box, report.preamble.lines);
    }
}

function rangesOf({
  heading,
  prompt,
  marker,
  answerMarks,
  answer,
}: Report['questions'][number]['block']): Range[] {
  const ofAnswer = answer
    ? [
        answer.range,
        answer.content,
        ...answer.placeholders,
        ...answer.hidden.flatMap((hidden) => [hidden.mark, hidden.range]),
        ...answer.figures.flatMap((figure) => [figure.range, figure.targetRange, figure.altRange]),
      ]
    : [];
  return [heading.range, prompt.range, prompt.statement, marker, ...answerMarks, ...ofAnswer].filter(
    (range) => range !== null,
  );
}

function assertInside({ start, end }: Range, lines: readonly string[]): void {
  assert.ok(comparePositions(start, end) <= 0, 'a range ends before it starts');
  for (const { line, character } of [start, end]) {
    assert.ok(line >= 0 && line <= lines.length, `there is no line ${line}`);
    assert.ok(character >= 0 && character <= (lines[line] ?? '').length, `no ${line}:${character}`);
  }
}

/** The text is inserted into another one, part by part. */
function edited(text: string): void {
  const middle = Math.floor(text.length / 2);
  let report = parseReport(text.slice(0, middle));
  for (let from = middle; from < text.length; from += 700) {
    const end = placeOf(documentLines(report).join(''), from);
    report = editReport(report, { range: { start: end, end }, text: text.slice(from, from + 700) });
  }
  const first = placeOf(text, Math.min(text.length, 40));
  report = editReport(report, { range: { start: { line: 0, character: 0 }, end: first }, text: '' });
  const left = text.slice(offsetAfter(text, first));
  assert.deepEqual(report, parseReport(left));
}

function offsetAfter(text: string, { line, character }: { line: number; character: number }): number {
  return splitLines(text).slice(0, line).join('').length + character;
}

function judged(text: string): void {
  const report = parseReport(text);
  const verdict = judge(report);
  const is2023Edition = report.edition?.name === '2023';
  const limits = Array.from({ length: verdict.expected }, () => ({
    words: { min: Infinity, max: Infinity },
    images: { min: Infinity, max: Infinity },
  }));
  const restated = reportPy(text, { is2023Edition, limits });
  const { accepted, error, expected, found } = verdict;
  assert.deepEqual(
    { accepted, error, expected, found },
    {
      accepted: restated.accepted,
      error: restated.error,
      expected: restated.expected,
      found: restated.found,
    },
  );
  for (const { question, kind, got } of verdict.warnings) {
    const counted = restated.warnings.find(
      (warning) => warning.question === question && warning.kind === kind,
    );
    assert.equal(got, counted?.got, `${kind} of answer ${question}`);
  }
}

function inspected(text: string): void {
  const { report, verdict, problems } = check(text, FILES);
  const lines = splitLines(text);
  for (const [index, { range, message, fixes = [] }] of problems.entries()) {
    assertInside(range, lines);
    assert.match(message, /^[\p{Lu}`“\d][^]*[.?]$/u);
    assert.ok(message.length <= 600, `a message of ${message.length} characters`);
    for (const { edits } of fixes) for (const edit of edits) assertInside(edit.range, lines);
    const before = problems[index - 1];
    assert.ok(!before || comparePositions(before.range.start, range.start) <= 0, 'problems out of order');
  }
  const summary = summarise(report, verdict, problems);
  assert.equal(summary.questions.length, report.questions.length);
  assert.deepEqual(check(text, FILES).problems, problems);
}

function rendered(text: string): void {
  assert.deepEqual(dangersIn(pageOf(text)), []);
  for (const { html } of renderBlocks(parseReport(text))) assert.equal(againSafe(html), html);
}

function fixed(text: string): void {
  const { problems } = check(text, FILES);
  for (const [problem, fix] of fixesOf(problems)) {
    const after = check(applyFix(text, fix), FILES).problems;
    assertGone(problem, fix, problems, after);
    // Such a fix reveals problems that could not be found before: an answer that is too short, a list in a comment.
    if (REVEALS_PROBLEMS.has(problem.code)) continue;
    const serious = after.filter(({ severity }) => severity === 'error' || severity === 'warning');
    for (const one of serious) {
      // The placeholder's own words were counted.
      if (problem.code === 'placeholder-left' && one.code === 'answer-too-short') continue;
      const had = problems.filter((other) => sameKind(other, one)).length;
      const has = serious.filter((other) => sameKind(other, one)).length;
      assert.ok(has <= had, `“${fix.title}” of ${problem.code} adds ${one.code}: ${one.message}`);
    }
  }
}

const REVEALS_PROBLEMS: ReadonlySet<string> = new Set(['checker-refuses', 'answer-hidden', 'unclosed-block']);

function applied(text: string): void {
  const { problems } = check(text, FILES);
  for (const [problem, fix] of fixesOf(problems)) {
    const result = applyFix(text, fix);
    assert.notEqual(result, text, `“${fix.title}” changes nothing`);
    assertGone(problem, fix, problems, check(result, FILES).problems);
  }
}

/** No accepted report becomes rejected, and words, addresses, code and the template's text stay, except for what the fix names. */
function kept(text: string): void {
  const before = check(text, FILES, {});
  for (const [problem, fix] of fixesOf(before.problems)) {
    const result = applyFix(text, fix);
    const after = check(result, FILES, {});
    const what = `“${fix.title}” of ${problem.code}`;
    assert.ok(
      !before.verdict.accepted || after.verdict.accepted,
      `${what} makes the checker refuse the report`,
    );
    if (SAY_WHAT_THEY_REMOVE.has(problem.code)) continue;
    // Its problem is about text that was written for `Answer:`.
    const meant = problem.code === 'checker-refuses' ? wordsIn(textAt(text, problem.range)) : [];
    const lost = lostFrom(wordsIn(text), wordsIn(result)).filter((word) => !meant.includes(word));
    assert.deepEqual(lost, [], `${what} loses words`);
    assert.deepEqual(lostFrom(addressesIn(text), addressesIn(result)), [], `${what} changes addresses`);
    assert.deepEqual(lostFrom(codeIn(before.report), linesIn(result)), [], `${what} changes code`);
    if (OF_TEMPLATE.has(problem.code)) continue;
    assert.deepEqual(
      lostFrom(promptsIn(before.report), promptsIn(after.report)),
      [],
      `${what} changes the template's text`,
    );
  }
}

/** Their fixes say what they remove or replace: a fence with its language, a placeholder, numbers, a path, HTML, a marker, a key. */
const SAY_WHAT_THEY_REMOVE: ReadonlySet<string> = new Set([
  'handin-code',
  'handin-eaten',
  'handin-escape',
  'handin-link',
  'placeholder-left',
  'limits-edited',
  'checkbox-malformed',
  'question-duplicate',
  'figure-missing',
  'figure-case',
  'figure-path',
  'figure-link',
  'figure-html',
  'figure-reference',
  'figure-remote',
  'link-broken',
  'secret-left',
]);

/** Their fixes restore the template's own text; what is opened in a prompt is closed there. */
const OF_TEMPLATE: ReadonlySet<string> = new Set(['checker-refuses', 'question-heading', 'unclosed-block']);

function wordsIn(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

function addressesIn(text: string): string[] {
  return text.match(/https?:[^\s)>\]"'*]+/g) ?? [];
}

/** The lines of closed code blocks; a run of `#`, which the checker takes for a heading, is shortened to one. */
function codeIn({ preamble, questions }: Report): string[] {
  return [preamble, ...questions.map(({ block }) => block)].flatMap(({ lines, verbatim }) =>
    verbatim
      .filter(({ kind, closed }) => kind === 'code' && closed)
      .flatMap(({ start, end }) => linesIn(lines.slice(start, end).join(''))),
  );
}

function linesIn(text: string): string[] {
  return splitLines(text).map((line) => line.replace(/#{2,}/g, '#').replace(/[\s>]/g, '').toLowerCase());
}

/** A heading without an `Answer:` below it may be part of an answer. */
function promptsIn({ questions }: Report): string[] {
  return questions.flatMap(({ number, block: { marker, prompt } }) =>
    marker ? [JSON.stringify([number, prompt.hash, prompt.stated])] : [],
  );
}

/** What occurs fewer times in `after` than in `before`. */
function lostFrom(before: readonly string[], after: readonly string[]): string[] {
  const left = new Map<string, number>();
  for (const one of after) left.set(one, (left.get(one) ?? 0) + 1);
  return before.filter((one) => {
    const count = left.get(one) ?? 0;
    left.set(one, count - 1);
    return count <= 0;
  });
}

/** A fix may reveal problems for the next round, but this must end. */
function fixAll(text: string): void {
  let fixedText = text;
  for (let round = 0; round < 20; round++) {
    const edits = harmlessEdits(check(fixedText, FILES).problems.filter(harmlessFix));
    if (edits.length === 0) return;
    fixedText = applyEdits(fixedText, edits);
  }
  assert.fail('there is still something to fix after 20 rounds');
}

/** A few of each code, because those of one text are similar. */
function fixesOf(problems: readonly Problem[]): [Problem, Fix][] {
  const first = problems.filter(
    ({ code }, index) => problems.findIndex((one) => one.code === code) === index,
  );
  return first.flatMap((problem) =>
    (problem.fixes ?? []).slice(0, 3).map((fix): [Problem, Fix] => [problem, fix]),
  );
}

function assertGone(problem: Problem, fix: Fix, before: readonly Problem[], after: readonly Problem[]): void {
  const alike = (other: Problem): boolean => sameKind(other, problem) && other.message === problem.message;
  const isThere = after.some(
    (other) => alike(other) && comparePositions(other.range.start, problem.range.start) === 0,
  );
  // Another one of its kind may have moved to its position.
  const areFewer = after.filter(alike).length < before.filter(alike).length;
  assert.ok(!isThere || areFewer, `“${fix.title}” leaves ${problem.code}: ${problem.message}`);
}

function sameKind(a: Problem, b: Problem): boolean {
  return a.code === b.code && a.question === b.question;
}
