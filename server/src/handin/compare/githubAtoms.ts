import type { ListItem, Nodes, Parents, Root } from 'mdast';
import { normalizeIdentifier } from 'micromark-util-normalize-identifier';
import type { Definition } from '../../markdown/linkDefinitions';
import { createAtomWriter, hasControls, Look, SIGNS, type Atom, type RegionKind } from './atom';
import { sameAddress } from './htmlText';
import { addRaw } from './rawAtoms';

/** GitHub's kinds of alerts: the mark takes a line of its own at the start of a quote. */
const ALERT = /^\[!(?:note|tip|important|warning|caution)\][ \t]*(?:\r?\n|\r|$)/i;
const ALERT_LENGTH = 40;

/** Maximum number of characters between two words: marks of quotes and lists, escapes, spaces. */
const MAX_BETWEEN = 80;

/**
 * The atoms of a text on GitHub.
 * @param tree What GitHub reads in the text (`parseMarkdown`).
 * @param definitions Those that the text may refer to.
 * @param first The place of the text; those of the atoms follow from it. In UTF-16 units.
 */
export function githubAtoms(tree: Root, text: string, definitions: readonly Definition[], first = 0): Atom[] {
  const writer = createAtomWriter(first);
  let isInBlock = false;
  writeAll(tree);
  return writer.atoms;

  function writeAll(parent: Parents | Root): void {
    for (const child of parent.children) write(child);
  }

  function write(node: Nodes): void {
    const start = node.position?.start.offset ?? 0;
    const end = node.position?.end.offset ?? start;
    switch (node.type) {
      case 'paragraph':
        writeBlock('p', node);
        return;
      case 'heading':
        writeBlock(`h${node.depth}`, node);
        return;
      case 'blockquote':
        writeQuote(node, start, end);
        return;
      case 'list':
        writer.within(node.ordered ? 'ol' : 'ul', () => {
          for (const [index, item] of node.children.entries())
            writeItem(item, node.ordered ? (node.start ?? 1) + index : 0);
        });
        return;
      case 'code':
        within('code', start, end, () => {
          writer.within('pre', () => {
            addText(node.value, start, end);
          });
        });
        return;
      case 'table':
        within('table', start, end, () => {
          for (const row of node.children) for (const cell of row.children) writeBlock('cell', cell);
        });
        return;
      case 'footnoteDefinition':
        within('footnote', start, end, () => {
          writer.within('note', () => {
            writeAll(node);
          });
        });
        return;
      case 'thematicBreak':
        writer.addSign(SIGNS.rule, start);
        return;
      case 'html':
        writeHtml(node.value, start);
        return;
      case 'emphasis':
        looking(Look.emphasis, node);
        return;
      case 'strong':
        looking(Look.strong, node);
        return;
      case 'delete':
        looking(Look.deleted, node);
        return;
      case 'link':
        writeLink(node, node.url);
        return;
      case 'linkReference':
        writeLink(node, addressOf(node.identifier));
        return;
      case 'image':
        writer.addSign(SIGNS.image + sameAddress(node.url), start);
        return;
      case 'imageReference':
        writer.addSign(SIGNS.image + sameAddress(addressOf(node.identifier)), start);
        return;
      case 'inlineCode':
        writer.look |= Look.code;
        addText(node.value, start, end);
        writer.look &= ~Look.code;
        return;
      case 'text':
        addText(node.value, start, end);
        return;
      case 'formula':
        within('formula', start, end, () => {
          addText(node.value, start, end);
        });
        return;
      case 'break':
        writer.addSign(SIGNS.lineBreak, start);
        return;
      case 'footnoteReference':
        within('footnote', start, end, () => {
          writer.addSign(SIGNS.footnote, start);
        });
        return;
      case 'root':
      case 'listItem':
      case 'tableRow':
      case 'tableCell':
        writeAll(node);
        return;
      case 'definition':
      case 'yaml':
    }
  }

  function writeBlock(name: string, node: Parents): void {
    isInBlock = true;
    writer.within(name, () => {
      writeAll(node);
    });
    isInBlock = false;
  }

  function within(kind: RegionKind, start: number, end: number, content: () => void): void {
    const outer = writer.region;
    writer.region = { kind, start: first + start, end: first + end };
    content();
    writer.region = outer;
  }

  function looking(look: number, node: Parents): void {
    const outer = writer.look;
    writer.look |= look;
    writeAll(node);
    writer.look = outer;
  }

  function writeLink(node: Parents, url: string): void {
    const outer = writer.href;
    writer.href = sameAddress(url);
    looking(Look.link, node);
    writer.href = outer;
  }

  function addressOf(identifier: string): string {
    const label = normalizeIdentifier(identifier);
    const found = definitions.find((one) => one.kind === 'link' && one.label === label);
    return found?.kind === 'link' ? found.url : '';
  }

  function writeItem(item: ListItem, number: number): void {
    writer.within(
      'li',
      () => {
        if (typeof item.checked === 'boolean') writer.addSign(SIGNS.box, item.position?.start.offset ?? 0);
        writeAll(item);
      },
      number,
    );
  }

  function writeQuote(node: Parents, start: number, end: number): void {
    writer.within('quote', () => {
      const [first, ...rest] = node.children;
      const [mark] = first?.type === 'paragraph' ? first.children : [];
      const at = mark?.position?.start.offset ?? 0;
      const found = mark?.type === 'text' ? ALERT.exec(text.slice(at, at + ALERT_LENGTH)) : null;
      if (!found || first?.type !== 'paragraph' || mark?.type !== 'text') {
        writeAll(node);
        return;
      }
      within('quote', start, end, () => {
        writer.addSign(SIGNS.alert, at);
        writer.within('p', () => {
          addText(mark.value.replace(/^[^\r\n]*(?:\r\n?|\n)?/, ''), at + found[0].length, end);
          isInBlock = true;
          for (const child of first.children.slice(1)) write(child);
          isInBlock = false;
        });
        for (const child of rest) write(child);
      });
    });
  }

  function writeHtml(html: string, start: number): void {
    const { isRaw } = writer;
    writer.isRaw = true;
    const add = (): void => {
      addRaw(writer, html, (index) => start + index);
    };
    if (isInBlock) add();
    else writer.within('p', add);
    writer.isRaw = isRaw;
  }

  /** The source may have quote marks, escapes and the like between the words, which are looked for one after the other. */
  function addText(value: string, start: number, end: number): void {
    if (text.startsWith(value, start) && !hasControls(value)) {
      writer.addText(value, (_, index) => start + index);
      return;
    }
    let from = start;
    writer.addText(value, (key) => {
      const found = text.slice(from, Math.min(end, from + MAX_BETWEEN + key.length)).indexOf(key);
      if (found === -1) return from;
      const at = from + found;
      from = at + key.length;
      return at;
    });
  }
}
