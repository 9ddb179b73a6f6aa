import { align, type Stretch } from './align';
import { memoizeByText } from '../../text/memo';
import { Look, SIGNS, type Atom, type Region, type RegionKind } from './atom';

/** What two pages show differently; `other` is everything without a kind of its own. */
export type DifferenceKind =
  | RegionKind
  | 'list'
  | 'html'
  | 'link'
  | 'escape'
  | 'emphasis'
  | 'heading'
  | 'numbering'
  | 'break'
  | 'eaten'
  | 'other';

/** A difference between the two pages of a text. */
export interface TextDifference {
  readonly kind: DifferenceKind;
  /** UTF-16 units of the text. */
  readonly start: number;
  readonly end: number;
  /** The line of the tag, from 0, that keeps its content from being Markdown; null if that is not the cause. */
  readonly tagLine: number | null;
}

const MARKS = Look.emphasis | Look.strong | Look.deleted;

/** The differences between GitHub's page and the hand-in page of a text, in order. */
export function differencesBetween(github: readonly Atom[], handIn: readonly Atom[]): TextDifference[] {
  const first = commonLength(github, handIn);
  if (first === github.length && first === handIn.length) return [];
  const stretches = align(github, handIn, first);
  const lost = lostRegions(stretches, github, handIn);
  const found: { -readonly [K in keyof TextDifference]: TextDifference[K] }[] = [];
  /** The index before that of each atom of GitHub's page; made when it is first needed. */
  let places: ReadonlyMap<Atom, number> | null = null;
  let lastAtom: Atom | undefined;
  /** The blocks that began on each page since the last common atom. */
  let githubBegins = Infinity;
  let handInBegins = Infinity;
  let lastKind: DifferenceKind | null = null;
  /** Whether a part of the current list is lost: then its numbers are, too. */
  let isListLost = false;
  for (const { isSame, githubStart, githubEnd, handInStart, handInEnd } of stretches) {
    const before = github[githubStart - 1];
    const here = github[githubStart];
    const there = handIn[handInStart];
    if (!isSame) {
      const mine = github.slice(githubStart, githubEnd);
      const others = handIn.slice(handInStart, handInEnd);
      const next = github[githubEnd];
      const place = mine[0] ?? next ?? before;
      if (!place) continue;
      githubBegins = Math.min(githubBegins, ...beginsOf(mine));
      handInBegins = Math.min(handInBegins, ...beginsOf(others));
      const eaten = eatenIn(mine, others);
      for (const atom of eaten) add('eaten', atom, atom);
      const kind = kindOfHunk({ mine, others, before, next, after: handIn[handInEnd] });
      if (kind !== null && !(eaten.length > 0 && isAllEaten(mine, others, kind))) {
        add(
          kind,
          mine[0] ?? (leadsOn(kind, next) ? next : (before ?? place)) ?? place,
          mine.at(-1) ?? place,
          others[0],
        );
      }
      lastKind = kind ?? lastKind;
      continue;
    }
    if (!here || !there) continue;
    const kind = kindOfPair(
      here,
      there,
      Math.min(githubBegins, here.begins),
      Math.min(handInBegins, there.begins),
      before,
    );
    githubBegins = Infinity;
    handInBegins = Infinity;
    if (kind !== null) add(kind, here, here, there);
    if (kind === 'list' || listPart(here) === '') isListLost = kind === 'list';
    lastKind = kind;
  }
  return found;

  function add(kind: DifferenceKind, first: Atom, last: Atom, there?: Atom): void {
    const region = first.region && lost.has(first.region) ? first.region : null;
    const isWhole = region !== null && region.kind === kind;
    const start = isWhole ? region.start : first.at;
    const end = isWhole ? region.end : last.at + last.key.trim().length;
    const previous = found.at(-1);
    const goesOn = isWhole
      ? previous?.start === start
      : isNext(lastAtom, first) && lastAtom?.href === first.href;
    lastAtom = last;
    if (previous?.kind === kind && goesOn) {
      previous.end = Math.max(previous.end, end);
      return;
    }
    found.push({ kind, start, end, tagLine: kind === 'html' && there?.isRaw ? tagLineOf(there) : null });
  }

  /** Whether two atoms of GitHub's page are adjacent. */
  function isNext(atom: Atom | undefined, next: Atom): boolean {
    if (atom === undefined || atom === next) return atom !== undefined;
    places ??= new Map(github.map((one, index) => [one, index - 1]));
    return github[places.get(next) ?? -1] === atom;
  }

  /** The line of the first tag of the raw HTML around an atom. */
  function tagLineOf(atom: Atom): number {
    let index = handIn.indexOf(atom);
    while (handIn[index - 1]?.isRaw) index--;
    return handIn[index]?.at ?? atom.at;
  }

  function isLost(atom: Atom | undefined): Region | null {
    return atom?.region && lost.has(atom.region) ? atom.region : null;
  }

  function leadsOn(kind: DifferenceKind, next: Atom | undefined): boolean {
    return (
      next !== undefined &&
      (isLost(next)?.kind === kind || kind === 'list' || kind === 'escape' || kind === 'emphasis')
    );
  }

  function kindOfHunk({ mine, others, before, next, after }: Hunk): DifferenceKind | null {
    if (
      others.some(({ isRaw, key }) => isRaw && !isTag(key)) ||
      mine.some(({ isRaw, key }) => isRaw && !isTag(key))
    )
      return 'html';
    const region = isLost(mine.find(isLost)) ?? isLost(next) ?? isLost(before);
    if (region && (mine.length === 0 || mine.some(isLost))) return region.kind;
    const keys = [...mine, ...others].map(({ key }) => key);
    const has = (key: string): boolean => keys.includes(key);
    if (has(SIGNS.lineBreak)) return (mine.length === 0 ? lastKind : null) ?? 'break';
    if (has(SIGNS.box)) return 'list';
    if (has(SIGNS.rule)) return 'heading';
    if (keys.some((key) => key.startsWith(SIGNS.image))) return 'link';
    const text = keys.filter((key) => !key.startsWith(' ')).join('');
    if (text === '') return keys.some((key) => !isTag(key)) ? 'other' : 'html';
    if (/^\\+$/.test(text)) return 'escape';
    if (next && after && listPart(next) !== listPart(after)) return 'list';
    if (/^#+$|^=+$|^-{2,}$/.test(text)) return 'heading';
    if (/^[*_~]+$/.test(text)) return 'emphasis';
    if (/^(?:[-+*]|\d{1,9}[.)])+$/.test(text)) return 'list';
    if (text.includes('`')) return 'code';
    if (/^[[\]()!]+$/.test(text) || text.includes('](') || text.includes('][') || text.includes(']:'))
      return 'link';
    if ([...mine, ...others].some(({ look }) => (look & Look.link) !== 0)) return 'link';
    if (text.includes('<')) return /<(?:https?|ftp|mailto)/i.test(text) ? 'link' : 'html';
    if ([...mine, ...others].some(({ look }) => (look & MARKS) !== 0) || /^[*_~\p{L}\p{N}]+$/u.test(text))
      if (/[*_~]/.test(text)) return 'emphasis';
    if (keys.some(isTag) || [before, next, after].some((atom) => atom && isTag(atom.key))) return 'html';
    if (text.includes('\\') || text.includes('&')) return 'escape';
    if ([...mine, ...others, before, next].some((atom) => atom && listPart(atom) !== '')) return 'list';
    return lastKind ?? 'other';
  }

  function kindOfPair(
    here: Atom,
    there: Atom,
    begins: number,
    othersBegin: number,
    before: Atom | undefined,
  ): DifferenceKind | null {
    const isRaw = here.isRaw || there.isRaw;
    if (here.region && here.region.kind !== 'quote' && isDifferent(here, there))
      return isRaw ? 'html' : here.region.kind;
    if (isTag(here.key)) return null;
    if (here.path !== there.path) return isRaw ? 'html' : kindOfPath(here, there);
    if (here.look !== there.look) return isRaw ? 'html' : kindOfLook(here.look ^ there.look);
    if (here.href !== there.href) return 'link';
    if (begins !== othersBegin && !isRaw && !before?.isRaw) {
      const region = isLost(here) ?? isLost(before);
      return region?.kind ?? lastKind ?? (listPart(here) === '' ? 'break' : 'list');
    }
    if (here.number !== there.number && here.number > 0 && there.number > 0 && !isListLost)
      return 'numbering';
    return null;
  }
}

