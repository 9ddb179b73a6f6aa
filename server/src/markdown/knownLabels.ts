import type { Code, Construct, Extension, State } from 'micromark-util-types';

/** The labels that the rest of a document defines, as micromark normalises them. */
export interface KnownLabels {
  readonly links: readonly string[];
  /** Without their `^`. */
  readonly footnotes: readonly string[];
}

const OPENING_BRACKET = 91;
const CLOSING_BRACKET = 93;

/** Lets references use labels that the text itself does not define, for micromark. */
export function knownLabels({ links, footnotes }: KnownLabels): Extension {
  const seen = new WeakSet();
  const construct: Construct = {
    name: 'knownLabels',
    tokenize(_effects, _ok, nok): State {
      // Once for each parser, before micromark looks a label up.
      if (!seen.has(this.parser)) {
        seen.add(this.parser);
        this.parser.defined.push(...links);
        this.parser.gfmFootnotes = [...(this.parser.gfmFootnotes ?? []), ...footnotes];
      }
      return (code: Code): State | undefined => nok(code);
    },
  };
  return { text: { [OPENING_BRACKET]: construct, [CLOSING_BRACKET]: construct } };
}
