import { createElement, type Element } from '../element';
import { AMPERSAND } from '../placeholders';
import { COST_OF_OUTPUT } from '../work';
import { scanAngles } from './angles';
import { entityName } from './entityNames';
import { Mark, type InlineContext, type InlinePattern } from './pattern';

/** How many letters are written for each letter of an address, in its target and in its text. */
const LETTERS_FOR_EACH = 20;

/** `<https://…>`. */
export const autolinks: InlinePattern = {
  marks: Mark.angle,
  scan: (text, context) => scanAngles(text, context.anglesOf(text), (content) => readUrl(content, context)),
};

/** `<name@host>`. */
export const mailLinks: InlinePattern = {
  marks: Mark.angle,
  scan: (text, context) => scanAngles(text, context.anglesOf(text), (content) => readMail(content, context)),
};

function readUrl(content: string, { nodes }: InlineContext): Element | undefined {
  if (!/^(?:[Ff]|[Hh][Tt])[Tt][Pp][Ss]?:\/\//.test(content)) return undefined;
  return atomicLink(nodes.plain(content), content);
}

function readMail(content: string, { nodes, work }: InlineContext): Element | undefined {
  const at = content.lastIndexOf('@');
  const isMail =
    at > 0 && at < content.length - 1 && !content.includes(' ') && !content.slice(0, at).includes('!');
  if (!isMail) return undefined;
  const plain = nodes.plain(content);
  // The result is copied again if this is inside another address.
  if (!work.spend(COST_OF_OUTPUT * LETTERS_FOR_EACH * plain.length)) return undefined;
  const address = plain.startsWith('mailto:') ? plain.slice('mailto:'.length) : plain;
  return atomicLink(obfuscate(`mailto:${address}`, false), obfuscate(address, true));
}

function atomicLink(href: string, text: string): Element {
  const link = createElement('a');
  link.attributes['href'] = href;
  link.text = text;
  link.isTextAtomic = true;
  return link;
}

/** Writes every letter as an entity. */
function obfuscate(text: string, byName: boolean): string {
  let entities = '';
  for (const letter of text) {
    const codePoint = letter.codePointAt(0) ?? 0;
    const name = byName ? entityName(codePoint) : undefined;
    entities += `${AMPERSAND}${name ?? `#${codePoint}`};`;
  }
  return entities;
}
