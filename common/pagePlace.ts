/** Where a page goes that nobody has named. */
export interface PagePlace {
  /** Whether it goes into the folder above the report's, not into the report's own. */
  readonly isAbove: boolean;
  readonly name: string;
}

/** The name of the page that `report.py html` makes. */
export const HAND_IN_NAME = 'report.html';

/** The folders all of whose files are handed in. */
const HANDED_IN = /^reports?$/i;

/**
 * The place of a page that is made of a report: beside the report, but never in a folder `reports`, all of which is handed in: there it
 * goes beside that folder. `reports/README.md` becomes `reports-README.html`, `notes/report.md` becomes `notes/report.html`, and the hand-in
 * is `report.html` in both cases, as `report.py` names it.
 *
 * @param folder The name of the report's folder.
 * @param file The name of the report's file.
 */
export function pagePlace(folder: string, file: string, isHandIn: boolean): PagePlace {
  const isAbove = HANDED_IN.test(folder);
  if (isHandIn) return { isAbove, name: HAND_IN_NAME };
  const name = `${file.replace(/\.[^.]*$/u, '')}.html`;
  return { isAbove, name: isAbove ? `${folder}-${name}` : name };
}
