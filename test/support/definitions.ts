import { definitionsIn, joinDefinitions, type Definitions } from '../../server/src/markdown/linkDefinitions';
import { splitLines } from '../../server/src/text/lines';

/** The link definitions in a text, as those of a document. */
export function definitionsOf(text: string): Definitions {
  return joinDefinitions([definitionsIn(splitLines(text))]);
}
