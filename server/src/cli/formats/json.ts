import type { Verdict } from '../../../../common/verdict';
import { evidenceOf, type FoundEvidence } from '../../evidence/findEvidence';
import type { Bounds, Question, Report } from '../../report/report';
import type { Problem } from '../../rules/rule';
import { printableJson } from '../../text/printable';
import { isInputError, type CheckedReport, type Result } from '../checkReport';
import type { InputError } from '../inputError';
import type { Formatter } from './formatter';

/** JSON, version 1 (README, On the terminal and in CI). Lines and characters count from 0, in UTF-16 units. */
export function jsonFormatter(): Formatter {
  return {
    start: () => '{\n  "version": 1,\n  "reports": [',
    result: entryOf,
    end: () => '\n  ]\n}\n',
  };
}

/** The entry of a result, with a separator before it. */
function entryOf(result: Result, index: number): string {
  const entry = isInputError(result) ? errorEntry(result) : reportEntry(result);
  const text = printableJson(JSON.stringify(entry, null, 2)).replaceAll('\n', '\n    ');
  return `${index === 0 ? '' : ','}\n    ${text}`;
}

function errorEntry({ path, error, message, verdict }: InputError): object {
  return { path, error, message, ...(verdict && { official: official(verdict) }) };
}

function reportEntry({ path, report, verdict, problems, evidence }: CheckedReport): object {
  return {
    path,
    edition: report.edition?.name ?? null,
    official: official(verdict),
    questions: report.questions.map(questionEntry),
    checklist: checklist(report, evidence),
    problems: problems.map(problemEntry),
  };
}

function official({ accepted, error, expected, found, passed, warnings }: Verdict): object {
  return {
    accepted,
    error,
    expected,
    found,
    passed,
    warnings: warnings.map(({ question, kind, min, max, got }) => ({ question, kind, min, max, got })),
  };
}

function questionEntry({ number, line, limits, block: { answer } }: Question): object {
  return {
    number,
    line,
    state: answer?.state ?? 'empty',
    words: count(answer?.words, limits.words),
    images: count(answer?.images, limits.images),
  };
}

function count(got = 0, bounds: Bounds | undefined): object {
  return { got, min: bounds?.min ?? null, max: bounds?.max ?? null };
}

/** Includes the items that files can prove, if evidence was looked for. */
function checklist(report: Report, evidence: FoundEvidence | null): object {
  const { done, total, groups } = report.checklist;
  if (!evidence) return { done, total };
  const items = groups.flatMap((group) => group.items);
  return {
    done,
    total,
    evidence: items.flatMap((item) => {
      const shown = evidenceOf(item, report.edition?.name ?? null, evidence);
      if (!shown) return [];
      const { rule, strength, found } = shown;
      return [{ line: item.range.start.line, id: rule.id, done: item.done, strength, files: found }];
    }),
  };
}

function problemEntry({ code, severity, question, message, range: { start, end } }: Problem): object {
  return { code, severity, question, message, range: { start: place(start), end: place(end) } };
}

function place({ line, character }: { line: number; character: number }): object {
  return { line, character };
}
