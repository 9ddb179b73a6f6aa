import * as l10n from '@vscode/l10n';
import type { FigureFolders } from '../../files/figureFolders';
import { shiftRange } from '../../text/position';
import type { BatchContent, Question } from '../../report/report';
import { judgeFigures, type FigureFinding, type SharedCause } from './judgeFigure';
import type { ReportFinding, RuleContext } from '../rule';

/** More figures than this with the same cause are reported as one problem. */
const MAX_SEPARATE = 2;

/** A figure's problem with the index of its question; its range is in the block. */
interface Shared {
  readonly index: number;
  readonly finding: FigureFinding;
}

/** The problems of figures with shared causes: one for all if there are many, else one for each. */
export function* sharedProblems(
  { report, folders }: RuleContext,
  cause: SharedCause,
): Iterable<ReportFinding> {
  const all = report.groups
    .flatMap(({ content }) => sharedIn(content, folders))
    .filter(({ finding }) => finding.cause === cause);
  const found = all.flatMap(({ index, finding }) => {
    const question = report.questions[index];
    return question ? [inDocument(question, finding)] : [];
  });
  const [first] = found;
  if (!first || found.length <= MAX_SEPARATE) yield* found;
  else yield { ...first, message: messageFor(cause, found.length, report.questions, all) };
}

const known = new WeakMap<
  BatchContent,
  { readonly folders: FigureFolders; readonly found: readonly Shared[] }
>();

function sharedIn(content: BatchContent, folders: FigureFolders): readonly Shared[] {
  const before = known.get(content);
  if (before?.folders === folders) return before.found;
  const found = content.flatMap((question) =>
    (question.block.answer?.figures ?? []).length === 0
      ? []
      : judgeFigures({ ...question, line: 0 }, folders)
          .filter((finding) => finding.cause !== null)
          .map((finding) => ({ index: question.index, finding })),
  );
  known.set(content, { folders, found });
  return found;
}

function inDocument({ line, index }: Question, { question, range, message }: FigureFinding): ReportFinding {
  return { question, index, range: shiftRange(range, line), message, fixes: [] };
}

function messageFor(
  cause: SharedCause,
  count: number,
  questions: readonly Question[],
  all: readonly Shared[],
): string {
  if (cause === 'no-folder')
    return l10n.t(
      'There is no folder `figures` next to the report, so {0} figures are missing. Put the folder there.',
      count,
    );
  return all.every(({ index, finding }) => isInReports(questions[index], finding))
    ? l10n.t(
        'The report belongs in the folder `reports`, next to its {0} figures. Move it there, and write `figures/` instead of `reports/figures/`.',
        count,
      )
    : l10n.t(
        '{0} figures are outside the folder `figures` next to the report. Move them there and correct their paths.',
        count,
      );
}

function isInReports(question: Question | undefined, { range }: FigureFinding): boolean {
  const { figures = [] } = question?.block.answer ?? {};
  const figure = figures.find(({ targetRange }) => targetRange?.start.line === range.start.line);
  return /^(?:\.\/)?reports?\/figures\//.test(figure?.target ?? '');
}
