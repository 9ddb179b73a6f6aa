import { createElement } from '../element';
import { spacesForSpace, strip } from '../pythonText';
import { bracketPairs } from './brackets';
import { dequote, linkTargetsIn, type LinkTarget } from './linkTarget';
import { Mark, type Hit, type InlineContext, type InlinePattern, type Scanner } from './pattern';

/** `[text](target)`. */
export const links: InlinePattern = {
  marks: Mark.bracket,
  scan: (text, context) => scanTargets(text, context, false),
};

/** `![text](target)`. */
export const images: InlinePattern = {
  marks: Mark.bracket,
  scan: (text, context) => scanTargets(text, context, true),
};

function scanTargets(text: string, context: InlineContext, isImage: boolean): Scanner {
  const nextPair = bracketPairs(text, context.bracketsOf(text), isImage);
  const targetAt = linkTargetsIn(text);
  // Something that was skipped, and may become markup once the text after it is a placeholder: brackets and targets
  // without an end, and brackets that end in the text after it.
  let isAnyUnclosed = false;
  let isAnyTargetUnclosed = false;
  let lastClose = -1;

  return (from) => {
    for (let pair = nextPair(from); pair !== undefined; pair = nextPair(from)) {
      const { start, open, close } = pair;
      if (close === -1) {
        isAnyUnclosed = true;
        continue;
      }
      const target = targetAt(close + 1);
      if (target === undefined) {
        if (text[close + 1] === '(') isAnyTargetUnclosed = true;
        else lastClose = Math.max(lastClose, close);
        continue;
      }
      const node = isImage
        ? makeImage(context, target, text.slice(open + 1, close))
        : makeLink(context, target, text.slice(open + 1, close));
      return { start, end: target.end, node, reopens: reopens(start, close, target) };
    }
    return undefined;
  };

  function reopens(start: number, close: number, target: LinkTarget): boolean {
    const hasWaitingBrackets = isAnyUnclosed || lastClose >= start;
    if (hasWaitingBrackets && hasAny(text, '[]', close + 1, target.end)) return true;
    if (!isAnyTargetUnclosed) return false;
    return !target.isPlain || hasAny(text, '()\'"', start, close);
  }
}

function hasAny(text: string, characters: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (characters.includes(text[at] ?? ' ')) return true;
  return false;
}

function makeLink(context: InlineContext, target: LinkTarget, text: string): Hit['node'] {
  const link = createElement('a');
  link.text = text;
  setTarget(context, link.attributes, 'href', target);
  return link;
}

function makeImage(context: InlineContext, target: LinkTarget, text: string): Hit['node'] {
  const image = createElement('img');
  setTarget(context, image.attributes, 'src', target);
  image.attributes['alt'] = context.nodes.plain(text);
  return image;
}

function setTarget(
  { nodes }: InlineContext,
  attributes: Record<string, string>,
  name: 'href' | 'src',
  { href, title }: LinkTarget,
): void {
  attributes[name] = strip(nodes.plain(href));
  if (title !== undefined) attributes['title'] = spacesForSpace(dequote(nodes.plain(strip(title))));
}