/** For how many atoms two pages are the same: all of them in most questions, most of them in the others. */
function commonLength(github: readonly Atom[], handIn: readonly Atom[]): number {
  const differs = github.findIndex((here, index) => {
    const there = handIn[index];
    return (
      here.region !== null ||
      here.key !== there?.key ||
      here.path !== there.path ||
      here.look !== there.look ||
      here.href !== there.href ||
      here.begins !== there.begins ||
      here.number !== there.number
    );
  });
  return differs < 0 ? github.length : differs;
}

interface Hunk {
  readonly mine: readonly Atom[];
  readonly others: readonly Atom[];
  readonly before: Atom | undefined;
  readonly next: Atom | undefined;
  /** The next atom on the hand-in page. */
  readonly after: Atom | undefined;
}

/** The regions that the hand-in page shows differently. */
function lostRegions(
  stretches: readonly Stretch[],
  github: readonly Atom[],
  handIn: readonly Atom[],
): ReadonlySet<Region> {
  const lost = new Set<Region>();
  for (const { isSame, githubStart, githubEnd, handInStart } of stretches) {
    for (let index = githubStart; index < githubEnd; index++) {
      const here = github[index];
      const there = isSame ? handIn[handInStart] : undefined;
      if (here?.region && (!there || isDifferent(here, there))) lost.add(here.region);
    }
  }
  return lost;
}

