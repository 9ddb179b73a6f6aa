/**
 * A function that gives what it has made for the same text before, as long as it was asked for it lately.
 * @param most so many are remembered at least, and twice as many at most; or so much, where they have sizes.
 */
export function remembered<T>(
  most: number,
  make: (text: string) => T,
  sizeOf: (text: string) => number = () => 1,
): (text: string) => T {
  let recent = new Map<string, T>();
  let before = new Map<string, T>();
  let size = 0;
  return (text) => {
    const seen = recent.get(text);
    if (seen !== undefined) return seen;
    const made = before.get(text) ?? make(text);
    size += sizeOf(text);
    if (size > most) {
      before = recent;
      recent = new Map();
      size = sizeOf(text);
    }
    recent.set(text, made);
    return made;
  };
}
