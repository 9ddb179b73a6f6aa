import type { Verdict } from '../../../../common/verdict';
import type { ChecklistGroupSummary, QuestionSummary, ReportSummary } from '../../../../common/protocol';
import { memoizeByObject } from '../../text/memo';
import type { Checklist, ChecklistGroup, Question, Report } from '../../report/report';
import { sectionTitles } from '../../report/sections';
import type { Problem } from '../../rules/rule';
import type { Severity } from '../../../../common/severity';
import { questionTitle } from '../../report/questionTitle';
import { answerPlace } from '../../report/answerPlace';
import { promptFold } from '../../report/promptFold';
import { countedProblems, problemsByQuestion } from './questionProblems';

/** From the gravest on. */
const GRAVITY: readonly Severity[] = ['error', 'warning', 'information', 'hint'];

/**
 * So many questions and so many boxes are told of at most, those that come first: a text with more is nobody's report, and the
 * views would have to take in megabytes with each letter.
 */
export const MOST_TOLD = 2000;

/** All that the views show of a report. What has not changed since it was summed up last is the same object as then. */
export function summarise(report: Report, verdict: Verdict, problems: readonly Problem[]): ReportSummary {
  const sections = sectionTitles(report);
  const byQuestion = problemsByQuestion(report, problems);
  return {
    edition: report.edition?.name ?? null,
    verdict,
    questions: report.questions
      .slice(0, MOST_TOLD)
      .map((question) =>
        summariseQuestion(question, sections[question.index] ?? '', byQuestion.get(question.index) ?? []),
      ),
    checklist: summariseChecklist(report.checklist),
    problems: countedProblems(problems).length,
  };
}

const summaries = new WeakMap<Question, QuestionSummary>();

function summariseQuestion(
  question: Question,
  section: string,
  problems: readonly Problem[],
): QuestionSummary {
  const count = countedProblems(problems).length;
  const severity = gravestOf(problems);
  const before = summaries.get(question);
  if (before?.section === section && before.problems === count && before.severity === severity) return before;
  const { number, line, limits, block } = question;
  const { answer } = block;
  const summary: QuestionSummary = {
    number,
    line,
    endLine: line + block.lines.length,
    title: questionTitle(block),
    section,
    state: answer?.state ?? 'empty',
    answer: answerPlace(question),
    promptFold: foldLine(question),
    words: { got: answer?.words ?? 0, limits: limits.words ?? null },
    images: { got: answer?.images ?? 0, limits: limits.images ?? null },
    problems: count,
    severity,
  };
  summaries.set(question, summary);
  return summary;
}

function foldLine({ block, line }: Question): number | null {
  const fold = promptFold(block);
  return fold && line + fold.start;
}

function gravestOf(problems: readonly Problem[]): Severity | null {
  return GRAVITY.find((grave) => problems.some(({ severity }) => severity === grave)) ?? null;
}

const summariseChecklist = memoizeByObject(({ groups }: Checklist): readonly ChecklistGroupSummary[] =>
  firstItems(groups).map(summariseGroup),
);

function summariseGroup({ title, heading, items }: ChecklistGroup): ChecklistGroupSummary {
  return {
    title,
    line: heading?.range.start.line ?? items[0]?.range.start.line ?? 0,
    items: items.map(({ text, modules, done, range }) => ({ text, modules, done, range })),
  };
}

/** The groups with no more items in all than are told of. */
function firstItems(groups: readonly ChecklistGroup[]): ChecklistGroup[] {
  let room = MOST_TOLD;
  const told: ChecklistGroup[] = [];
  for (const group of groups) {
    if (room === 0) break;
    const items = group.items.slice(0, room);
    room -= items.length;
    told.push({ ...group, items });
  }
  return told;
}
