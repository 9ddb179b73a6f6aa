import { isFailed, type PrintedProblem, type PrintedReport } from '../outcome';
import type { InputError } from '../inputError';
import { printable } from '../../text/printable';
import type { Formatter } from './formatter';

/**
 * JUnit's XML for CI systems: a suite for each report, with a test for each question and one for the report as a whole.
 * @param counts Whether a problem makes its test fail.
 */
export function junitFormatter(counts: (problem: PrintedProblem) => boolean): Formatter {
  return {
    start: () => '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="mlops-report">\n',
    result: (result) => (isFailed(result) ? errorSuite(result) : reportSuite(result, counts)),
    end: () => '</testsuites>\n',
  };
}

function errorSuite({ path, error, message }: InputError): string {
  return suiteOf(path, { tests: 1, failures: 0, errors: 1 }, [
    `    <testcase classname="${escape(path)}" name="The report">\n` +
      `      <error type="${escape(error)}" message="${escape(`${path} ${message}`)}"/>\n    </testcase>\n`,
  ]);
}

function reportSuite(
  { path, questions, problems }: PrintedReport,
  counts: (problem: PrintedProblem) => boolean,
): string {
  const byQuestion = new Map<number | null, PrintedProblem[]>([[null, []]]);
  for (const { number } of questions) byQuestion.set(number, []);
  for (const problem of problems) (byQuestion.get(problem.question) ?? byQuestion.get(null))?.push(problem);
  const cases = [...byQuestion].map(([question, own]) => testCase(path, question, own.filter(counts)));
  const failures = [...byQuestion.values()].filter((own) => own.some(counts)).length;
  return suiteOf(path, { tests: cases.length, failures, errors: 0 }, cases);
}

function testCase(path: string, question: number | null, failing: readonly PrintedProblem[]): string {
  const name = question === null ? 'The report' : `Question ${question}`;
  const head = `    <testcase classname="${escape(path)}" name="${name}"`;
  const [first] = failing;
  if (!first) return `${head}/>\n`;
  const lines = failing.map(
    ({ range, severity, code, message }) =>
      `${path}:${range.start.line + 1}: ${severity} ${code}: ${message}`,
  );
  return `${head}>\n      <failure type="${first.code}" message="${escape(first.message)}">${escape(lines.join('\n'))}</failure>\n    </testcase>\n`;
}

function suiteOf(
  path: string,
  { tests, failures, errors }: Readonly<Record<'tests' | 'failures' | 'errors', number>>,
  cases: readonly string[],
): string {
  const head = `  <testsuite name="${escape(path)}" tests="${tests}" failures="${failures}" errors="${errors}">\n`;
  return `${head}${cases.join('')}  </testsuite>\n`;
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** XML 1.0 allows no control characters other than white space, not even as references, and no lone surrogates. */
function escape(text: string): string {
  return text
    .split('\n')
    .map(printable)
    .join('\n')
    .replace(/[\p{Surrogate}\uFFFE\uFFFF]/gu, '\uFFFD')
    .replace(/[&<>"]/gu, (mark) => ENTITIES[mark] ?? mark)
    .replaceAll('\n', '&#10;');
}
