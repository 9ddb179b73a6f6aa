import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { summarise } from '../../../server/src/features/summary/summary';
import { definitionsOf } from '../../support/definitions';
import { renderBlocks } from '../../../server/src/render/renderReport';
import { looksLikeReport } from '../../../server/src/report/detect';
import { figuresIn } from '../../../server/src/report/figures';
import { splitLines } from '../../../server/src/text/lines';
import { parseReport } from '../../../server/src/report/parse';
import { costOf, MAX_REPORT_WORK } from '../../../server/src/markdown/parseBudget';
import { check, type Checked } from '../../support/check';
import { words } from '../../support/makeReport';
import { fastest, timed } from '../../support/timing';
import { ALL_HOSTILE_TEXTS, PLACES, type PutIn } from './hostileReports';

/** Lengths of the hostile texts in UTF-16 units; each text goes into one of the places in turn. */
const USUAL_LENGTHS = [10_000, 100_000];

/** Lengths of all texts in all places if `HOSTILE` is set, as in the nightly run; they take an hour. */
const ALL_LENGTHS = [...USUAL_LENGTHS, 1_000_000];
const RUNS_ALL = process.env['HOSTILE'] !== undefined;
const PLACES_IN_TURN = Object.keys(PLACES);

/** How many times as long as ordinary words of the same length a hostile text may take. Quadratic time would take far longer. */
const MAX_TIMES_WORDS = 160;

/** The factor for estimated parsing work, because the estimate does not cover all of a parse. */
const MAX_TIMES_WORK = 10;

/** The factor for rendering that work, including HTML and its sanitising (`test/unit/render/hostileTexts.test.ts`). */
const MAX_TIMES_RENDERING = 40;

/** The maximum length of a message in UTF-16 units: a message quotes little of a text. */
const MAX_MESSAGE = 600;

/** The factor for rendering a question, however short. */
const MAX_TIMES_QUESTION = 8;

/** Everything that is done with a text before anyone sees it. */
function inspect(text: string): Checked {
  looksLikeReport(text);
  const checked = check(text, ['figures/b.png']);
  summarise(checked.report, checked.verdict, checked.problems);
  return checked;
}

/** How fast this machine is, in milliseconds. */
interface Speed {
  /** For each character of ordinary words. */
  readonly perCharacter: number;
  /** For each microsecond of estimated work. */
  readonly perWork: number;
  /** For each short question that is rendered. */
  readonly perQuestion: number;
}

function speedOf(): Speed {
  const prose = PLACES['an answer'](words(20_000));
  const figures = 'Some words of ours, *and more* of them. ![a](figures/b.png)\n\n'.repeat(500);
  const lines = splitLines(figures);
  const range = { start: { line: 0, character: 0 }, end: { line: lines.length - 1, character: 0 } };
  const { work } = costOf(lines);
  assert.ok(work > 0);
  const questions = 50;
  let round = 0;
  return {
    perCharacter: fastest(() => inspect(prose)) / prose.length,
    // A different text each time, because paragraphs are cached after parsing.
    perWork:
      fastest(() =>
        figuresIn([`${round++}`, ...lines.slice(1)], range, [], definitionsOf(`[x]: #${round}`)),
      ) / work,
    perQuestion:
      fastest(() => renderBlocks(parseReport('### Question 1\n> Answer:\n\n'.repeat(questions)))) / questions,
  };
}

/** Puts every hostile text of every length into a place of a report, and limits the time and the size of the result. */
export function testHostileTexts(name: string, put: PutIn): void {
  suite(`Hostile texts in ${name}`, () => {
    const speed = speedOf();
    const turn = PLACES_IN_TURN.indexOf(name);
    for (const [index, [what, make]] of Object.entries(ALL_HOSTILE_TEXTS).entries()) {
      if (!RUNS_ALL && index % PLACES_IN_TURN.length !== turn) continue;
      test(`${what}: time and output stay within their limits`, () => {
        for (const length of RUNS_ALL ? ALL_LENGTHS : USUAL_LENGTHS)
          assertWithinBounds(put(make(length)), speed);
      });
    }
  });
}

function assertWithinBounds(text: string, { perCharacter, perWork, perQuestion }: Speed): void {
  const work = MAX_REPORT_WORK * perWork;
  const linear = MAX_TIMES_WORDS * perCharacter * text.length;
  const inspected = bounded(() => inspect(text), linear + MAX_TIMES_WORK * work);
  assert.ok(inspected.time <= inspected.bound, describe('checking', text, inspected));
  const { report, problems } = inspected.result;
  assert.ok(problems.length < 2000, `${problems.length} problems`);
  for (const { code, message } of problems)
    assert.ok(message.length <= MAX_MESSAGE, `${code} has ${message.length} characters`);
  const questions = MAX_TIMES_QUESTION * perQuestion * report.questions.length;
  const rendered = bounded(() => renderBlocks(report), linear + questions + MAX_TIMES_RENDERING * work);
  assert.ok(rendered.time <= rendered.bound, describe('rendering', text, rendered));
  const size = rendered.result.reduce((sum, { html }) => sum + html.length, 0);
  assert.ok(size < 40 * text.length + 100_000, `${size} characters of HTML for ${text.length}`);
}

interface Bounded<T> {
  readonly result: T;
  readonly time: number;
  readonly bound: number;
}

function bounded<T>(run: () => T, bound: number): Bounded<T> {
  const { result, time } = timed(run);
  return { result, time, bound };
}

function describe(what: string, text: string, { time, bound }: Bounded<unknown>): string {
  return `${what} ${text.length} characters took ${time.toFixed(0)} ms, ${bound.toFixed(0)} ms are allowed`;
}
