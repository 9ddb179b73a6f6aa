import { createElement } from '../element';
import { searching } from '../nextMatch';
import { collapseSpace, isSpace } from '../pythonText';
import { bracketPairs } from './brackets';
import { Mark, type Hit, type InlineContext, type InlinePattern, type Scanner } from './pattern';

/** `[text][id]`. */
export const references: InlinePattern = {
  marks: Mark.bracket,
  scan: (text, context) => scanReferences(text, context, false, idsBehind(text)),
};

/** `![text][id]`. */
export const imageReferences: InlinePattern = {
  marks: Mark.bracket,
  scan: (text, context) => scanReferences(text, context, true, idsBehind(text)),
};

/** `[id]`. */
export const shortReferences: InlinePattern = {
  marks: Mark.bracket,
  scan: (text, context) => scanReferences(text, context, false, idsWithin(text)),
};

/** `![id]`. */
export const shortImageReferences: InlinePattern = {
  marks: Mark.bracket,
  scan: (text, context) => scanReferences(text, context, true, idsWithin(text)),
};

/** The id of a reference, as written, and the index after the whole reference. */
interface Id {
  readonly id: string;
  readonly end: number;
}

/** Reads the id for a pair of brackets. */
type ReadId = (open: number, close: number) => Id | undefined;

function scanReferences(text: string, context: InlineContext, isImage: boolean, readId: ReadId): Scanner {
  if (context.references.size === 0) return () => undefined;
  const nextPair = bracketPairs(text, context.bracketsOf(text), isImage);
  return (from) => {
    for (let pair = nextPair(from); pair !== undefined; pair = nextPair(from)) {
      const { start, open, close } = pair;
      const read = close === -1 ? undefined : readId(open, close);
      if (read === undefined) continue;
      const node = makeNode(context, isImage, collapseSpace(read.id), text.slice(open + 1, close));
      return { start, end: read.end, node, reopens: false };
    }
    return undefined;
  };
}

function idsWithin(text: string): ReadId {
  return (open, close) => ({ id: text.slice(open + 1, close).toLowerCase(), end: close + 1 });
}

function idsBehind(text: string): ReadId {
  const nextClose = searching(text, ']');
  return (open, close) => {
    const space = close + 1;
    const idOpen = isSpace(text.charCodeAt(space)) ? space + 1 : space;
    if (text[idOpen] !== '[') return undefined;
    const idClose = nextClose(idOpen + 1);
    if (idClose === undefined) return undefined;
    const isNamed = idClose.start > idOpen + 1;
    const id = isNamed ? text.slice(idOpen + 1, idClose.start) : text.slice(open + 1, close);
    return { id: id.toLowerCase(), end: idClose.end };
  };
}

function makeNode(
  { references: known, nodes }: InlineContext,
  isImage: boolean,
  id: string,
  text: string,
): Hit['node'] {
  const reference = known.get(id);
  if (reference === undefined) return undefined;
  const element = createElement(isImage ? 'img' : 'a');
  element.attributes[isImage ? 'src' : 'href'] = reference.url;
  if (reference.title !== '') element.attributes['title'] = reference.title;
  if (isImage) element.attributes['alt'] = nodes.plain(text);
  else element.text = text;
  return element;
}
