import * as l10n from '@vscode/l10n';
import { judge, NOT_UTF8 } from '../checker/judge';
import type { RuleLevel } from '../../../common/severity';
import type { Verdict } from '../../../common/verdict';
import type { FoundEvidence } from '../evidence/findEvidence';
import { repositoryEvidence } from '../evidence/repositoryEvidence';
import { lookAtFigures } from '../files/figureContents';
import { loadFolders } from '../files/loadFolders';
import type { ReportFiles } from '../files/reportFiles';
import type { Repository } from '../files/repository';
import { loadRepositoryFacts, type RepositoryFacts } from '../files/repositoryFacts';
import { findStalePages, type ReportName } from '../handin/stalePages';
import { usedFigures } from '../report/usedFigures';
import { parseReport } from '../report/parse';
import type { DecodedText, EncodingFault } from '../text/decode';
import type { Pause } from '../text/pause';
import { comparePositions } from '../text/position';
import type { Report } from '../report/report';
import { figuresThere } from '../rules/figures/figuresThere';
import { findProblems, type RuleFailed } from '../rules/findProblems';
import type { Problem } from '../rules/rule';
import { notAReport } from '../wording/notAReport';
import { atMost } from './atMost';
import { listedFiles } from './listedFiles';

/** A checked report. */
export interface CheckedText {
  readonly report: Report;
  readonly verdict: Verdict;
  /** Sorted by position. */
  readonly problems: readonly Problem[];
  /** Why the file is not UTF-8; null if it is. */
  readonly fault: EncodingFault | null;
  /** What git knows about it; null if git can't tell. */
  readonly repository: RepositoryFacts | null;
  /** Evidence for checklist items; null if no one has looked, or git can't tell. */
  readonly evidence: FoundEvidence | null;
}

/** A text without questions. */
export interface NoReport {
  /** What is wrong and what to do; follows the path in a sentence. */
  readonly message: string;
  readonly verdict: Verdict;
}

/** Where a text is, and what is around it. */
export interface TextPlace {
  readonly name: ReportName;
  readonly files: ReportFiles;
  /** Finds the repository around it; null if there is none. Never rejects. */
  readonly findRepository: () => Promise<Repository | null>;
}

/** How to check a text. */
export interface CheckOptions {
  readonly rules: Readonly<Record<string, RuleLevel>>;
  /** Whether the repository is searched for evidence that checklist items are done. */
  readonly isEvidenceWanted: boolean;
  readonly failed: RuleFailed;
  readonly pause?: Pause;
}

/** How long to wait for git, in milliseconds. */
const GIT_TIMEOUT_MS = 10_000;

/** Checks the text of a file that is not open in an editor, with all that is around it. */
export async function checkText(
  { text, fault }: DecodedText,
  { name, files, findRepository }: TextPlace,
  { rules, isEvidenceWanted, failed, pause }: CheckOptions,
): Promise<CheckedText | NoReport> {
  const report = parseReport(text);
  const textVerdict = judge(report);
  const verdict = fault ? { ...NOT_UTF8, expected: textVerdict.expected } : textVerdict;
  if (report.questions.length === 0) return { message: notAReport(text, fault), verdict };

  const folders = await loadFolders(report, files);
  const listed = listedFiles(files, folders);
  const [contents, stalePages] = await Promise.all([
    lookAtFigures(usedFigures(report), listed),
    findStalePages(name, listed),
  ]);
  const repository = await factsOf(await findRepository(), name, figuresThere(report, folders));
  const edition = report.edition?.name;
  const evidence =
    isEvidenceWanted && edition && repository
      ? await repositoryEvidence(repository.repository, repository.files, edition, pause)
      : null;
  const problems = findProblems(
    { report, verdict: textVerdict, folders, contents, stalePages, repository, evidence },
    rules,
    failed,
  );
  return {
    report,
    verdict,
    problems: fault ? withFault(problems, fault) : problems,
    fault,
    repository,
    evidence,
  };
}

/** What git knows about a report; null without a repository, or if git takes too long. */
async function factsOf(
  repository: Repository | null,
  { file }: ReportName,
  figures: readonly string[],
): Promise<RepositoryFacts | null> {
  if (!repository) return null;
  let facts: RepositoryFacts | null = null;
  const load = async (): Promise<void> => {
    facts = await loadRepositoryFacts(repository, file, figures);
  };
  await atMost(GIT_TIMEOUT_MS, load());
  return facts;
}

/** Rules only see characters; the bytes show where the encoding is wrong and that the checker stops there. */
function withFault(problems: readonly Problem[], { position, what }: EncodingFault): Problem[] {
  const fault: Problem = {
    code: 'text-encoding',
    severity: 'error',
    question: null,
    index: null,
    range: { start: position, end: { line: position.line, character: position.character + 1 } },
    message: l10n.t(
      "The file is not UTF-8 ({0}). The course's checker stops at it. Save the file with the encoding UTF-8.",
      what,
    ),
  };
  const others = problems.filter(({ code }) => code !== 'text-encoding');
  return [fault, ...others].sort((a, b) => comparePositions(a.range.start, b.range.start));
}
