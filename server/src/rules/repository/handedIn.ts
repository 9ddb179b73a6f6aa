import * as l10n from '@vscode/l10n';
import type { IgnoreRule } from '../../files/repository';
import type { FileState } from '../../files/repositoryFacts';
import { nameOf } from '../../text/figureTarget';
import { quote } from '../figures/messages';
import type { ReportFinding, RuleContext } from '../rule';
import { fileFindings } from './figureFiles';

/** The problem of figures that git ignores; one for each ignore rule that matches many. */
export function* ignoredFigures({ report, repository }: RuleContext): Iterable<ReportFinding> {
  if (!repository) return;
  const ruleOf = (path: string): IgnoreRule | null => {
    const state = repository.figures.get(path);
    return state?.kind === 'ignored' ? state.rule : null;
  };
  yield* fileFindings(
    report,
    ruleOf,
    ({ source, line }) => `${source}:${line}`,
    ([{ path, trouble }, ...others]) => {
      const { source, line, pattern } = trouble;
      return others.length === 0
        ? l10n.t(
            'Git ignores {0}, so it is not handed in: line {1} of {2} says {3}. Change that line, or add the figure with `git add --force`.',
            quote(nameOf(path)),
            line,
            quote(source),
            quote(pattern),
          )
        : l10n.t(
            'Git ignores {0} figures, so they are not handed in: line {1} of {2} says {3}. Change that line, or add the figures with `git add --force`.',
            others.length + 1,
            line,
            quote(source),
            quote(pattern),
          );
    },
  );
}

/** The problem of figures that git does not track. */
export function* untrackedFigures({ report, repository }: RuleContext): Iterable<ReportFinding> {
  // If the report itself is not in git yet, the figures are not the problem.
  if (!repository || !isCommitted(repository.report)) return;
  yield* fileFindings(
    report,
    (path) => (repository.figures.get(path)?.kind === 'untracked' ? 'untracked' : null),
    (trouble) => trouble,
    ([{ path }, ...others]) =>
      others.length === 0
        ? l10n.t('{0} is not in git yet. Add and commit it, or it is not handed in.', quote(nameOf(path)))
        : l10n.t(
            '{0} figures are not in git yet. Add and commit them, or they are not handed in.',
            others.length + 1,
          ),
  );
}

/** The problem of figures whose content differs from the last commit, or is missing from it. */
export function* changedFigures({ report, repository }: RuleContext): Iterable<ReportFinding> {
  if (!repository || !isCommitted(repository.report)) return;
  yield* fileFindings(
    report,
    (path) => {
      const kind = repository.figures.get(path)?.kind;
      return kind === 'changed' || kind === 'added' ? kind : null;
    },
    (kind) => kind,
    ([{ path, trouble }, ...others]) => changedMessage(trouble, path, others.length + 1),
  );
}

function changedMessage(kind: 'changed' | 'added', path: string, count: number): string {
  if (kind === 'added')
    return count === 1
      ? l10n.t('{0} is added to git, but not committed yet. Commit it to hand it in.', quote(nameOf(path)))
      : l10n.t('{0} figures are added to git, but not committed yet. Commit them to hand them in.', count);
  return count === 1
    ? l10n.t(
        'The last commit has an older version of {0}. Commit the new one to hand it in.',
        quote(nameOf(path)),
      )
    : l10n.t(
        'The last commit has older versions of {0} figures. Commit the new ones to hand them in.',
        count,
      );
}

function isCommitted(state: FileState | null): boolean {
  return state === null || state.kind === 'committed' || state.kind === 'changed';
}
