import { styleText } from 'node:util';
import type { Group } from '../../export/groups/group';
import { printable, printableJson } from '../../text/printable';
import { row } from '../formats/csv';

/** Columns about the clone have the same names as in the course's own statistics. */
const COLUMNS = [
  'group',
  'state',
  'reason',
  'warnings',
  'passed',
  'expected',
  'answered',
  'checklistDone',
  'checklistTotal',
  'brokenFigures',
  'swallowed',
  'silentMembers',
  'evidenceMissing',
  'num_contributors',
  'num_commits_to_main',
  'num_workflow_files',
  'num_docker_files',
  'edition',
  'report',
  'repository',
] as const;

/** Comma-separated values, one row for each group. */
export function groupsCsv(groups: readonly Group[]): string {
  return [
    row(COLUMNS),
    ...groups.map((group) => row(COLUMNS.map((name) => entryOf(group)[name] ?? ''))),
  ].join('');
}

/** JSON, version 1. */
export function groupsJson(groups: readonly Group[]): string {
  const entries = groups.map((group) => ({
    ...entryOf(group),
    questions: group.report?.questions ?? [],
    problems: group.report?.problems ?? [],
  }));
  return `${printableJson(JSON.stringify({ version: 1, groups: entries }, null, 2))}\n`;
}

/** A table for the terminal, with a summary line. */
export function groupsText(groups: readonly Group[]): string {
  const head = [
    ...['Group', 'Checker', 'Warnings', 'Answered', 'Checklist', 'Figures', 'Hand-in', 'Members'],
    ...['Evidence', 'Contributors', 'Commits to main', 'Workflow files', 'Docker files'],
  ];
  const rows = groups.map(({ name, report, work, failure }) => {
    if (!report) return [printable(name), printable(failure ?? '')];
    return [
      printable(name),
      report.isAccepted ? `${report.passed} of ${report.expected} pass` : `refused: ${report.reason}`,
      report.isAccepted ? `${report.warnings}` : '',
      `${report.answered}/${report.questions.length}`,
      `${report.checklist.done}/${report.checklist.total}`,
      noted(report.brokenFigures, 'broken'),
      noted(report.swallowed, 'swallowed'),
      noted(report.silentMembers, 'not named'),
      noted(report.evidenceMissing ?? 0, 'missing'),
      ...(work ? [work.contributors, work.commits, work.workflowFiles, work.dockerFiles].map(String) : []),
    ];
  });
  const widths = head.map((title, column) =>
    Math.max(title.length, ...rows.map((cells) => cells[column]?.length ?? 0)),
  );
  const line = (cells: readonly string[]): string =>
    cells
      .map((value, column) => value.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd();
  const accepted = groups.filter(({ report }) => report?.isAccepted === true).length;
  const refused = groups.filter(({ report }) => report?.isAccepted === false).length;
  const sum = `${groups.length} groups: ${accepted} accepted, ${refused} refused, ${groups.length - accepted - refused} not checked.`;
  return [styleText('bold', line(head)), ...rows.map(line), '', styleText('bold', sum), ''].join('\n');
}

function noted(count: number, what: string): string {
  return count === 0 ? '' : `${count} ${what}`;
}

type Entry = Readonly<Record<(typeof COLUMNS)[number], string | number | null>>;

function entryOf({ name, path, repository, report, work, failure }: Group): Entry {
  return {
    group: name,
    state: report === null ? 'not checked' : report.isAccepted ? 'accepted' : 'refused',
    reason: failure ?? report?.reason ?? '',
    warnings: report?.isAccepted === true ? report.warnings : null,
    passed: report?.isAccepted === true ? report.passed : null,
    expected: report?.expected ?? null,
    answered: report?.answered ?? null,
    checklistDone: report?.checklist.done ?? null,
    checklistTotal: report?.checklist.total ?? null,
    brokenFigures: report?.brokenFigures ?? null,
    swallowed: report?.swallowed ?? null,
    silentMembers: report?.silentMembers ?? null,
    evidenceMissing: report?.evidenceMissing ?? null,
    num_contributors: work?.contributors ?? null,
    num_commits_to_main: work?.commits ?? null,
    num_workflow_files: work?.workflowFiles ?? null,
    num_docker_files: work?.dockerFiles ?? null,
    edition: report?.edition ?? null,
    report: path,
    repository,
  };
}
