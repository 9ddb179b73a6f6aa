import * as v from 'valibot';
import type { Connection } from 'vscode-languageserver';
import { toggleItems, type ItemEdit } from '../../../../common/protocol';
import { documentLine } from '../../report/documentLines';
import { range } from '../../text/position';
import type { ChecklistGroup, ChecklistItem, Report } from '../../report/report';
import type { OpenReports } from '../../workspace/openReports';
import { COUNT, requireParams } from '../requireParams';
import { taskItemsAround } from './taskItems';

const PARAMS = v.object({
  uri: v.string(),
  version: v.number(),
  items: v.array(v.object({ line: COUNT, done: v.boolean() })),
});

/** Answers requests for the edits that tick and clear items of the checklist and of other task lists. */
export function registerToggleItems(connection: Connection, reports: OpenReports): void {
  connection.onRequest(toggleItems, async (given): Promise<readonly ItemEdit[] | null> => {
    const params = requireParams(toggleItems, PARAMS, given);
    const analysis = await reports.current(params.uri);
    if (analysis?.version !== params.version) return null;
    const { report } = analysis;
    return params.items.flatMap(({ line, done }) => toggleEdit(report, line, done) ?? []);
  });
}

/**
 * The edit that ticks or clears the item that starts at a line, from 0; null if there is none, or it already has that
 * state.
 */
export function toggleEdit(report: Report, line: number, done: boolean): ItemEdit | null {
  return toggleInChecklist(report, line, done) ?? toggle(report, line, done);
}

/** The edit of the text between the brackets; null if no item starts at the line, or it already has that state. */
function toggleInChecklist(report: Report, line: number, done: boolean): ItemEdit | null {
  for (const group of report.checklist.groups) {
    const item = group.items.find((candidate) => candidate.range.start.line === line);
    if (!item) continue;
    if (item.done === done && item.wellFormed) return null;
    const { start, end } = item.box;
    const between = range(start.line, start.character + 1, end.line, end.character - 1);
    return { range: between, newText: done ? markOf(report, group) : ' ' };
  }
  return null;
}

/** The same for an item anywhere in the report. Uses the tick of its block, else of the checklist. */
function toggle(report: Report, line: number, done: boolean): ItemEdit | null {
  const items = taskItemsAround(report, line);
  const item = items.find((candidate) => candidate.line === line);
  if (!item || isTick(item.mark) === done) return null;
  const { box } = item;
  const between = range(box.line, box.character + 1, box.line, box.character + 2);
  const mark = usualMark(items.map((other) => other.mark)) ?? usualMark(allMarks(report)) ?? 'x';
  return { range: between, newText: done ? mark : ' ' };
}

function isTick(mark: string): boolean {
  return mark === 'x' || mark === 'X';
}

/** The tick used in the group, else in the rest of the checklist, else `x`. */
function markOf(report: Report, group: ChecklistGroup): string {
  return usualMark(marksOf(report, group.items)) ?? usualMark(allMarks(report)) ?? 'x';
}

function allMarks(report: Report): string[] {
  return marksOf(
    report,
    report.checklist.groups.flatMap(({ items }) => items),
  );
}

function marksOf(report: Report, items: readonly ChecklistItem[]): string[] {
  return items.map(({ box }) =>
    documentLine(report, box.start.line).slice(box.start.character + 1, box.end.character - 1),
  );
}

function usualMark(marks: readonly string[]): string | null {
  const small = marks.filter((mark) => mark === 'x').length;
  const capital = marks.filter((mark) => mark === 'X').length;
  if (small === 0 && capital === 0) return null;
  return capital > small ? 'X' : 'x';
}
