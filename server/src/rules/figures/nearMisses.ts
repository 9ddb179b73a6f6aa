import type { QuestionBlock } from '../../report/report';
import { isInCodeOrComment } from '../../text/codeAndComments';
import { encodeTarget, namesImage, resolveTarget } from '../../text/figureTarget';
import { lineText } from '../../text/lines';
import { memoizeByObject } from '../../text/memo';
import { range, type Range } from '../../text/position';
import { imagesNotShown } from './imagesNotShown';
import { escapeTarget } from './markdownImage';

/** What was meant as an image, but is none for the checker or GitHub; in block lines. */
export interface NearMiss {
  readonly range: Range;
  readonly description: string;
  /** As written. */
  readonly target: string;
}

/** Maximum number checked in an answer. */
const MAX_NEAR_MISSES = 100;

/** A possible description and path; bounded, so that the work is linear. */
const TEXT = String.raw`[^[\]()［］（）【】{}\r\n]{0,300}`;
const PATH = String.raw`[^[\]()［］（）【】{}<>\s|][^[\]()［］（）【】{}<>|\r\n]{0,300}`;

/** Each form with groups for its description and its path. */
const FORMS: readonly RegExp[] = [
  // ![[path]], ![[path|300]]
  `!\\[\\[(?<path>${PATH})(?:\\|(?<text>[^[\\]|\\r\\n]{0,100}))?\\]\\]`,
  // !(text)[path]
  `!\\((?<text>${TEXT})\\)\\[(?<path>${PATH})\\]`,
  // ! [text](path), ![text] (path), ![text]{path}, and all of them with full-width brackets
  `(?:[!！]|(?<![^\\s([{>*_])[!！][ \\t\\u00a0]{1,3})[[［【](?<text>${TEXT})[\\]］】][ \\t\\u00a0.:]{0,3}[({（](?<path>${PATH})[)}）\\]]`,
  // ![text]<path>, ![text][path], ![text]: path
  `!\\[(?<text>${TEXT})\\][ \\t]?[<[](?<path>${PATH})[>\\]]`,
  `!\\[(?<text>${TEXT})\\][:=][ \\t]{0,3}(?<path>[^[\\]()<>\\s]{1,300})`,
  // ![path], [[path]]
  `!\\[(?<path>${PATH})\\](?![([{<:]| \\()`,
  `(?<!!)\\[\\[(?<path>${PATH})\\]\\](?!\\()`,
  // !(text)(path), !{text}(path), [!text](path)
  `![({](?<text>${TEXT})[)}]\\((?<path>${PATH})\\)`,
  `\\[!(?<text>[\\p{L}\\p{N}]${TEXT})\\]\\((?<path>${PATH})\\)`,
  // [text]{path}
  `\\[(?<text>${TEXT})\\]\\{(?<path>${PATH})\\}`,
  // ![text(path), ![text path), !text](path), ![text](path
  `!\\[(?<text>${TEXT})\\((?<path>${PATH})\\)`,
  `!\\[(?<text>${TEXT})\\](?<path>${PATH})\\)`,
  `!(?<text>[\\p{L}\\p{N}]${TEXT})\\]\\((?<path>${PATH})\\)`,
  `!\\[(?<text>${TEXT})\\]\\((?<path>[^[\\]()<>\\s]{1,300})(?=\\s|$)`,
].map((form) => new RegExp(form, 'yu'));

const MAY_BEGIN = /[!！[]/g;

/** The near misses of an answer outside code and comments, where nothing else is an image. */
export const nearMisses = memoizeByObject((block: QuestionBlock): readonly NearMiss[] => {
  const { answer, lines, verbatim } = block;
  if (!answer?.content || answer.notParsed !== null || !block.isParsed) return [];
  const shown = answer.figures.filter(({ kind }) => kind !== 'link');
  const taken = [...shown, ...imagesNotShown(block)].map((one) => one.range);
  const found: NearMiss[] = [];
  for (let line = answer.range.start.line; line <= answer.range.end.line; line++) {
    const text = lineText(lines, line);
    if (!hasImageName(text) || isInCodeOrComment(verbatim, line)) continue;
    const from = line === answer.range.start.line ? answer.range.start.character : 0;
    const ofLine = taken.filter(({ start, end }) => start.line <= line && line <= end.line);
    for (const miss of missesOn(text, from, line)) {
      if (found.length >= MAX_NEAR_MISSES) return found;
      if (!ofLine.some((one) => touches(one, miss.range))) found.push(miss);
    }
  }
  return found;
});

function hasImageName(text: string): boolean {
  return /[\].)[(（［【{|]/.test(text) && /\.[a-z]{3,4}/i.test(text);
}

function* missesOn(text: string, from: number, line: number): Iterable<NearMiss> {
  let isCode = false;
  let at = from;
  MAY_BEGIN.lastIndex = from;
  for (let match = MAY_BEGIN.exec(text); match; match = MAY_BEGIN.exec(text)) {
    for (; at < match.index; at++) if (text[at] === '`') isCode = !isCode;
    if (isCode || text[match.index - 1] === '\\') continue;
    const miss = missAt(text, match.index, line);
    if (!miss) continue;
    yield miss;
    MAY_BEGIN.lastIndex = miss.range.end.character;
  }
}

function missAt(text: string, at: number, line: number): NearMiss | null {
  for (const form of FORMS) {
    form.lastIndex = at;
    const groups = form.exec(text)?.groups;
    const target = groups?.['path']?.trim();
    if (target === undefined || !namesImage(target)) continue;
    const end = form.lastIndex;
    const description = groups?.['text']?.trim() ?? '';
    return { range: range(line, at, line, end), description: isSize(description) ? '' : description, target };
  }
  return null;
}

function isSize(text: string): boolean {
  return /^\d+(?:x\d+)?$/.test(text);
}

function touches(a: Range, b: Range): boolean {
  const isBefore =
    a.end.line < b.start.line || (a.end.line === b.start.line && a.end.character <= b.start.character);
  const isBehind =
    b.end.line < a.start.line || (b.end.line === a.start.line && b.end.character <= a.start.character);
  return !isBefore && !isBehind;
}

/** The image that was meant, with its own path or the given one. */
export function meantImage({ description, target }: NearMiss, path: string | null): string {
  const resolved = resolveTarget(target);
  const own = resolved.kind === 'local' ? encodeTarget(resolved.path) : escapeTarget(target);
  return `![${description.replace(/(?<!\\)[[\]`]/g, '\\$&')}](${path === null ? own : encodeTarget(path)})`;
}
