import * as l10n from '@vscode/l10n';
import type { RuleCode } from '../../../common/codes';
import type { Verdict } from '../../../common/verdict';
import { verdictText } from '../checker/verdictTexts';
import type { RepositoryFacts } from '../files/repositoryFacts';
import { START, type Report } from '../report/report';
import { comparePositions, type Range } from '../text/position';
import { refusalsOf } from './numbering/refusal';
import type { Problem } from './rule';

/** What may stand between a report and the hand-in, the gravest first. */
const KINDS = [
  'refused',
  'error',
  'hidden',
  'swallowed',
  'figure',
  'unanswered',
  'length',
  'unfinished',
  'stale',
  'uncommitted',
  'unpushed',
  'branch',
  'repository',
  'evidence',
] as const;

/**
 * A kind of what stands between a report and the hand-in. `error`: a conflict, a key, or another error; `figure`: missing, or git does
 * not hand it in; `length`: too few or too many words or figures; `unfinished`: notes and placeholders;
 * `stale`: a hand-in page of an earlier version; `repository`: git can't tell;
 * `evidence`: a firm item of the checklist that no file shows.
 */
export type ReadinessKind = (typeof KINDS)[number];

/** One thing that stands between a report and the hand-in. */
export interface ReadinessItem {
  readonly kind: ReadinessKind;
  /** What is wrong and what to do. */
  readonly text: string;
  readonly question: number | null;
  /** In the report; null where it is about the repository. */
  readonly range: Range | null;
  /** The code of the problem; null where it is none. */
  readonly code: RuleCode | null;
}

/** All that readiness depends on. */
export interface ReadinessContext {
  readonly report: Report;
  readonly verdict: Verdict;
  readonly problems: readonly Problem[];
  /** Null where git can't tell. */
  readonly repository: RepositoryFacts | null;
  /** Whether the report is as it is on disk. */
  readonly isSaved: boolean;
}

/** The kinds of problems by their codes; of other problems, errors count. */
const KIND_OF: Readonly<Partial<Record<string, ReadinessKind>>> = {
  'answer-hidden': 'hidden',
  'handin-swallowed': 'swallowed',
  'handin-eaten': 'swallowed',
  'figure-missing': 'figure',
  'figure-case': 'figure',
  'figure-ignored': 'figure',
  'figure-untracked': 'figure',
  'figure-pointer': 'figure',
  'answer-missing': 'unanswered',
  'answer-too-short': 'length',
  'answer-too-long': 'length',
  'figures-too-few': 'length',
  'figures-too-many': 'length',
  'placeholder-left': 'unfinished',
  'todo-left': 'unfinished',
  'handin-stale': 'stale',
  'figure-changed': 'uncommitted',
  'evidence-missing': 'evidence',
};

/** What stands between a report and the hand-in, the gravest first; nothing where it is ready. */
export function readinessOf(context: ReadinessContext): readonly ReadinessItem[] {
  const items = [
    ...refusalItems(context),
    ...context.problems.flatMap(problemItem),
    ...repositoryItems(context),
  ];
  return items.sort(
    (a, b) =>
      KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind) ||
      comparePositions(a.range?.start ?? START, b.range?.start ?? START),
  );
}

/** How much is left to do, in a sentence: `Ready.` where there is nothing. */
export function readinessText(count: number): string {
  if (count === 0) return l10n.t('Ready.');
  return count === 1 ? l10n.t('Not ready, 1 thing to do.') : l10n.t('Not ready, {0} things to do.', count);
}

/** What a kind is called above its items. */
export function kindTitle(kind: ReadinessKind): string {
  switch (kind) {
    case 'refused':
      return l10n.t('The checker refuses it');
    case 'error':
      return l10n.t('Errors');
    case 'hidden':
      return l10n.t('The checker does not read it');
    case 'swallowed':
      return l10n.t('The hand-in page loses it');
    case 'figure':
      return l10n.t('Figures that are missing or not in git');
    case 'unanswered':
      return l10n.t('Not answered');
    case 'length':
      return l10n.t('Too few or too many');
    case 'unfinished':
      return l10n.t('Notes and placeholders');
    case 'stale':
      return l10n.t('The hand-in page is out of date');
    case 'uncommitted':
      return l10n.t('Not committed');
    case 'unpushed':
      return l10n.t('Not pushed');
    case 'branch':
      return l10n.t('Another branch');
    case 'repository':
      return l10n.t('Git can’t tell');
    case 'evidence':
      return l10n.t('Ticked, but no file shows it');
  }
}

