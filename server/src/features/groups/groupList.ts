import { readCsv } from '../../text/readCsv';

/** The name of the course's list of groups. */
export const LIST_NAME = 'group_info.csv';

/** Maximum size of a list in bytes; the course's list of 500 groups has about 50 kB. */
export const MAX_LIST_SIZE = 4_000_000;

/** A row of the course's list. */
export interface ListedGroup {
  /** Usually a number. */
  readonly name: string;
  /** The repository's address. */
  readonly repository: string | null;
}

/** Why a list can't be used; follows its name in a sentence. */
export const NO_LIST = 'is no list of groups: its first line needs a column `group_nb`, and `github_repo`.';
export const LIST_TOO_LARGE = 'is larger than any list of groups.';

/** The groups in the text of a list; null if it is none. */
export function readGroupList(text: string): readonly ListedGroup[] | null {
  const [head = [], ...rows] = readCsv(text);
  const number = head.findIndex((name) => /^group[ _]?(?:nb|number|nr|id)?$/iu.test(name.trim()));
  const repository = head.findIndex((name) => /repo/iu.test(name));
  if (number < 0) return null;
  return rows
    .map((row) => ({
      name: (row[number] ?? '').trim(),
      repository: row[repository]?.trim() ?? null,
    }))
    .filter(({ name }) => name !== '');
}
