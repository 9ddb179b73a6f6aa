import * as l10n from '@vscode/l10n';
import { documentLineEnd } from '../report/documentLines';
import { memoizeByObject } from '../text/memo';
import { comparePositions, shiftRange } from '../text/position';
import type { BatchContent, QuestionBatch } from '../report/report';
import type { Question, QuestionBlock } from '../report/report';
import { RULES, type RuleCode } from '../../../common/codes';
import type {
  Finding,
  Fix,
  Problem,
  QuestionContext,
  QuestionRule,
  ReportFinding,
  Rule,
  RuleContext,
} from './rule';
import type { RuleLevel } from '../../../common/severity';
import { ALL_RULES } from './rules';
import { secretMask } from './text/secrets';
import { sameLimits } from '../report/limits';
import { usedFigures } from '../report/usedFigures';

/** So many problems of a code are told; the last of them says how many more there are. Nobody mends more at a time. */
export const MOST_OF_A_CODE = 200;

/** What `findProblems` tells of a rule that threw. */
export type RuleFailed = (code: string, error: unknown) => void;

/**
 * The problems of a report in the order of the text. `levels` overrides the severity of codes; a rule that is `off` does not
 * run. A rule that throws is told to `failed` and leaves the others alone. What was found in a question is kept as long as
 * the question and what its rules look at stay the same, so a change costs the questions that it touches.
 */
export function findProblems(
  context: RuleContext,
  levels: Readonly<Partial<Record<string, RuleLevel>>>,
  failed: RuleFailed,
): Problem[] {
  const { report, folders } = context;
  const questionContext: QuestionContext = {
    edition: report.edition,
    folders,
    lineEnd: documentLineEnd(report),
    usedFigures: usedFigures(report),
  };
  const found = new Map<RuleCode, FirstFindings>();
  for (const rule of REPORT_RULES) {
    if (levels[rule.code] === 'off' || rule.about?.every((code) => levels[code] === 'off')) continue;
    add(found, rule.code, tryRule(rule, failed, () => firstOf(rule.check(context))) ?? NOTHING);
  }
  const run: Run = {
    ...rulesToRun(levels),
    context: questionContext,
    sameAs: new Map([[questionContext, true]]),
    lastInForce: null,
    failed,
  };
  for (const group of report.groups) {
    for (const { code, first } of findingsInGroup(group, run)) add(found, code, first);
  }
  const problems = [...found].flatMap(([code, first]) => problemsOf(code, first, levels)).sort(byPlace);
  const mask = secretMask(report);
  return mask === null ? problems : problems.map((problem) => masked(problem, mask));
}

/** A problem whose texts repeat no key that somebody has pasted. */
function masked(problem: Problem, mask: (text: string) => string): Problem {
  const { message, fixes } = problem;
  return {
    ...problem,
    message: mask(message),
    ...(fixes && { fixes: fixes.map((fix) => maskedFix(fix, mask)) }),
  };
}

function maskedFix(fix: Fix, mask: (text: string) => string): Fix {
  const { title, withoutSnippet } = fix;
  return {
    ...fix,
    title: mask(title),
    ...(withoutSnippet && { withoutSnippet: withoutSnippet.map((other) => maskedFix(other, mask)) }),
  };
}

/** The first findings of a code, and how many more there are. */
interface FirstFindings {
  readonly findings: readonly ReportFinding[];
  readonly more: number;
}

const NOTHING: FirstFindings = { findings: [], more: 0 };

function firstOf(all: Iterable<ReportFinding>): FirstFindings {
  const findings: ReportFinding[] = [];
  let more = 0;
  for (const finding of all) {
    if (findings.length < MOST_OF_A_CODE) findings.push(finding);
    else more++;
  }
  return { findings, more };
}

function add(found: Map<RuleCode, FirstFindings>, code: RuleCode, { findings, more }: FirstFindings): void {
  if (findings.length === 0) return;
  const before = found.get(code) ?? NOTHING;
  const room = MOST_OF_A_CODE - before.findings.length;
  found.set(code, {
    findings: room > 0 ? [...before.findings, ...findings.slice(0, room)] : before.findings,
    more: before.more + more + Math.max(0, findings.length - room),
  });
}

function problemsOf(
  code: RuleCode,
  { findings, more }: FirstFindings,
  levels: Readonly<Partial<Record<string, RuleLevel>>>,
): Problem[] {
  const level = levels[code];
  if (level === 'off') return [];
  const last = findings.length - 1;
  return findings.map((finding, index) => {
    const message =
      more > 0 && index === last
        ? l10n.t('{0} There are {1} more problems of this kind.', finding.message, more)
        : finding.message;
    return { ...finding, message, code, severity: level ?? finding.severity ?? RULES[code].level };
  });
}

const ORDER: ReadonlyMap<RuleCode, number> = new Map(ALL_RULES.map(({ code }, index) => [code, index]));

function byPlace(a: Problem, b: Problem): number {
  return (
    comparePositions(a.range.start, b.range.start) ||
    comparePositions(a.range.end, b.range.end) ||
    (ORDER.get(a.code) ?? 0) - (ORDER.get(b.code) ?? 0)
  );
}

function tryRule(rule: Rule, failed: RuleFailed, run: () => FirstFindings): FirstFindings | null {
  try {
    return run();
  } catch (error) {
    failed(rule.code, error);
    return null;
  }
}

interface CodedFindings {
  readonly code: RuleCode;
  readonly first: FirstFindings;
}

/** What was found, and what with. */
interface Found {
  readonly context: QuestionContext;
  readonly off: string;
  readonly findings: readonly CodedFindings[];
  /** False where a rule threw; then it is not kept. */
  readonly isWhole: boolean;
}