function refusalItems({ report, verdict, problems }: ReadinessContext): ReadinessItem[] {
  if (verdict.accepted) return [];
  const items = [
    ...(verdict.error === 'encoding'
      ? problems.filter(({ code }) => code === 'text-encoding')
      : refusalsOf({ report, verdict })
    ).map(({ message, question, range }) => ({ text: message, question, range })),
  ];
  const all = items.length > 0 ? items : [{ text: `${verdictText(verdict)}.`, question: null, range: null }];
  const code = verdict.error === 'encoding' ? 'text-encoding' : 'checker-refuses';
  return all.map((item) => ({ kind: 'refused', ...item, code }));
}

function problemItem({ code, severity, message, question, range }: Problem): ReadinessItem[] {
  if (code === 'checker-refuses' || code === 'text-encoding') return [];
  const kind = KIND_OF[code] ?? (severity === 'error' ? 'error' : null);
  return kind === null ? [] : [{ kind, text: message, question, range, code }];
}

/** What keeps the report from being handed in as it is on disk, a sentence each; nothing where git can't tell. */
export function repositoryNotes(repository: RepositoryFacts | null): readonly string[] {
  if (!repository?.state) return [];
  const { unpushed, branch } = repository.state;
  const items = [
    ...uncommittedItems({ isSaved: true }, repository),
    ...(unpushed === null ? [] : unpushedItems(repository.state)),
    ...(branch === null ? [] : branchItems(repository.state)),
  ];
  return items.filter(({ kind }) => kind !== 'repository').map(({ text }) => text);
}

function repositoryItems(context: ReadinessContext): ReadinessItem[] {
  const { repository } = context;
  if (!repository?.state)
    return [
      repositoryItem(
        'repository',
        l10n.t(
          'Git finds no repository for this report, or can’t be run, so it is unknown what is handed in.',
        ),
      ),
    ];
  return [
    ...uncommittedItems(context, repository),
    ...unpushedItems(repository.state),
    ...branchItems(repository.state),
  ];
}

function repositoryItem(kind: ReadinessKind, text: string): ReadinessItem {
  return { kind, text, question: null, range: null, code: null };
}

function uncommittedItems(
  { isSaved }: Pick<ReadinessContext, 'isSaved'>,
  { report }: RepositoryFacts,
): ReadinessItem[] {
  if (report?.kind === 'ignored') {
    const { source, line } = report.rule;
    return [
      repositoryItem(
        'uncommitted',
        l10n.t(
          'Git ignores the report because of line {0} of `{1}`, so it is not handed in. Change that line, then commit the report.',
          line,
          source,
        ),
      ),
    ];
  }
  if (report?.kind === 'untracked' || report?.kind === 'added')
    return [repositoryItem('uncommitted', l10n.t('The report was never committed. Commit and push it.'))];
  if (!isSaved)
    return [
      repositoryItem('uncommitted', l10n.t('The report has unsaved changes. Save, commit and push them.')),
    ];
  if (report?.kind === 'changed')
    return [
      repositoryItem('uncommitted', l10n.t('The report has uncommitted changes. Commit and push them.')),
    ];
  return report === null
    ? [repositoryItem('repository', l10n.t('Git can’t tell whether the report is committed as it is now.'))]
    : [];
}

function unpushedItems({ head, unpushed }: NonNullable<RepositoryFacts['state']>): ReadinessItem[] {
  // Without a commit there is nothing to push, and the report is uncommitted.
  if (head === null || unpushed === 0) return [];
  if (unpushed === null)
    return [repositoryItem('unpushed', l10n.t('Git can’t tell whether this branch is pushed.'))];
  return [
    repositoryItem(
      'unpushed',
      unpushed === 1
        ? l10n.t('1 commit is not pushed yet. Push it.')
        : l10n.t('{0} commits are not pushed yet. Push them.', unpushed),
    ),
  ];
}

function branchItems({ branch, defaultBranch }: NonNullable<RepositoryFacts['state']>): ReadinessItem[] {
  if (branch === null)
    return [
      repositoryItem(
        'branch',
        l10n.t('No branch is checked out, so git can’t tell whether this version is handed in.'),
      ),
    ];
  if (defaultBranch === null || branch === defaultBranch) return [];
  return [
    repositoryItem(
      'branch',
      l10n.t(
        'You are on the branch `{0}`, but the branch `{1}` is handed in. Merge into it.',
        branch,
        defaultBranch,
      ),
    ),
  ];
}
