import type {
  ChecklistGroupSummary,
  ChecklistSummary,
  EvidenceSummary,
  Progress,
  QuestionSummary,
  ReportSummary,
  SectionSummary,
  ToGo,
  VerdictSummary,
} from '../../../../common/protocol';
import type { Standing } from '../../../../common/progressIcon';
import type { Verdict, VerdictWarning } from '../../../../common/verdict';
import { checkedText, verdictText, warningsByAnswer, warningsText } from '../../checker/verdictTexts';
import type { RepositoryFacts } from '../../files/repositoryFacts';
import { anchorsOf } from '../../report/anchors';
import { doneIn } from '../../report/checklist';
import { answerPlace } from '../../report/answerPlace';
import { promptFold } from '../../report/promptFold';
import { questionTitle } from '../../report/questionTitle';
import type { Checklist, ChecklistGroup, ChecklistItem, Question, Report } from '../../report/report';
import { sectionsOf } from '../../report/sections';
import { refusalsOf } from '../../rules/numbering/refusal';
import { countedProblems, problemsByQuestion } from '../../rules/problemsByQuestion';
import type { Problem } from '../../rules/rule';
import { fitText } from '../../wording/fitText';
import {
  answerText,
  countsText,
  figuresMeasure,
  passText,
  spokenAnswer,
  spokenCounts,
  stateText,
  statusText,
  toGoText,
  wordsMeasure,
} from '../../wording/questionCounts';
import { questionTopic } from '../../wording/questionTopic';
import { repositoryNotes } from '../../rules/readiness';
import { questionProblems } from './questionProblems';
import { standingOf, worstOf } from './standing';

/**
 * Maximum number of questions, and of boxes, in a summary; the first ones are kept. No real report has more, and views
 * would have to process megabytes per keystroke.
 */
export const MAX_QUESTIONS_SENT = 2000;

/** Everything that the views show of a report. Unchanged parts are the same objects as in the last summary. */
export function summarise(
  report: Report,
  verdict: Verdict,
  problems: readonly Problem[],
  evidence: ChecklistEvidence = NO_EVIDENCE,
  repository: RepositoryFacts | null = null,
): ReportSummary {
  const byQuestion = problemsByQuestion(problems);
  const anchors = anchorsOf(report);
  const warnings = warningsByAnswer(verdict);
  const answered = report.questions.filter(isAnswered).length;
  const total = report.questions.length;
  const standings = report.questions.map((question) => standingOf(question, { verdict, problems }));
  return {
    edition: report.edition?.name ?? null,
    verdict: summariseVerdict(report, verdict, warnings),
    toGo: toGoOf(standings),
    standing: worstOf(standings),
    answered,
    total,
    repository: repositoryNotes(repository),
    questions: report.questions.slice(0, MAX_QUESTIONS_SENT).map((question) =>
      summariseQuestion(question, {
        anchor: anchors[question.index] ?? '',
        problems: byQuestion.get(question.index) ?? [],
        warnings: warnings.get(question.index + 1) ?? [],
        progress: standings[question.index]?.progress ?? 'done',
      }),
    ),
    sections: summariseSections(report, verdict, standings),
    checklist: summariseChecklist(report.checklist, evidence),
    problems: countedProblems(problems).length,
  };
}

function toGoOf(standings: readonly Standing[]): ToGo {
  const count = standings.filter(({ progress }) => progress !== 'done').length;
  return { count, text: toGoText(count) };
}

function isAnswered({ block }: Question): boolean {
  return block.answer?.state === 'answered';
}

function summariseVerdict(
  report: Report,
  verdict: Verdict,
  warnings: ReturnType<typeof warningsByAnswer>,
): VerdictSummary {
  return {
    isAccepted: verdict.accepted,
    text: verdictText(verdict),
    refusals: refusalsOf({ report, verdict }).map(({ range, message }) => ({
      line: range.start.line,
      message,
    })),
    others: [...warnings]
      .filter(([number]) => number > report.questions.length)
      .map(([number, own]) => ({ number, text: warningsText(own) })),
  };
}

