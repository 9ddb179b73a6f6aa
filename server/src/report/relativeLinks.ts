import { namesImage, isTooDeep, resolveTarget } from '../text/figureTarget';
import { memoizeByObject } from '../text/memo';
import { range, type Range } from '../text/position';
import { proseOf } from './prose';
import type { QuestionBlock } from './report';

/** A link of an answer to a file of the repository other than an image. */
export interface RelativeLink {
  /** Normalised; relative to the report's folder or, if `isRooted`, to the root of the repository. */
  readonly path: string;
  /** Whether it begins with `/`. */
  readonly isRooted: boolean;
  /** The range of the target as written, without angle brackets, in the block. */
  readonly place: Range;
  /** What follows the path, such as `#L10`. */
  readonly suffix: string;
}

/** `[text](target)`, with or without a title; `![` begins an image, and a letter before it something else. */
const LINK =
  /(?<![!\p{L}\p{N}\])])\[(?:[^\][]|\\.){1,300}\]\((?:<([^<>\n]{1,400})>|([^()\s<>]{1,400}))(?:\s{1,9}["'][^"'\n]{0,200}["'])?\)/dgu;

/** `<a href="target">`, and `[label]: target`. */
const HREF = /<a\s[^<>]{0,200}?href\s?=\s?(?:"([^"<>\s]{1,400})"|'([^'<>\s]{1,400})')/dgi;
const DEFINITION = /^ {0,3}\[(?!\^)[^\][]{1,300}\]:[ \t]{0,9}(?:<([^<>\n]{1,400})>|([^\s<>]{1,400}))/dg;

/** Placeholders for an address. */
const STAND_IN =
  /^(?:link|url|address|todo|tbd|fixme|x{2,9}|\?{1,9}|(?:your|insert|add|indsæt|jeres)[ _-].*)$/i;

const MAY_LINK = /\]\(|\]:|href/i;

/** The links of an answer to files of the repository, in order. */
export const relativeLinks = memoizeByObject((block: QuestionBlock): readonly RelativeLink[] => {
  if (!block.answer?.content || !block.lines.some((line) => MAY_LINK.test(line))) return [];
  return proseOf(block)
    .filter(({ kind, text }) => kind === 'text' && MAY_LINK.test(text))
    .flatMap(({ line, text }) =>
      [LINK, HREF, DEFINITION]
        .flatMap((form) => [...text.matchAll(form)])
        .flatMap(({ 1: bracketed, 2: bare, indices }): RelativeLink[] => {
          const target = bracketed ?? bare ?? '';
          const [start, end] = indices?.[1] ?? indices?.[2] ?? [0, 0];
          const resolved = resolveTarget(target);
          if (target.startsWith('#') || STAND_IN.test(target) || namesImage(target)) return [];
          if ((resolved.kind !== 'local' && resolved.kind !== 'rooted') || isTooDeep(resolved.path))
            return [];
          const suffix = /[?#].*$/.exec(target)?.[0] ?? '';
          return [
            {
              path: resolved.path,
              isRooted: resolved.kind === 'rooted',
              place: range(line, start, line, end),
              suffix,
            },
          ];
        }),
    );
});

/** The paths from the report's folder where a link's file may be, the written one first. */
export function linkPaths({ path, isRooted }: RelativeLink): string[] {
  const named = path.replace(/^(?:\.\.\/)+/, '');
  const others = [`../${named}`, `../../${named}`];
  return [...new Set(isRooted ? [...others, named] : [path, ...others])];
}