function isDifferent({ region, path, look }: Atom, there: Atom): boolean {
  return region?.kind === 'formula' || path !== there.path || look !== there.look;
}

function beginsOf(atoms: readonly Atom[]): number[] {
  return [atoms.reduce((least, { begins }) => Math.min(least, begins), Infinity)];
}

function isTag(key: string): boolean {
  return key.startsWith(SIGNS.tag);
}

/** What begins with `<` on GitHub's page and is missing from the hand-in page. */
function eatenIn(mine: readonly Atom[], others: readonly Atom[]): Atom[] {
  const shown = others.filter(({ key }) => key === '<').length;
  const written = mine.filter(
    ({ key }, index) => key === '<' && /^[\p{L}!?/]/u.test(mine[index + 1]?.key ?? ''),
  );
  return written.slice(0, Math.max(0, written.length - shown));
}

/** Whether the lost text is all that differs. */
function isAllEaten(mine: readonly Atom[], others: readonly Atom[], kind: DifferenceKind): boolean {
  return (
    kind === 'html' || (others.every(({ key }) => isTag(key)) && mine.every(({ region }) => region === null))
  );
}

function listPart({ path }: Atom): string {
  return listPartOf(path);
}

/** Number of paths whose part is remembered; a report has a few. */
const MAX_PATHS = 100;

const listPartOf = memoizeByText(MAX_PATHS, (path) =>
  path
    .split('/')
    .filter((name) => name === 'ul' || name === 'ol' || name === 'li')
    .join('/'),
);

function quotePart({ path }: Atom): number {
  return path.split('/').filter((name) => name === 'quote').length;
}

function leafOf({ path }: Atom): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

function kindOfPath(here: Atom, there: Atom): DifferenceKind {
  const leaves = [leafOf(here), leafOf(there)];
  if (listPart(here) !== listPart(there)) return 'list';
  if (leaves.some((leaf) => /^h[1-6]$/.test(leaf)) && leaves[0] !== leaves[1]) return 'heading';
  if (leaves.includes('pre')) return 'code';
  return quotePart(here) === quotePart(there) ? 'other' : 'quote';
}

function kindOfLook(changed: number): DifferenceKind {
  if ((changed & Look.code) !== 0) return 'code';
  if ((changed & Look.link) !== 0) return 'link';
  return 'emphasis';
}