/** The parts of a question's summary that don't come from its own text. */
interface QuestionNews {
  readonly anchor: string;
  readonly problems: readonly Problem[];
  readonly warnings: readonly VerdictWarning[];
  readonly progress: Progress;
}

const summaries = new WeakMap<Question, { readonly news: string; readonly summary: QuestionSummary }>();

function summariseQuestion(
  question: Question,
  { anchor, problems, warnings, progress }: QuestionNews,
): QuestionSummary {
  const shown = questionProblems(question, problems);
  const news = JSON.stringify([anchor, shown, warnings, progress]);
  const before = summaries.get(question);
  if (before?.news === news) return before.summary;
  const { number, line, block } = question;
  const summary: QuestionSummary = {
    number,
    line,
    endLine: line + block.lines.length,
    title: questionTitle(block),
    topic: questionTopic(block),
    anchor,
    state: block.answer?.state ?? 'empty',
    progress,
    words: wordsMeasure(question),
    figures: figuresMeasure(question),
    answer: answerPlace(question),
    promptFold: foldLine(question),
    texts: {
      counts: countsText(question),
      spokenCounts: spokenCounts(question),
      answer: answerText(question),
      spokenAnswer: spokenAnswer(question),
      state: stateText(question, shown.count),
      status: statusText(question, shown.count),
      fit: fitText(question),
      checked: checkedText(question, warnings),
    },
    problems: shown,
    isWarnedOf: warnings.length > 0,
    isInConflict: problems.some(({ code }) => code === 'merge-conflict'),
  };
  summaries.set(question, { news, summary });
  return summary;
}

function foldLine({ block, line }: Question): number | null {
  const fold = promptFold(block);
  return fold && line + fold.start;
}

function summariseSections(
  report: Report,
  verdict: Verdict,
  standings: readonly Standing[],
): SectionSummary[] {
  const warnings = warningsByAnswer(verdict);
  return sectionsOf(report).map(({ title, questions }) => {
    const own = questions.flatMap((index) => standings[index] ?? []);
    const passed = verdict.accepted ? questions.filter((index) => !warnings.has(index + 1)).length : 0;
    return {
      title,
      passed: { count: passed, text: passText(passed, questions.length) },
      total: questions.length,
      toGo: toGoOf(own),
      ...worstOf(own),
    };
  });
}

/** What files of the repository show about items. */
export interface ChecklistEvidence {
  /** The same text as long as the content stays the same. */
  readonly key: string;
  readonly of: (item: ChecklistItem) => EvidenceSummary | null;
}

const NO_EVIDENCE: ChecklistEvidence = { key: '', of: () => null };

const checklists = new WeakMap<Checklist, { readonly key: string; readonly summary: ChecklistSummary }>();

function summariseChecklist(checklist: Checklist, evidence: ChecklistEvidence): ChecklistSummary {
  const known = checklists.get(checklist);
  if (known?.key === evidence.key) return known.summary;
  const { groups, done, total } = checklist;
  const summary = {
    done,
    total,
    groups: firstItems(groups).map((group) => summariseGroup(group, evidence)),
  };
  checklists.set(checklist, { key: evidence.key, summary });
  return summary;
}

/** A group with those of its items that are sent. */
interface ToldGroup {
  readonly group: ChecklistGroup;
  readonly items: ChecklistGroup['items'];
}

function summariseGroup({ group, items }: ToldGroup, evidence: ChecklistEvidence): ChecklistGroupSummary {
  const { title, heading, items: all } = group;
  return {
    title,
    line: heading?.range.start.line ?? all[0]?.range.start.line ?? 0,
    done: doneIn(all),
    total: all.length,
    items: items.map((item) => {
      const { text, modules, done, range } = item;
      return { text, modules, done, range, evidence: evidence.of(item) };
    }),
  };
}

/** The groups, limited to the maximum number of items in all. */
function firstItems(groups: readonly ChecklistGroup[]): ToldGroup[] {
  let room = MAX_QUESTIONS_SENT;
  const told: ToldGroup[] = [];
  for (const group of groups) {
    if (room === 0) break;
    const items = group.items.slice(0, room);
    room -= items.length;
    told.push({ group, items });
  }
  return told;
}