const foundInGroup = new WeakMap<BatchContent, Found & { readonly line: number }>();
const foundInBlock = new WeakMap<QuestionBlock, Found & { readonly question: Question }>();
const QUESTION_RULES = ALL_RULES.filter((rule) => rule.scope === 'question');
const REPORT_RULES = ALL_RULES.filter((rule) => rule.scope === 'report');

/** What the rules on questions are run with, for all questions of a report. */
interface Run {
  readonly rules: readonly QuestionRule[];
  /** The codes of `rules` where some are off. */
  readonly off: string;
  readonly context: QuestionContext;
  /** Which contexts of earlier runs say the same as `context`. */
  readonly sameAs: Map<QuestionContext, boolean>;
  /** The last of them that was asked for. */
  lastInForce: QuestionContext | null;
  readonly failed: RuleFailed;
}

const rulesToRun = memoizeByObject((levels: Readonly<Partial<Record<string, RuleLevel>>>) => {
  const rules = QUESTION_RULES.filter(({ code }) => levels[code] !== 'off');
  return { rules, off: rules.length === QUESTION_RULES.length ? '' : rules.map(({ code }) => code).join() };
});

function isInForce(known: QuestionContext, run: Run): boolean {
  // Most questions were looked at together.
  if (known === run.lastInForce) return true;
  const { context, sameAs } = run;
  const isSame = sameAs.get(known) ?? sameContext(known, context);
  sameAs.set(known, isSame);
  if (isSame) run.lastInForce = known;
  return isSame;
}

function isStillTrue(known: Found, run: Run): boolean {
  return known.off === run.off && isInForce(known.context, run);
}

function findingsInGroup({ questions, content }: QuestionBatch, run: Run): readonly CodedFindings[] {
  const line = questions[0]?.line ?? 0;
  const known = foundInGroup.get(content);
  if (known && isStillTrue(known, run)) {
    const moved = shiftFindings(known.findings, line - known.line);
    if (moved !== known.findings) foundInGroup.set(content, { ...known, findings: moved, line });
    return moved;
  }
  const all = questions.map((question) => foundIn(question, run));
  const byCode = new Map<RuleCode, FirstFindings>();
  for (const { findings } of all) for (const { code, first } of findings) add(byCode, code, first);
  const findings = Array.from(byCode, ([code, first]) => ({ code, first }));
  const isWhole = all.every((one) => one.isWhole);
  if (isWhole) foundInGroup.set(content, { context: run.context, off: run.off, findings, isWhole, line });
  return findings;
}

function foundIn(question: Question, run: Run): Found {
  const { rules, off, context, failed } = run;
  const known = foundInBlock.get(question.block);
  if (known && sameQuestion(known.question, question) && isStillTrue(known, run)) {
    const shifted = shiftFindings(known.findings, question.line - known.question.line);
    const findings = known.question.index === question.index ? shifted : atIndex(shifted, question.index);
    if (findings === known.findings) return known;
    const found = { ...known, question, findings };
    foundInBlock.set(question.block, found);
    return found;
  }
  const results = rules.map((rule) => ({
    code: rule.code,
    first: tryRule(rule, failed, () => firstOf(withIndex(rule.check(question, context), question.index))),
  }));
  const findings = results.flatMap(({ code, first }) =>
    first && first.findings.length > 0 ? [{ code, first }] : [],
  );
  const isWhole = results.every(({ first }) => first !== null);
  const found = { question, context, off, findings, isWhole };
  if (isWhole) foundInBlock.set(question.block, found);
  return found;
}

function* withIndex(findings: Iterable<Finding>, index: number): Iterable<ReportFinding> {
  for (const finding of findings) yield { ...finding, index };
}

/** The findings of a question that stands at another index now. */
function atIndex(found: readonly CodedFindings[], index: number): readonly CodedFindings[] {
  return mapFindings(found, (finding) => ({ ...finding, index }));
}

function shiftFindings(found: readonly CodedFindings[], lines: number): readonly CodedFindings[] {
  return lines === 0 ? found : mapFindings(found, (finding) => shiftFinding(finding, lines));
}

function mapFindings(
  found: readonly CodedFindings[],
  change: (finding: ReportFinding) => ReportFinding,
): readonly CodedFindings[] {
  return found.map(({ code, first }) => ({
    code,
    first: { ...first, findings: first.findings.map(change) },
  }));
}

function sameQuestion(a: Question, b: Question): boolean {
  if (a === b) return true;
  return (
    a.number === b.number &&
    a.isLast === b.isLast &&
    a.limitsFrom === b.limitsFrom &&
    sameLimits(a.limits, b.limits)
  );
}

function sameContext(a: QuestionContext, b: QuestionContext): boolean {
  if (a === b) return true;
  return (
    a.edition?.name === b.edition?.name &&
    a.edition?.by === b.edition?.by &&
    a.folders === b.folders &&
    a.lineEnd === b.lineEnd &&
    (a.usedFigures === b.usedFigures ||
      (a.usedFigures.size === b.usedFigures.size &&
        [...a.usedFigures].every((path) => b.usedFigures.has(path))))
  );
}

function shiftFinding(finding: ReportFinding, lines: number): ReportFinding {
  const { fixes } = finding;
  return {
    ...finding,
    range: shiftRange(finding.range, lines),
    ...(fixes && { fixes: fixes.map((fix) => shiftFix(fix, lines)) }),
  };
}

function shiftFix(fix: Fix, lines: number): Fix {
  const { withoutSnippet } = fix;
  return {
    ...fix,
    edits: fix.edits.map((edit) => ({ ...edit, range: shiftRange(edit.range, lines) })),
    ...(withoutSnippet && { withoutSnippet: withoutSnippet.map((other) => shiftFix(other, lines)) }),
  };
}
