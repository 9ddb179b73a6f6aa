/** A piece of a sentence. */
export interface TextPiece {
  readonly text: string;
  /** Whether it is in backticks, which are left out. */
  readonly isCode: boolean;
}

/**
 * The pieces of one of our own sentences, such as `Merge into the branch "main"` with backticks for quotes. All is text
 * if the backticks don't pair, because a name in the sentence has one.
 */
export function codeInText(sentence: string): readonly TextPiece[] {
  const parts = sentence.split('`');
  if (parts.length % 2 === 0) return [{ text: sentence, isCode: false }];
  return parts.map((text, index) => ({ text, isCode: index % 2 === 1 })).filter(({ text }) => text !== '');
}
