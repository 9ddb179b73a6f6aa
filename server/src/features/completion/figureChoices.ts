import { compareNaturally } from '../../text/naturalOrder';
import type { Listing, ReportFiles } from '../../files/reportFiles';
import { folderOf, hasAcceptedExtension } from '../../text/figureTarget';
import type { Question, Report } from '../../report/report';
import { figuresFor } from '../../rules/figures/imageSnippet';
import { localPathOf } from '../figures/figureFile';

/** A file that can be shown as a figure. */
export interface FigureChoice {
  /** From the report's folder. */
  readonly path: string;
  /** The numbers of the questions that show it, without duplicates. */
  readonly usedIn: readonly number[];
}

/** Images deeper down, or in more folders, don't belong to a report. */
const MAX_LEVELS = 4;
const MAX_FOLDERS = 50;
const MAX_CHOICES = 500;

/** Folders of tools, without figures of the user's. */
const NO_FIGURES = /^(?:\.|node_modules$|__pycache__$|venv$|site-packages$)/u;

/**
 * The images that a question may show: first those in `figures`, unused ones before others, and among these first those
 * named after the question; then all others below the report's folder.
 */
export async function figureChoices(
  report: Report,
  { number }: Question,
  files: ReportFiles,
): Promise<FigureChoice[]> {
  const listed = await imagesBelow(files);
  const used = usesByPath(report);
  const ofQuestion = figuresFor(listed.get('figures') ?? new Map(), number);
  const rank = new Map(ofQuestion.map((name, index) => [`figures/${name}`, index]));
  const choices = [...listed].flatMap(([folder, listing]) => choicesIn(folder, listing, used));
  return choices
    .toSorted(
      (a, b) =>
        groupOf(a) - groupOf(b) ||
        (rank.get(a.path) ?? 0) - (rank.get(b.path) ?? 0) ||
        compareNaturally(a.path, b.path),
    )
    .slice(0, MAX_CHOICES);
}

function groupOf({ path, usedIn }: FigureChoice): number {
  return (folderOf(path) === 'figures' ? 0 : 2) + (usedIn.length === 0 ? 0 : 1);
}

function choicesIn(
  folder: string,
  listing: Listing,
  used: ReadonlyMap<string, ReadonlySet<number>>,
): FigureChoice[] {
  return [...listing].flatMap(([name, kind]) => {
    if (kind !== 'file' || !hasAcceptedExtension(name)) return [];
    const path = join(folder, name);
    return [{ path, usedIn: [...(used.get(path.normalize('NFC')) ?? [])] }];
  });
}

function usesByPath({ questions }: Report): Map<string, Set<number>> {
  const uses = new Map<string, Set<number>>();
  for (const { number, block } of questions) {
    for (const { target } of block.answer?.figures ?? []) {
      const path = localPathOf(target)?.normalize('NFC');
      if (path === undefined) continue;
      uses.set(path, (uses.get(path) ?? new Set()).add(number));
    }
  }
  return uses;
}

/** The folders below the report's, level by level, within limits. */
async function imagesBelow(files: ReportFiles): Promise<Map<string, Listing>> {
  const found = new Map<string, Listing>();
  let level = [''];
  for (let depth = 0; depth < MAX_LEVELS && level.length > 0; depth++) {
    const listings = await Promise.all(
      level.map(async (folder) => [folder, await files.list(folder)] as const),
    );
    const below: string[] = [];
    for (const [folder, listing] of listings) {
      if (!listing) continue;
      found.set(folder, listing);
      for (const [name, kind] of listing)
        if (kind === 'folder' && !NO_FIGURES.test(name)) below.push(join(folder, name));
    }
    level = below.slice(0, Math.max(0, MAX_FOLDERS - found.size));
  }
  return found;
}

function join(folder: string, name: string): string {
  return folder === '' ? name : `${folder}/${name}`;
}
