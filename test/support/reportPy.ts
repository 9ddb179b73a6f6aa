import type { Verdict, VerdictWarning } from '../../common/verdict';
import type { Limits } from '../../server/src/report/report';

/** What the course's checker knows besides the text. */
export interface CheckerOptions {
  /** Whether it is the checker of the 2023 edition. */
  readonly is2023Edition: boolean;
  /** The limits of each answer, in order; their number is the expected number of answers. */
  readonly limits: readonly Limits[];
}

/** The white space of Python's `str.split()`. */
const WHITE_SPACE = /[\t-\r\x1c-\x1f \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/;

/** `len(text.split())` in Python. */
export function pythonWords(text: string): number {
  return text.split(WHITE_SPACE).filter((word) => word !== '').length;
}

/** The checker's regular expression for images; slow on long lines. */
export function pythonImages(text: string): number {
  return [...text.matchAll(/!\[[^\n]*?\]\([^\n]*?\)/g)].length;
}

/** `report.py check` as described in docs/grammar.md, in plain string operations: slow, and independent of the product's code. */
export function reportPy(source: string, { is2023Edition, limits }: CheckerOptions): Verdict {
  const universal = source.replaceAll('\r\n', '\n').replaceAll('\r', '\n');
  const pieces = (is2023Edition ? Array.from(universal).slice(43).join('') : universal).split('Answer:');
  const expected = limits.length;
  if (!is2023Edition && pieces.length === 1) return stopped('no-answers', expected, 0);
  const candidates = is2023Edition ? pieces : pieces.slice(1);
  const kept = candidates.filter((piece) => piece.includes('###')).map(cut);
  const answers = [...kept, pieces.at(-1) ?? ''].slice(is2023Edition ? 1 : 0);
  if (answers.length !== expected) return stopped('answer-count', expected, answers.length);
  const warnings = answers.flatMap((answer, index) => warningsOf(answer, index + 1, limits[index] ?? {}));
  const failed = new Set(warnings.map(({ question }) => question));
  return { accepted: true, error: null, expected, found: expected, passed: expected - failed.size, warnings };
}

function cut(piece: string): string {
  return piece.split('###')[0]?.split('##')[0] ?? '';
}

function warningsOf(answer: string, question: number, { words, images }: Limits): VerdictWarning[] {
  const checks = [
    { kind: 'words', bounds: words, got: pythonWords(answer) },
    { kind: 'images', bounds: images, got: pythonImages(answer) },
  ] as const;
  return checks.flatMap(({ kind, bounds, got }) =>
    bounds && !(bounds.min <= got && got <= bounds.max) ? [{ question, kind, ...bounds, got }] : [],
  );
}

function stopped(error: 'no-answers' | 'answer-count', expected: number, found: number): Verdict {
  return { accepted: false, error, expected, found, passed: 0, warnings: [] };
}
