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

/** Lengths of the hostile texts in UTF-16 units, of each text in one of the places in turn. */
const USUAL_LENGTHS = [10_000, 100_000];

/** Lengths of all texts in all places where `HOSTILE` is set, as each night; they take an hour. */
const ALL_LENGTHS = [...USUAL_LENGTHS, 1_000_000];
const IS_WHOLE = process.env['HOSTILE'] !== undefined;
const PLACES_IN_TURN = Object.keys(PLACES);

/** How many times as long a hostile text may take as ordinary words of the same length. Quadratic time would take far longer. */
const MOST_TIMES_WORDS = 160;

/** The work of parsing is estimated, and the rest of a parse comes on top. */
const MOST_TIMES_WORK = 10;

/** What it takes to render the work of parsing, with room for HTML and its safety (`test/unit/render/hostileTexts.test.ts`). */
const MOST_TIMES_RENDERING = 40;

/** A message repeats few words of a text, in UTF-16 units. */
const LONGEST_MESSAGE = 600;

/** However short, a question takes a while to be rendered. */
const MOST_TIMES_QUESTION = 8;

/** Everything that is done with a text before anyone sees it. */
function inspect(text: string): Checked {
  looksLikeReport(text);
  const checked = check(text, ['figures/b.png']);
  summarise(checked.report, checked.verdict, checked.problems);
  return checked;
}

/** How fast this machine is. */
interface Speed {
  /** For each character of ordinary words, in milliseconds. */
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
    // Each time another text, as paragraphs that were read are remembered.
    perWork:
      fastest(() =>
        figuresIn([`${round++}`, ...lines.slice(1)], range, [], definitionsOf(`[x]: #${round}`)),
      ) / work,
    perQuestion:
      fastest(() => renderBlocks(parseReport('### Question 1\n> Answer:\n\n'.repeat(questions)))) / questions,
  };
}

/** Puts every hostile text of every length into a place of a report, and bounds time and what comes of it. */
export function holdsInPlace(name: string, put: PutIn): void {
  suite(`in ${name}`, () => {
    const speed = speedOf();
    const turn = PLACES_IN_TURN.indexOf(name);
    for (const [index, [what, make]] of Object.entries(ALL_HOSTILE_TEXTS).entries()) {
      if (!IS_WHOLE && index % PLACES_IN_TURN.length !== turn) continue;
      test(`${what} take no longer than their length allows`, () => {
        for (const length of IS_WHOLE ? ALL_LENGTHS : USUAL_LENGTHS) hold(put(make(length)), speed);
      });
    }
  });
}

function hold(text: string, { perCharacter, perWork, perQuestion }: Speed): void {
  const work = MAX_REPORT_WORK * perWork;
  const linear = MOST_TIMES_WORDS * perCharacter * text.length;
  const inspected = bounded(() => inspect(text), linear + MOST_TIMES_WORK * work);
  assert.ok(inspected.time <= inspected.bound, describe('checking', text, inspected));
  const { report, problems } = inspected.result;
  assert.ok(problems.length < 2000, `${problems.length} problems`);
  for (const { code, message } of problems)
    assert.ok(message.length <= LONGEST_MESSAGE, `${code} has ${message.length} characters`);
  const questions = MOST_TIMES_QUESTION * perQuestion * report.questions.length;
  const rendered = bounded(() => renderBlocks(report), linear + questions + MOST_TIMES_RENDERING * work);
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
