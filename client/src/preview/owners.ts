/** A URI, also one that isn't VS Code's own. */
interface AnyUri {
  readonly path: string;
  toString(): string;
}

/** Folders that say nothing of whose report is in them. */
const COMMON = /^(?:reports?|docs?)$/iu;

/**
 * Whose reports are: the name of the group's or project's folder, with as many folders above as tell them apart. The keys are URIs; a
 * single report needs no owner.
 */
export function ownersOf(reports: readonly AnyUri[]): ReadonlyMap<string, string> {
  const places = new Map(reports.map((uri) => [uri.toString(), partsOf(uri)]));
  if (places.size < 2) return new Map();
  return new Map([...places].map(([key, parts]) => [key, shortest(parts, [...places.values()])]));
}

/** The shortest end of a path that no other path ends with. */
function shortest(parts: readonly string[], all: readonly (readonly string[])[]): string {
  for (let length = 1; length < parts.length; length++) {
    const name = parts.slice(-length).join('/');
    if (all.filter((other) => other.slice(-length).join('/') === name).length < 2) return name;
  }
  return parts.join('/');
}

/** The parts of a report's path that say whose it is: `groups`, `07` of `groups/07/reports/README.md`. */
function partsOf(uri: AnyUri): string[] {
  const parts = uri.path.split('/').filter((part) => part !== '');
  const name = parts.pop() ?? '';
  while (COMMON.test(parts.at(-1) ?? '')) parts.pop();
  return /^readme\.md$/iu.test(name) ? parts : [...parts, name];
}
