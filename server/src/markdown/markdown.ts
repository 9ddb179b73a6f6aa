import type { Root } from 'mdast';
import { fromMarkdown, type Extension as MdastExtension } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import { formulaFromMarkdown, formulaSyntax } from './formulaSyntax';
import { knownLabels, type KnownLabels } from './knownLabels';
import { simpleMarkdown } from './simpleMarkdown';
import { unquotedValues } from './unquotedValues';

/** Made at the first text: at startup, a Web Worker does not yet know where its libraries are. */
let syntax: ReturnType<typeof createSyntax> | null = null;
const NO_LABELS: KnownLabels = { links: [], footnotes: [] };

/**
 * Parses GitHub's Markdown, for the model, the rules and the pages alike: CommonMark with tables, strikethrough, bare
 * addresses, task lists, footnotes, and formulas in dollar signs. Check the work first (`tooCostly`). Most of what people write is
 * simple and needs no micromark (`simpleMarkdown`).
 * @param known Labels that are defined elsewhere in the document.
 * @param record Sees what micromark knows and mdast leaves out.
 */
export function parseMarkdown(text: string, known: KnownLabels = NO_LABELS, record?: MdastExtension): Root {
  return (record ? null : simpleMarkdown(text)) ?? parseAny(text, known, record);
}

function parseAny(text: string, known: KnownLabels, record: MdastExtension = {}): Root {
  const hasLabels = known.links.length > 0 || known.footnotes.length > 0;
  const { extensions, mdastExtensions } = (syntax ??= createSyntax());
  return fromMarkdown(text, {
    extensions: hasLabels ? [...extensions, knownLabels(known)] : extensions,
    mdastExtensions: [...mdastExtensions, record],
  });
}

function createSyntax() {
  return {
    extensions: [gfm(), formulaSyntax, unquotedValues()],
    mdastExtensions: [gfmFromMarkdown(), formulaFromMarkdown],
  };
}
