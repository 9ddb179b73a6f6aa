import { EventEmitter, type Event, type Memento, type Uri } from 'vscode';
import type { Face } from '../../../common/pageBlock';

/** Which face the previews of each report show; it is remembered. */
export interface Faces {
  of(report: Uri): Face;
  set(report: Uri, face: Face): void;
  /** Fires with the report whose face has changed. */
  readonly onDidChange: Event<Uri>;
  dispose(): void;
}

/** Where the memory holds the reports that show the hand-in; all others show GitHub's page. */
const HAND_IN = 'previewsOfHandIn';

/** @param memory of the workspace. */
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
