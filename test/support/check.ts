import { judge } from '../../server/src/checker/judge';
import type { Verdict } from '../../common/verdict';
import type { FigureFolders } from '../../server/src/files/figureFolders';
import type { Listing } from '../../server/src/files/reportFiles';
import { parseReport } from '../../server/src/report/parse';
import type { Report } from '../../server/src/report/report';
import { findProblems } from '../../server/src/rules/findProblems';
import { HAND_IN_CODES, RULES, type RuleCode, type RuleEntry } from '../../common/codes';
import type { Problem } from '../../server/src/rules/rule';
import type { RuleLevel } from '../../common/severity';

/** A report with its verdict and problems. */
export interface Checked {
  readonly report: Report;
  readonly verdict: Verdict;
  readonly problems: readonly Problem[];
}

/** Answers in tests contain code, tables and quotes for other reasons, so hand-in hints are left out. */
const WITHOUT_HANDIN: Levels = {
  'answer-in-prompt': 'off',
  ...Object.fromEntries(HAND_IN_CODES.map((code) => [code, 'off'])),
};

type Levels = Readonly<Partial<Record<RuleCode, RuleLevel>>>;

/** Parses, judges and checks a text. `files` are the paths that exist next to it; without them nothing is known about files. */
export function check(text: string, files?: readonly string[], levels: Levels = WITHOUT_HANDIN): Checked {
  const report = parseReport(text);
  const verdict = judge(report);
  const folders = files ? foldersOf(files) : new Map();
  const problems = findProblems({ report, verdict, folders }, levels, (code, error) => {
    throw new Error(`rule ${code} failed`, { cause: error });
  });
  problems.forEach(expectDescribedFixes);
  return { report, verdict, problems: problems.map(withQuietIndex) };
}

/** Which list a problem is in is tested for all rules together (`oneTruth.test.ts`), so tests of single rules don't compare it. */
export function withQuietIndex({ index, ...problem }: Problem): Problem {
  return Object.defineProperty({ ...problem, index }, 'index', { enumerable: false });
}

/** Fails if a problem has a fix that `RULES`, and so the README, doesn't describe. */
function expectDescribedFixes({ code, fixes = [] }: Problem): void {
  const rule: RuleEntry = RULES[code];
  if (fixes.length > 0 && rule.fix === undefined)
    throw new Error(`${code} has a fix: say in common/codes.ts what it does`);
}

/** The listings of all folders that contain the files, by path; a folder that isn't there is unknown. */
export function foldersOf(files: readonly string[]): FigureFolders {
  const folders = new Map<string, Map<string, 'file' | 'folder'>>([
    ['', new Map()],
    ['figures', new Map()],
  ]);
  for (const file of files) {
    const parts = file.split('/');
    for (const [depth, name] of parts.entries()) {
      const folder = parts.slice(0, depth).join('/');
      const listing = folders.get(folder) ?? new Map<string, 'file' | 'folder'>();
      folders.set(folder, listing.set(name, depth === parts.length - 1 ? 'file' : 'folder'));
    }
  }
  folders.get('')?.set('figures', 'folder');
  return folders satisfies ReadonlyMap<string, Listing>;
}
