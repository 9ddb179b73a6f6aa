import type { Severity } from '../../../../common/severity';
import { isFailed } from '../outcome';
import { printable } from '../../text/printable';
import { withQuestion } from '../withQuestion';
import type { Formatter } from './formatter';

/** GitHub shows at most this many annotations of each kind per step. */
const MAX_ANNOTATIONS = 10;

/** GitHub limits the summary of a step to 1 MiB; in UTF-16 units, which take at most three bytes each. */
const MAX_SUMMARY = 300_000;

type Kind = 'error' | 'warning' | 'notice';

const KINDS: Readonly<Record<Severity, Kind>> = {
  error: 'error',
  warning: 'warning',
  information: 'notice',
  hint: 'notice',
};

/** Annotations for a workflow step, errors first, and the step's summary. */
export interface GithubFormatter extends Formatter {
  /** A table of all reports in GitHub's Markdown, for `$GITHUB_STEP_SUMMARY`. */
  summary(): string;
}

/** Workflow commands that annotate files (GitHub, Workflow commands). Lines and columns from 1. */
export function githubFormatter(): GithubFormatter {
  const kept: Record<Kind, string[]> = { error: [], warning: [], notice: [] };
  const left: Record<Kind, number> = { error: 0, warning: 0, notice: 0 };
  let table = '| Report | Checker | Errors | Warnings | Other |\n| --- | --- | ---: | ---: | ---: |\n';
  let rowsLeft = 0;
  const keep = (kind: Kind, make: () => string): void => {
    if (kept[kind].length < MAX_ANNOTATIONS) kept[kind].push(make());
    else left[kind]++;
  };
  const addRow = (cells: readonly (string | number)[]): void => {
    const line = `| ${cells.map((value) => markdownCell(`${value}`)).join(' | ')} |\n`;
    if (table.length + line.length > MAX_SUMMARY) rowsLeft++;
    else table += line;
  };
  return {
    start: () => '',
    result(result) {
      if (isFailed(result)) {
        const { path, message } = result;
        keep('error', () => command('error', { file: path, title: 'Not checked' }, `${path} ${message}`));
        addRow([path, 'not checked', '', '', '']);
        return '';
      }
      const { path, problems, verdict } = result;
      for (const problem of problems) {
        const { start, end } = problem.range;
        keep(KINDS[problem.severity], () =>
          command(
            KINDS[problem.severity],
            {
              file: path,
              line: start.line + 1,
              endLine: end.line + 1,
              // GitHub only accepts columns within one line.
              ...(start.line === end.line ? { col: start.character + 1, endColumn: end.character + 1 } : {}),
              title: problem.code,
            },
            withQuestion(problem),
          ),
        );
      }
      const count = (kind: Kind): number =>
        problems.filter(({ severity }) => KINDS[severity] === kind).length;
      const said = verdict.accepted ? `${verdict.passed} of ${verdict.expected} questions pass` : 'refused';
      addRow([path, said, count('error'), count('warning'), count('notice')]);
      return '';
    },
    end() {
      const all = Object.values(kept).flat().join('');
      const more = Object.values(left).reduce((sum, number) => sum + number, 0);
      const note = `${more} more ${more === 1 ? 'problem is' : 'problems are'} not annotated: GitHub shows ${MAX_ANNOTATIONS} of each kind.\n`;
      return more > 0 ? all + note : all;
    },
    summary: () => `${table}${rowsLeft > 0 ? `\n${rowsLeft} more reports are not listed.\n` : ''}`,
  };
}

function command(kind: Kind, properties: Readonly<Record<string, string | number>>, message: string): string {
  const list = Object.entries(properties).map(([name, value]) => `${name}=${escapeProperty(`${value}`)}`);
  return `::${kind} ${list.join(',')}::${escapeData(printable(message))}\n`;
}

/** Escapes percent signs and line ends, like GitHub's own toolkit. */
function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(printable(text)).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

function markdownCell(text: string): string {
  return printable(text).replace(/[\\`*_[\]<>|&#~]/gu, '\\$&');
}
