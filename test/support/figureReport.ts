import { judge } from '../../server/src/checker/judge';
import type { FigureFolders } from '../../server/src/files/figureFolders';
import { parseReport } from '../../server/src/report/parse';
import type { Limits } from '../../server/src/report/report';
import type { RuleCode } from '../../common/codes';
import { findProblems } from '../../server/src/rules/findProblems';
import type { Problem } from '../../server/src/rules/rule';
import { foldersOf, withQuietIndex } from './check';
import { makeReport, type ReportOptions } from './makeReport';

/** The number of the question with the figures. */
export const FIGURE_QUESTION = 3;

/** A report of another course whose question 3 asks for images, by default 1 to 2. */
export function figureReport(
  answer: string,
  limits: Limits = { images: { min: 1, max: 2 } },
  options: ReportOptions = {},
): string {
  return makeReport({
    ...options,
    course: [{}, {}, limits, {}],
    answers: { 3: answer, 4: 'All of us did it: s100001, s100002, s100003.' },
  });
}

/** The figure rules' problems in a text. `files`: the paths and folders next to the report, or null if nothing is known. */
export function figureProblems(
  text: string,
  files: readonly string[] | FigureFolders | null,
): readonly Problem[] {
  const report = parseReport(text);
  const folders = foldersFrom(files);
  const problems = findProblems({ report, verdict: judge(report), folders }, {}, (code, error) => {
    throw new Error(`rule ${code} failed`, { cause: error });
  });
  return problems.filter(({ code }) => isFigureCode(code)).map(withQuietIndex);
}

/** Whether a code belongs to the figure rules. */
export function isFigureCode(code: RuleCode): boolean {
  return code.startsWith('figure');
}

/** Folder listings by path; names ending in `/` are folders. Null: no such folder, or not allowed. */
export function folders(entries: Readonly<Record<string, readonly string[] | null>>): FigureFolders {
  return new Map(
    Object.entries(entries).map(([path, names]) => [
      path,
      names &&
        new Map(names.map((name) => [name.replace(/\/$/, ''), name.endsWith('/') ? 'folder' : 'file'])),
    ]),
  );
}

function foldersFrom(files: readonly string[] | FigureFolders | null): FigureFolders {
  if (files === null) return new Map();
  return isPaths(files) ? foldersOf(files) : files;
}

function isPaths(files: readonly string[] | FigureFolders): files is readonly string[] {
  return Array.isArray(files);
}
