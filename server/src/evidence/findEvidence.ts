import type { ChecklistItem, EditionName } from '../report/report';
import { EVIDENCE_RULES, type EvidenceRule, type EvidenceStrength } from './evidenceRules';

/** The files to look at. Paths are from the repository's root, with `/` between their parts. */
export interface EvidenceFiles {
  readonly paths: readonly string[];
  /** The text of a file; null where there is none, or none that is worth reading. Never rejects. */
  readText(path: string): Promise<string | null>;
}

/** What files say of one item of the checklist. */
export interface Evidence {
  readonly rule: EvidenceRule;
  readonly strength: EvidenceStrength;
  /** Up to `MAX_SHOWN` files that show it; none where nothing was found. */
  readonly found: readonly string[];
}

/** As many files are named as fit into a tooltip. */
const MAX_SHOWN = 3;

/** A repository of the course has some hundreds of files; of larger ones the first are read, those near the root first. */
const MAX_READ = 2000;

/** The rule for an item of the checklist; null where files can't tell. */
export function evidenceRuleOf(text: string, edition: EditionName | null): EvidenceRule | null {
  if (edition === null) return null;
  const words = text.toLowerCase().replace(/[^a-z0-9]+/g, ' ');
  return (
    EVIDENCE_RULES.find(({ item, strength }) => words.includes(item) && strength[edition] !== undefined) ??
    null
  );
}

/**
 * Looks for what shows that items are done. Reads each file at most once, and only those that a rule of an item asks for. What can't be
 * read shows nothing.
 */
export async function findEvidence(
  items: readonly ChecklistItem[],
  edition: EditionName | null,
  files: EvidenceFiles,
): Promise<ReadonlyMap<ChecklistItem, Evidence>> {
  if (edition === null) return new Map();
  const wanted = items.flatMap((item) => {
    const rule = evidenceRuleOf(item.text, edition);
    const strength = rule?.strength[edition];
    return rule && strength ? [{ item, rule, strength }] : [];
  });
  const paths = files.paths.map((path) => ({ path, lower: path.toLowerCase() })).sort(byDepth);
  const found = new Map(wanted.map(({ rule }) => [rule, shownByPath(rule, paths)]));
  const open = new Set(wanted.map(({ rule }) => rule).filter((rule) => found.get(rule)?.length === 0));
  let read = 0;
  for (const { path, lower } of paths) {
    if (open.size === 0 || read >= MAX_READ) break;
    const asking = [...open].filter(({ texts = [] }) => texts.some((probe) => probe.files.test(lower)));
    if (asking.length === 0) continue;
    read++;
    const text = (await files.readText(path))?.toLowerCase();
    if (text === undefined) continue;
    for (const rule of asking) {
      if (
        !rule.texts?.some(
          ({ files, holds }) => files.test(lower) && holds.every((pattern) => pattern.test(text)),
        )
      )
        continue;
      const shown = found.get(rule) ?? [];
      if (shown.push(path) >= MAX_SHOWN) open.delete(rule);
    }
  }
  return new Map(
    wanted.map(({ item, rule, strength }) => [item, { rule, strength, found: found.get(rule) ?? [] }]),
  );
}

interface FilePath {
  readonly path: string;
  readonly lower: string;
}

function byDepth(a: FilePath, b: FilePath): number {
  return depthOf(a.path) - depthOf(b.path) || (a.path < b.path ? -1 : 1);
}

function depthOf(path: string): number {
  return path.split('/').length;
}

function shownByPath({ paths = [] }: EvidenceRule, files: readonly FilePath[]): string[] {
  const shown: string[] = [];
  for (const { path, lower } of files) {
    if (shown.length === MAX_SHOWN) break;
    if (paths.some((pattern) => pattern.test(lower))) shown.push(path);
  }
  return shown;
}
