import type { ChecklistItem, EditionName } from '../report/report';
import { noPause, type Pause } from '../text/pause';
import { EVIDENCE_RULES, type EvidenceRule, type EvidenceStrength } from './evidenceRules';

/** The files to search. Paths are from the repository's root, with `/` between their parts. */
export interface EvidenceFiles {
  readonly paths: readonly string[];
  /** The text of a file; null if there is none, or none worth reading. Never rejects. */
  readText(path: string): Promise<string | null>;
}

/** What files show about one checklist item. */
export interface Evidence {
  readonly rule: EvidenceRule;
  readonly strength: EvidenceStrength;
  /** Up to `MAX_SHOWN` files that show it; empty if nothing was found. */
  readonly found: readonly string[];
}

/** What was found in a repository. */
export interface FoundEvidence {
  /** The files found, by the ids of their rules; rules without any are left out. */
  readonly files: ReadonlyMap<string, readonly string[]>;
  /** Whether all files were searched: only then is missing evidence meaningful. */
  readonly isWhole: boolean;
}

/** Number of files that fit into a tooltip. */
const MAX_SHOWN = 3;

/**
 * Maximum number of files; a repository of the course has a few hundred. In larger ones, those near the root are
 * searched.
 */
const MAX_PATHS = 10_000;
const MAX_READ = 2000;

/** The rule for a checklist item; null if files can't tell. */
export function evidenceRuleOf(text: string, edition: EditionName | null): EvidenceRule | null {
  if (edition === null) return null;
  const words = text.toLowerCase().replace(/[^a-z0-9]+/g, ' ');
  return (
    EVIDENCE_RULES.find(({ item, strength }) => words.includes(item) && strength[edition] !== undefined) ??
    null
  );
}

/** The evidence for an item; null if files can't tell. */
export function evidenceOf(
  { text }: ChecklistItem,
  edition: EditionName | null,
  found: FoundEvidence,
): Evidence | null {
  const rule = evidenceRuleOf(text, edition);
  const strength = edition === null ? undefined : rule?.strength[edition];
  return rule && strength ? { rule, strength, found: found.files.get(rule.id) ?? [] } : null;
}

/**
 * Looks for evidence that items of an edition's checklist are done. Reads each file at most once, and only those that a
 * rule needs. Unreadable files show nothing. Rejects with whatever `pause` rejects with.
 */
export async function findEvidence(
  edition: EditionName,
  files: EvidenceFiles,
  pause: Pause = noPause,
): Promise<FoundEvidence> {
  const rules = EVIDENCE_RULES.filter(({ strength }) => strength[edition] !== undefined);
  const paths = nearest(files.paths);
  const found = new Map<EvidenceRule, string[]>(rules.map((rule) => [rule, []]));
  for (const path of paths) {
    await pause();
    for (const rule of rules) addByPath(found.get(rule) ?? [], rule, path);
  }
  const open = new Set(rules.filter((rule) => found.get(rule)?.length === 0));
  let read = 0;
  let isWhole = paths.length === files.paths.length;
  for (const { path, lower } of paths) {
    if (open.size === 0) break;
    const asking = [...open].filter(({ texts = [] }) => texts.some((probe) => probe.files.test(lower)));
    if (asking.length === 0) continue;
    if (read >= MAX_READ) {
      isWhole = false;
      break;
    }
    await pause();
    read++;
    const text = (await files.readText(path))?.toLowerCase();
    if (text === undefined) continue;
    for (const rule of asking) {
      if (!showsByText(rule, lower, text)) continue;
      const shown = found.get(rule) ?? [];
      if (shown.push(path) >= MAX_SHOWN) open.delete(rule);
    }
  }
  const shown = [...found].filter(([, paths]) => paths.length > 0);
  return { files: new Map(shown.map(([{ id }, paths]) => [id, paths])), isWhole };
}

interface FilePath {
  readonly path: string;
  readonly lower: string;
}

/**
 * The first paths, those near the root first, otherwise in their own order. Not sorted: there may be a hundred
 * thousand.
 */
function nearest(paths: readonly string[]): FilePath[] {
  const byDepth: string[][] = [];
  for (const path of paths) (byDepth[depthOf(path)] ??= []).push(path);
  return byDepth
    .flat()
    .slice(0, MAX_PATHS)
    .map((path) => ({ path, lower: path.toLowerCase() }));
}

function depthOf(path: string): number {
  let depth = 0;
  for (let at = path.indexOf('/'); at >= 0; at = path.indexOf('/', at + 1)) depth++;
  return depth;
}

function addByPath(shown: string[], { paths = [] }: EvidenceRule, { path, lower }: FilePath): void {
  if (shown.length < MAX_SHOWN && paths.some((pattern) => pattern.test(lower))) shown.push(path);
}

function showsByText({ texts = [] }: EvidenceRule, lower: string, text: string): boolean {
  return texts.some(({ files, holds }) => files.test(lower) && holds.every((pattern) => pattern.test(text)));
}
