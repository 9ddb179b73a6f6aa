import { definitionsIn, joinDefinitions, type Definitions } from '../../server/src/markdown/linkDefinitions';
import { splitLines } from '../../server/src/text/lines';

/** What a text defines, as the definitions of a document. */
export function definitionsOf(text: string): Definitions {
  return joinDefinitions([definitionsIn(splitLines(text))]);
}
