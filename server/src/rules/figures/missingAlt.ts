import * as l10n from '@vscode/l10n';
import { countWords } from '../../counting/count';
import type { Figure, Question } from '../../report/report';
import { inDocument } from '../../report/positions';
import { hasImageExtension, nameOf, resolveTarget } from '../../text/figureTarget';
import { lineText } from '../../text/lines';
import type { Finding } from '../rule';
import { quote } from './messages';

/** What says nothing of a figure by itself, in English and Danish: words for any figure, and what stands around them. */
const SAYS_NOTHING: ReadonlySet<string> = new Set(
  [
    'a an the this that these my our your some of for from in on at to is and am pm',
    'first second third fourth last next previous new final another other below above here see',
    'alt text description caption title name label file figure figures fig image images img picture pictures pic photo',
    'screenshot screenshots screen shot snip snippet capture diagram diagrams graph graphs plot plots chart charts data',
    'untitled placeholder example sample insert your unknown link png jpg jpeg svg gif',
    'en et den det denne dette disse min mit vores din af fra i på til og er kl',
    'første anden andet tredje sidste næste ny nyt nedenfor ovenfor her se',
    'tekst beskrivelse navn titel fil figur figurer billede billeder foto skærmbillede skærmbilleder skærmklip',
    'graf grafer eksempel indsæt ukendt unavngivet udklip bilag tabel tabeller billedtekst figurtekst',
    'diagrammet grafen figuren billedet kurven plottet tabellen skærmbilledet skærmklippet',
    'table tables appendix whatsapp question q answer spørgsmål svar opgave',
  ].flatMap((words) => words.split(' ')),
);

/** The hint that a figure has no description. A link always has its text. */
export function* missingAlt(question: Question): Iterable<Finding> {
  for (const figure of question.block.answer?.figures ?? []) {
    const { kind, alt, altRange, range } = figure;
    const text = alt.trim();
    if (kind === 'link' || kind === 'path' || (text !== '' && !saysNothing(text, figure))) continue;
    if (isLabel(text) && isDescribedBeside(question, figure)) continue;
    yield {
      question: question.number,
      range: inDocument(question, text === '' || !altRange ? range : altRange),
      message:
        text === ''
          ? l10n.t("This figure has no description. Say what it shows, for readers who can't see it.")
          : l10n.t(
              "{0} does not describe this figure. Say what it shows, for readers who can't see it.",
              quote(text),
            ),
    };
  }
}

/** Whether a description is a file's name, or holds no word but those that would do for any figure. */
function saysNothing(text: string, { target }: Figure): boolean {
  if (!text.includes(' ') && hasImageExtension(text)) return true;
  if (IS_CODE.test(text) && /\d/.test(text)) return true;
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? [];
  if (/[_\d]/.test(text) && text.toLowerCase() === stemOf(target) && words.length < 2) return true;
  return words.every((word) => SAYS_NOTHING.has(word)) && !/^\p{L}$/u.test(text);
}

/** What a computer has named: a hash, a UUID. */
const IS_CODE = /^[0-9a-f]{4,64}(?:-[0-9a-f]{4,64}){0,8}$/i;

function isLabel(text: string): boolean {
  return /^fig(?:ur|ure)?\.?\s?\d{1,3}$/i.test(text);
}

/** So many words beside a figure on its line say what it shows. */
const ENOUGH_WORDS = 8;

/** Whether a figure stands in a sentence: `![Figure 1](…) shows how the loss of three runs falls.` */
function isDescribedBeside({ block }: Question, { range: { start, end } }: Figure): boolean {
  if (start.line !== end.line) return false;
  const text = lineText(block.lines, start.line);
  return countWords(`${text.slice(0, start.character)} ${text.slice(end.character)}`) >= ENOUGH_WORDS;
}

/** The name of a target's file without its ending, in small letters. */
function stemOf(target: string): string | null {
  const resolved = resolveTarget(target);
  if (resolved.kind !== 'local') return null;
  return nameOf(resolved.path)
    .replace(/\.[^.]*$/, '')
    .toLowerCase();
}
