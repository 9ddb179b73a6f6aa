import { Utils, type URI } from 'vscode-uri';
import { isInside } from '../../workspace/reportRoot';
import { encodeTarget, resolveTarget, suffixOf } from '../../text/figureTarget';
import { figuresIn } from '../../report/figures';
import { endOf } from '../../text/lines';
import type { Range } from '../../text/position';
import { START, type Report } from '../../report/report';
import { escapeTarget } from '../../rules/figures/markdownImage';
import { inDocument } from '../../report/positions';
import type { TextEdit } from '../../rules/rule';
import { definitionsIn, type PlacedDefinition } from '../../markdown/linkDefinitions';

/** A file or folder that is moved or renamed. */
export interface Rename {
  readonly oldUri: URI;
  readonly newUri: URI;
}

/**
 * The edits that adapt a report's figures to moved files and folders; the report itself may move too. Prompts are the
 * template's and stay.
 * @param uri The report at its old place.
 */
export function renameEdits(report: Report, uri: URI, renames: readonly Rename[]): TextEdit[] {
  const newFolder = Utils.dirname(moved(uri, renames) ?? uri);
  const isReportMoved = newFolder.toString() !== Utils.dirname(uri).toString();

  function newTarget(target: string): string | null {
    const resolved = resolveTarget(target);
    if (resolved.kind !== 'local' && resolved.kind !== 'backslashed') return null;
    const file = Utils.joinPath(Utils.dirname(uri), resolved.path);
    const newFile = moved(file, renames);
    if (!newFile && !isReportMoved) return null;
    const path = relativePath(newFolder, newFile ?? file);
    if (path === null || path === resolved.path) return null;
    return encodeTarget(path) + escapeTarget(suffixOf(target));
  }

  return targetsIn(report).flatMap(({ range, target }) => {
    const newText = newTarget(target);
    return newText === null ? [] : [{ range, newText }];
  });
}

/** A target as written, and its meaning. */
export interface Target {
  /** In the document. */
  readonly range: Range;
  readonly target: string;
}

/** The targets of images, links to images and link definitions outside prompts. */
export function targetsIn({ preamble, questions, definitions }: Report): Target[] {
  const whole = { start: START, end: endOf(preamble.lines) };
  const before = figuresIn(preamble.lines, whole, preamble.verbatim, definitions);
  const targets: Target[] = [
    ...before.flatMap(({ targetRange, target }) => (targetRange ? [{ range: targetRange, target }] : [])),
    ...preamble.definitions.flatMap(targetOf),
  ];
  for (const question of questions) {
    const { answer, lines } = question.block;
    for (const { targetRange, target } of answer?.figures ?? [])
      if (targetRange) targets.push({ range: inDocument(question, targetRange), target });
    for (const { range, target } of definitionsIn(lines).flatMap(targetOf))
      targets.push({ range: inDocument(question, range), target });
  }
  return targets;
}

function targetOf({ definition, targetRange }: PlacedDefinition): Target[] {
  return definition.kind === 'link' && targetRange ? [{ range: targetRange, target: definition.url }] : [];
}

/** Where a file will be; null if it stays. Both Unicode forms of accents are the same name. */
function moved(uri: URI, renames: readonly Rename[]): URI | null {
  const file = normal(uri);
  const [nearest] = renames
    .filter(({ oldUri }) => isInside(normal(oldUri), file))
    .toSorted((a, b) => b.oldUri.path.length - a.oldUri.path.length);
  if (!nearest) return null;
  const rest = file.path.slice(withoutSlash(normal(nearest.oldUri).path).length);
  return nearest.newUri.with({ path: withoutSlash(nearest.newUri.path) + rest });
}

function normal(uri: URI): URI {
  return uri.with({ path: uri.path.normalize('NFC') });
}

function withoutSlash(path: string): string {
  return path.endsWith('/') ? path.slice(0, -1) : path;
}

/** The path from a folder to a file; null if there is none, as to another drive. */
function relativePath(folder: URI, file: URI): string | null {
  if (folder.scheme !== file.scheme || folder.authority !== file.authority) return null;
  const from = partsOf(folder);
  const to = partsOf(file);
  const differs = from.findIndex((part, index) => part !== to[index]);
  const shared = differs < 0 ? from.length : differs;
  if (shared === 0 && [from[0], to[0]].some((part) => part?.endsWith(':'))) return null;
  return [...from.slice(shared).fill('..'), ...to.slice(shared)].join('/');
}

function partsOf({ path }: URI): string[] {
  return path.split('/').filter((part) => part !== '');
}
