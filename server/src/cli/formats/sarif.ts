import { isAbsolute, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { RULES, ruleHref, type RuleCode } from '../../../../common/codes';
import { hash } from '../../../../common/hash';
import type { RuleLevel, Severity } from '../../../../common/severity';
import { printableJson } from '../../text/printable';
import { isFailed, type PrintedProblem } from '../outcome';
import type { InputError } from '../inputError';
import { withQuestion } from '../withQuestion';
import type { Formatter } from './formatter';

const LEVELS: Readonly<Record<Severity, 'error' | 'warning' | 'note'>> = {
  error: 'error',
  warning: 'warning',
  information: 'note',
  hint: 'note',
};

/**
 * SARIF 2.1.0 (OASIS), one run; lines and columns from 1, columns in UTF-16 units. Results are written as they come in.
 */
export function sarifFormatter(version: string): Formatter {
  let results = 0;
  const failures: InputError[] = [];
  return {
    start: () => startOf(version),
    result(result) {
      if (isFailed(result)) {
        failures.push(result);
        return '';
      }
      return result.problems
        .map(
          (problem) =>
            `${results++ === 0 ? '' : ','}\n${printableJson(JSON.stringify(entry(result.path, problem)))}`,
        )
        .join('');
    },
    end: () =>
      `${results === 0 ? '' : '\n'}],"invocations":[${printableJson(JSON.stringify(invocation(failures)))}]}]}\n`,
  };
}

function startOf(version: string): string {
  const driver = {
    name: 'mlops-report',
    version,
    informationUri: 'https://github.com/mlops-report/mlops-report',
    rules: (Object.keys(RULES) as RuleCode[]).map((id) => ({
      id,
      shortDescription: { text: RULES[id].title },
      helpUri: ruleHref(id),
      defaultConfiguration: configurationOf(RULES[id].level),
    })),
  };
  const head = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
  };
  const run = { tool: { driver }, columnKind: 'utf16CodeUnits' };
  return `${JSON.stringify(head).slice(0, -1)},"runs":[${JSON.stringify(run).slice(0, -1)},"results":[`;
}

function configurationOf(level: RuleLevel): object {
  return level === 'off' ? { enabled: false } : { level: LEVELS[level] };
}

function entry(path: string, problem: PrintedProblem): object {
  const { code, severity, range } = problem;
  const text = withQuestion(problem);
  return {
    ruleId: code,
    level: LEVELS[severity],
    message: { text },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: uriOf(path) },
          region: {
            startLine: range.start.line + 1,
            startColumn: range.start.character + 1,
            endLine: range.end.line + 1,
            endColumn: range.end.character + 1,
          },
        },
      },
    ],
    // A problem that moves with its text stays the same problem.
    partialFingerprints: { 'problem/v1': hash(`${code}\n${text}`) },
  };
}

function invocation(failures: readonly InputError[]): object {
  return {
    executionSuccessful: failures.length === 0,
    toolExecutionNotifications: failures.map(({ path, error, message }) => ({
      level: 'error',
      descriptor: { id: error },
      message: { text: `${path} ${message}` },
      locations: [{ physicalLocation: { artifactLocation: { uri: uriOf(path) } } }],
    })),
  };
}

/** A relative path as a relative reference, which is valid wherever the repository is. */
function uriOf(path: string): string {
  if (isAbsolute(path)) return pathToFileURL(path).href;
  return path.split(sep).map(encodeURIComponent).join('/');
}
