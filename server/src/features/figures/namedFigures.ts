import * as v from 'valibot';
import type { Connection } from 'vscode-languageserver';
import { namedFigures, type NamedFigure } from '../../../../common/protocol';
import { decodePercents, IMAGE_EXTENSIONS, nameOf } from '../../text/figureTarget';
import { codeAndCommentSpans } from '../../text/codeAndComments';
import { endOf, splitLines } from '../../text/lines';
import { definitionsIn, joinDefinitions } from '../../markdown/linkDefinitions';
import { figuresIn } from '../../report/figures';
import { START } from '../../report/report';
import { requireParams } from '../requireParams';

const PARAMS = v.object({
  names: v.array(v.string()),
  texts: v.array(v.object({ uri: v.string(), text: v.string() })),
});

/** Answers requests for the Markdown files that name image files. */
export function registerNamedFigures(connection: Connection): void {
  connection.onRequest(namedFigures, (given): NamedFigure[] => {
    const { names, texts } = requireParams(namedFigures, PARAMS, given);
    const wanted = new Map(names.map((name) => [comparable(name), name]));
    const endings = endingsOf(wanted.keys());
    return texts.flatMap(({ uri, text }) => {
      const found = new Set([
        ...targetNames(text).filter((name) => wanted.has(name)),
        ...namesWritten(comparable(text), endings),
        ...namesWritten(comparable(decodePercents(text)), endings),
      ]);
      return [...found].flatMap((key) => ({ name: wanted.get(key) ?? key, uri }));
    });
  });
}

/** File systems differ in what they take for the same name: letter case and the form of accents never tell two apart. */
function comparable(text: string): string {
  return text.normalize('NFC').toLowerCase();
}

/** The file names of what a Markdown text shows or links to, as the parser reads it: without escapes and entities. */
function targetNames(text: string): string[] {
  const lines = splitLines(text);
  const whole = { start: START, end: endOf(lines) };
  const definitions = joinDefinitions([definitionsIn(lines)]);
  const figures = figuresIn(lines, whole, codeAndCommentSpans(lines), definitions);
  return figures.map(({ target }) => comparable(nameOf(decodePercents(target).replaceAll('\\', '/'))));
}

const IMAGE_END = new RegExp(`\\.(?:${[...IMAGE_EXTENSIONS].join('|')})(?![\\p{L}\\p{N}])`, 'gu');
const NAME_CHARACTER = /[\p{L}\p{N}_-]/u;

/** A tree of names by their characters from the last one on. */
interface Endings {
  readonly next: Map<string, Endings>;
  /** Whether a name begins here. */
  isName: boolean;
}

function endingsOf(names: Iterable<string>): Endings {
  const root: Endings = { next: new Map(), isName: false };
  for (const name of names) {
    let node = root;
    for (let index = name.length - 1; index >= 0; index--) {
      const character = name.charAt(index);
      const next = node.next.get(character) ?? { next: new Map<string, Endings>(), isName: false };
      node.next.set(character, next);
      node = next;
    }
    node.isName = true;
  }
  return root;
}

/** The names that a text contains anywhere, also in code, comments and addresses, but not as the end of a longer name. */
function namesWritten(text: string, endings: Endings): string[] {
  return [...text.matchAll(IMAGE_END)].flatMap(({ 0: extension, index }) => {
    const end = index + extension.length;
    const names: string[] = [];
    let node: Endings | undefined = endings;
    for (let start = end - 1; (node = node.next.get(text.charAt(start))); start--)
      if (node.isName && !NAME_CHARACTER.test(text.charAt(start - 1))) names.push(text.slice(start, end));
    return names;
  });
}
