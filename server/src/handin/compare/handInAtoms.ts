import type { Element } from '../element';
import { AMPERSAND, findPlaceholder, RAW_PREFIX } from '../placeholders';
import type { Tree } from '../pythonMarkdown';
import { createAtomWriter, Look, SIGNS, type Atom } from './atom';
import { decodeReferences, sameAddress } from './htmlText';
import { addRaw } from './rawAtoms';

const BLOCKS: Readonly<Record<string, string>> = {
  blockquote: 'quote',
  ul: 'ul',
  ol: 'ol',
  li: 'li',
  p: 'p',
  pre: 'pre',
  h1: 'h1',
  h2: 'h2',
  h3: 'h3',
  h4: 'h4',
  h5: 'h5',
  h6: 'h6',
};

const LOOKS: Readonly<Record<string, number>> = {
  code: Look.code,
  em: Look.emphasis,
  strong: Look.strong,
  a: Look.link,
};

/**
 * The atoms of a hand-in page. Places are lines, relative to the one that follows the first `firstLine` lines of its
 * text.
 */
export function handInAtoms({ root, rawHtml }: Tree, firstLine: number): Atom[] {
  const writer = createAtomWriter();
  let line = firstLine;
  const placeOf = (): number => line;
  writeChildren(root);
  return writer.atoms;

  function write(element: Element): void {
    if (element.line !== undefined) line = firstLine + element.line;
    const block = BLOCKS[element.tag];
    if (block !== undefined) {
      writer.within(block, () => {
        if (block === 'ul' || block === 'ol' || block === 'quote') writeChildren(element, block === 'ol');
        else if (block === 'li') writeItem(element);
        else if (block === 'pre') writeCode(element);
        else writeContent(element);
      });
      return;
    }
    if (element.tag === 'hr') writer.addSign(SIGNS.rule, line);
    else if (element.tag === 'br') writer.addSign(SIGNS.lineBreak, line);
    else if (element.tag === 'img')
      writer.addSign(SIGNS.image + addressOf(element.attributes['src'] ?? ''), line);
    else writeInline(element);
  }

  /** The blocks in a block; texts beside them count as paragraphs, if there are any. */
  function writeChildren(element: Element, isNumbered = false): void {
    writeParagraph(element.text);
    for (const [index, child] of element.children.entries()) {
      if (isNumbered && child.tag === 'li') {
        if (child.line !== undefined) line = firstLine + child.line;
        writer.within(
          'li',
          () => {
            writeItem(child);
          },
          index + 1,
        );
      } else write(child);
      writeParagraph(child.tail);
    }
  }

  function writeParagraph(text: string): void {
    if (text.trim() === '') return;
    writer.within('p', () => {
      addText(text);
    });
  }

  /** An item holds inline content, blocks, or inline content before blocks. */
  function writeItem(element: Element): void {
    let inline: (() => void)[] = [];
    const flush = (): void => {
      const pieces = inline;
      inline = [];
      if (pieces.length > 0)
        writer.within('p', () => {
          for (const piece of pieces) piece();
        });
    };
    const addPiece = (text: string): void => {
      if (text.trim() !== '')
        inline.push(() => {
          addText(text);
        });
    };
    addPiece(element.text);
    for (const child of element.children) {
      if (BLOCKS[child.tag] !== undefined || child.tag === 'hr') {
        flush();
        write(child);
      } else
        inline.push(() => {
          write(child);
        });
      addPiece(child.tail);
    }
    flush();
  }

  function writeCode(element: Element): void {
    for (const child of element.children) addText(child.text);
  }

  function writeContent(element: Element): void {
    addText(element.text);
    for (const child of element.children) {
      write(child);
      addText(child.tail);
    }
  }

  function writeInline(element: Element): void {
    const { look, href } = writer;
    writer.look |= LOOKS[element.tag] ?? 0;
    if (element.tag === 'a') writer.href = addressOf(element.attributes['href'] ?? '');
    writeContent(element);
    writer.look = look;
    writer.href = href;
  }

  /** A text with placeholders for raw HTML. */
  function addText(text: string): void {
    if (text === '') return;
    let copied = 0;
    let plain = '';
    for (
      let found = findPlaceholder(text, RAW_PREFIX, 0);
      found;
      found = findPlaceholder(text, RAW_PREFIX, copied)
    ) {
      plain += text.slice(copied, found.start);
      copied = found.end;
      const html = rawHtml[found.number] ?? '';
      if (isReference(html)) plain += html;
      else {
        addPlain(plain);
        plain = '';
        addHtml(html);
      }
    }
    addPlain(plain + text.slice(copied));
  }

  function addPlain(text: string): void {
    if (text !== '') writer.addText(decodeReferences(text.replaceAll(AMPERSAND, '&')), placeOf);
  }

  function addHtml(html: string): void {
    const { isRaw } = writer;
    writer.isRaw = true;
    const first = line;
    let counted = 0;
    addRaw(writer, html, (index) => {
      for (; counted < index; counted++) if (html[counted] === '\n') line++;
      return line;
    });
    line = first;
    writer.isRaw = isRaw;
  }

  function addressOf(address: string): string {
    return sameAddress(decodeReferences(address.replaceAll(AMPERSAND, '&')));
  }
}

/** Whether raw HTML is a character reference, which may be inside a word. */
function isReference(html: string): boolean {
  return html.startsWith('&') && html.indexOf(';') === html.length - 1;
}
