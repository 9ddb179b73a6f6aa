import { ProgressLocation, Uri, window, workspace } from 'vscode';
import { nameOf } from '../editor/nameOf';
import { l10n } from '../language';
import { whoNames } from '../figures/whoNames';
import type { LanguageServer } from '../server/languageServer';

/** An image that a report doesn't use. */
export interface UnusedFigure {
  readonly uri: Uri;
  /** From the report's folder, such as `figures/q14-1.png`. */
  readonly path: string;
}

/** An image that a Markdown file names. */
interface NamedFigure extends UnusedFigure {
  /** The file's path in the workspace. */
  readonly by: string;
}

/** Maximum number of figures in a list. */
const MAX_LISTED = 20;

/**
 * Moves images to the trash once the user has seen which. Those that any Markdown file of the workspace names stay. Where there is no trash,
 * asks whether to delete them permanently, as the Explorer does.
 *
 * @throws Refusal if not all Markdown files can be read, and errors of the file system.
 */
export async function deleteFigures(figures: readonly UnusedFigure[], server: LanguageServer): Promise<void> {
  const title = l10n.t('Looking for Markdown files that name these figures…');
  const { unnamed, named } = await window.withProgress({ location: ProgressLocation.Window, title }, () =>
    byName(figures, server),
  );
  if (unnamed.length === 0) {
    void window.showInformationMessage(allNamedText(named));
    return;
  }
  const move = l10n.t('Move to Trash');
  const answer = await window.showWarningMessage(
    questionText(unnamed),
    { modal: true, detail: detailText(unnamed, named) },
    move,
  );
  if (answer === move) await remove(unnamed, server);
}

/** Tells those that a Markdown file names from the others. */
async function byName(
  figures: readonly UnusedFigure[],
  server: LanguageServer,
): Promise<{ readonly unnamed: readonly UnusedFigure[]; readonly named: readonly NamedFigure[] }> {
  const names = await whoNames(
    figures.map(({ uri }) => nameOf(uri)),
    server,
  );
  const by = (figure: UnusedFigure): string | undefined => names.get(nameOf(figure.uri));
  return {
    unnamed: figures.filter((figure) => by(figure) === undefined),
    named: figures.flatMap((figure) => {
      const uri = by(figure);
      return uri === undefined ? [] : [{ ...figure, by: workspace.asRelativePath(Uri.parse(uri)) }];
    }),
  };
}

function allNamedText(named: readonly NamedFigure[]): string {
  const by = named[0]?.by ?? '';
  return named.length === 1
    ? l10n.t('{0} stays, because {1} names it.', named[0]?.path ?? '', by)
    : l10n.t('All {0} figures stay, because Markdown files such as {1} name them.', named.length, by);
}

function questionText(figures: readonly UnusedFigure[]): string {
  return figures.length === 1
    ? l10n.t('Move {0} to the trash?', figures[0]?.path ?? '')
    : l10n.t('Move these {0} figures to the trash?', figures.length);
}

function detailText(unnamed: readonly UnusedFigure[], named: readonly NamedFigure[]): string {
  const moved = unnamed.length === 1 ? [] : listOf(unnamed.map(({ path }) => path));
  if (named.length === 0) return moved.join('\n');
  const stay = listOf(named.map(({ path, by }) => `${path} (${by})`));
  const reason = l10n.t('These stay, because a Markdown file names them:');
  return [...moved, ...(moved.length > 0 ? [''] : []), reason, ...stay].join('\n');
}

function listOf(lines: readonly string[]): string[] {
  if (lines.length <= MAX_LISTED) return [...lines];
  return [...lines.slice(0, MAX_LISTED), l10n.t('… and {0} more', lines.length - MAX_LISTED)];
}

async function remove(figures: readonly UnusedFigure[], server: LanguageServer): Promise<void> {
  try {
    const left = await withoutTrashed(figures);
    if (left.length === 0) return;
    const forever = l10n.t('Delete Permanently');
    const answer = await window.showWarningMessage(
      left.length === 1
        ? l10n.t('{0} can’t be moved to the trash here. Delete it permanently?', left[0]?.path ?? '')
        : l10n.t('{0} figures can’t be moved to the trash here. Delete them permanently?', left.length),
      { modal: true, detail: listOf(left.map(({ path }) => path)).join('\n') },
      forever,
    );
    if (answer === forever) for (const { uri } of left) await workspace.fs.delete(uri);
  } finally {
    server.filesChanged(figures.map(({ uri }) => uri));
  }
}

/** Moves files to the trash; gives those that it doesn't take. */
async function withoutTrashed(figures: readonly UnusedFigure[]): Promise<readonly UnusedFigure[]> {
  const left: UnusedFigure[] = [];
  for (const figure of figures) {
    // Only the computer's own files have a trash; other file systems delete at once, and don't say so.
    const isTrashed =
      figure.uri.scheme === 'file' &&
      (await workspace.fs.delete(figure.uri, { useTrash: true }).then(
        () => true,
        () => false,
      ));
    if (!isTrashed) left.push(figure);
  }
  return left;
}
