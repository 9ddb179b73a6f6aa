import { createElement } from '../element';
import { escapeCode } from '../escapeCode';
import { escapedCharacter } from '../placeholders';
import { strip } from '../pythonText';
import { Mark, type Hit, type InlinePattern } from './pattern';

const BACKTICK = 0x60;
const BACKSLASH = 0x5c;

/** A run of backticks. */
interface Run {
  readonly start: number;
  readonly end: number;
}

/** Code between runs of backticks of the same length, and the pairs of backslashes before it. */
export const backticks: InlinePattern = {
  marks: Mark.backtick,
  scan(text) {
    const runs = runsIn(text);
    const closes = runsByLength(runs);
    let index = 0;
    /** Whether there was a run that is never closed. */
    let isAnyOpen = false;

    return (from) => {
      for (; ; index++) {
        const run = runs[index];
        if (run === undefined) return undefined;
        if (run.start < from) continue;
        const backslashes = run.start - backslashesStart(text, run.start, from);
        if (backslashes >= 2 && backslashes % 2 === 0) return escapedBackslashes(run.start, backslashes);
        const isEscaped = backslashes % 2 === 1;
        const start = isEscaped ? run.start + 1 : run.start;
        const code = start < run.end ? readCode(start, run, isEscaped) : undefined;
        if (code !== undefined) return code;
        if (start < run.end) isAnyOpen = true;
      }
    };

    /** Reads code from an opening run on: as many backticks as another run has. */
    function readCode(start: number, run: Run, isEscaped: boolean): Hit | undefined {
      for (let length = run.end - start; length > 0; length--) {
        const close = closes(length, run.end);
        if (close === undefined) continue;
        const element = createElement('code');
        element.text = escapeCode(strip(text.slice(start + length, close.start)));
        element.isTextAtomic = true;
        // The backtick after the backslash is left over, and may close an earlier one.
        return { start, end: close.end, node: element, reopens: isEscaped && isAnyOpen };
      }
      return undefined;
    }
  },
};

function escapedBackslashes(end: number, count: number): Hit {
  return { start: end - count, end, node: escapedCharacter('\\').repeat(count / 2), reopens: false };
}

function backslashesStart(text: string, end: number, from: number): number {
  let start = end;
  while (start > from && text.charCodeAt(start - 1) === BACKSLASH) start--;
  return start;
}

function runsIn(text: string): Run[] {
  const runs: Run[] = [];
  for (let start = text.indexOf('`'); start !== -1; start = text.indexOf('`', start)) {
    let end = start + 1;
    while (text.charCodeAt(end) === BACKTICK) end++;
    runs.push({ start, end });
    start = end;
  }
  return runs;
}

/** Finds the first run of a length at or after an index, which never decreases. */
function runsByLength(runs: readonly Run[]): (length: number, from: number) => Run | undefined {
  const byLength = new Map<number, { runs: Run[]; next: number }>();
  for (const run of runs) {
    const length = run.end - run.start;
    const alike = byLength.get(length);
    if (alike === undefined) byLength.set(length, { runs: [run], next: 0 });
    else alike.runs.push(run);
  }
  return (length, from) => {
    const alike = byLength.get(length);
    if (alike === undefined) return undefined;
    while ((alike.runs[alike.next]?.start ?? Infinity) < from) alike.next++;
    return alike.runs[alike.next];
  };
}
