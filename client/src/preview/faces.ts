import { EventEmitter, type Event, type Memento, type Uri } from 'vscode';
import type { Face } from '../../../common/pageBlock';

/** Remembers which page (GitHub or hand-in) the previews of each report show. */
export interface Faces {
  of(report: Uri): Face;
  set(report: Uri, face: Face): void;
  /** Fires with the report whose page was switched. */
  readonly onDidChange: Event<Uri>;
  dispose(): void;
}

/** Storage key of the reports that show the hand-in page; all others show GitHub's page. */
const HAND_IN = 'previewsOfHandIn';

/** @param memory The workspace's storage. */
export function rememberFaces(memory: Memento): Faces {
  const changed = new EventEmitter<Uri>();
  const handIn = new Set(memory.get<readonly string[]>(HAND_IN, []));
  const of = (report: Uri): Face => (handIn.has(report.toString()) ? 'hand-in' : 'github');
  return {
    of,
    set(report, face) {
      if (of(report) === face) return;
      if (face === 'hand-in') handIn.add(report.toString());
      else handIn.delete(report.toString());
      void memory.update(HAND_IN, [...handIn]);
      changed.fire(report);
    },
    onDidChange: changed.event,
    dispose() {
      changed.dispose();
    },
  };
}
