import type { Report } from '../../report/report';
import { shiftRange } from '../../text/position';
import { figureUses } from '../figures/figureUses';
import type { ReportFinding } from '../rule';

/** More files than this with the same cause are reported as one problem. */
const MAX_SEPARATE = 2;

/** A file with a problem. */
export interface FileTrouble<T> {
  /** As the report spells its path from its own folder, in NFC. */
  readonly path: string;
  readonly trouble: T;
}

/**
 * One finding for each file with a problem, where the report first shows it; one for all if many have the same cause.
 * @param pathProblemOf Gives null for a file without a problem.
 * @param causeOf Equal for problems with the same cause.
 * @param messageOf The message for these files, which share a cause.
 */
export function* fileFindings<T>(
  report: Report,
  pathProblemOf: (path: string) => T | null,
  causeOf: (trouble: T) => string,
  messageOf: (files: readonly [FileTrouble<T>, ...FileTrouble<T>[]]) => string,
): Iterable<ReportFinding> {
  const causes = new Map<string, { place: Omit<ReportFinding, 'message'>; file: FileTrouble<T> }[]>();
  const seen = new Set<string>();
  for (const { key: path, index, number, figure } of figureUses(report)) {
    const question = report.questions[index];
    const trouble = seen.has(path) ? null : pathProblemOf(path);
    seen.add(path);
    if (!question || trouble === null) continue;
    const range = shiftRange(figure.targetRange ?? figure.range, question.line);
    const all = causes.get(causeOf(trouble)) ?? [];
    all.push({ place: { question: number, index, range }, file: { path, trouble } });
    causes.set(causeOf(trouble), all);
  }
  for (const all of causes.values()) {
    const [first, ...others] = all;
    if (!first) continue;
    if (all.length > MAX_SEPARATE)
      yield { ...first.place, message: messageOf([first.file, ...others.map(({ file }) => file)]) };
    else for (const { place, file } of all) yield { ...place, message: messageOf([file]) };
  }
}
