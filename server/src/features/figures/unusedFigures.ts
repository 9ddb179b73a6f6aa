import * as v from 'valibot';
import type { Connection } from 'vscode-languageserver';
import { compareNaturally } from '../../text/naturalOrder';
import type { ReportFiles } from '../../files/reportFiles';
import { unusedFigures, type UnusedFiguresResult } from '../../../../common/protocol';
import { encodeTarget, hasImageExtension, resolveTarget } from '../../text/figureTarget';
import { figuresIn } from '../../report/figures';
import { endOf } from '../../text/lines';
import { START, type Figure, type Report } from '../../report/report';
import { usedFigures } from '../../report/usedFigures';
import type { OpenReports } from '../../workspace/openReports';
import { requireParams } from '../requireParams';

/** Images in more folders don't belong to a report. */
const MAX_FOLDERS = 30;

const PARAMS = v.object({ uri: v.string() });

/** Answers requests for the images that nothing in a report shows. */
export function registerUnusedFigures(connection: Connection, reports: OpenReports): void {
  connection.onRequest(unusedFigures, async (given): Promise<UnusedFiguresResult | null> => {
    const params = requireParams(unusedFigures, PARAMS, given);
    const analysis = await reports.current(params.uri);
    if (!analysis) return null;
    const files = reports.filesOf(params.uri);
    const images = files ? await imagesBelow(files, 'figures') : [];
    const used = shownFigures(analysis.report);
    const unused = images.filter((path) => !used.has(path.normalize('NFC')));
    return {
      images: images.length,
      figures: unused.toSorted(compareNaturally).map((path) => ({ path, target: encodeTarget(path) })),
    };
  });
}

/**
 * Paths from the report's folder, in NFC, of everything that answers, prompts and the text before the questions show or
 * link to.
 */
function shownFigures(report: Report): ReadonlySet<string> {
  const { preamble, questions, definitions } = report;
  const whole = { start: START, end: endOf(preamble.lines) };
  const others = [
    ...figuresIn(preamble.lines, whole, preamble.verbatim, definitions),
    ...questions.flatMap(({ block: { lines, prompt, verbatim } }) =>
      figuresIn(lines, prompt.range, verbatim, definitions),
    ),
  ];
  return new Set([...usedFigures(report), ...others.flatMap(pathOf)]);
}

function pathOf({ target }: Figure): string[] {
  const resolved = resolveTarget(target);
  return resolved.kind === 'local' ? [resolved.path.normalize('NFC')] : [];
}

/** The images in a folder and its subfolders, as paths from the report's folder. */
async function imagesBelow(files: ReportFiles, top: string): Promise<string[]> {
  const images: string[] = [];
  const folders = [top];
  for (let index = 0; index < folders.length && index < MAX_FOLDERS; index++) {
    const folder = folders[index] ?? top;
    for (const [name, kind] of (await files.list(folder)) ?? []) {
      const path = `${folder}/${name}`;
      if (kind === 'folder') folders.push(path);
      else if (hasImageExtension(name)) images.push(path);
    }
  }
  return images;
}
