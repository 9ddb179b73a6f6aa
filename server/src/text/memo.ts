import { ownText } from './ownText';

/**
 * Memoises `make` per object. A value lives as long as its object does. Null is kept as a value; undefined is computed
 * again.
 */
export function memoizeByObject<K extends object, T>(make: (key: K) => T): (key: K) => T {
  const made = new WeakMap<K, T>();
  return (key) => {
    const known = made.get(key);
    if (known !== undefined) return known;
    const value = make(key);
    made.set(key, value);
    return value;
  };
}

/**
 * Memoises `make` per text and keeps the recently used results.
 * @param budget Budget of one generation: entries, or the sum of `sizeOf`. Two generations are kept, so at most twice
 * this.
 */
export function memoizeByText<T>(
  budget: number,
  make: (text: string) => T,
  sizeOf: (text: string) => number = () => 1,
): (text: string) => T {
  let recent = new Map<string, T>();
  let before = new Map<string, T>();
  let size = 0;
  return (text) => {
    const seen = recent.get(text);
    if (seen !== undefined) return seen;
    const own = ownText(text);
    const made = before.get(own) ?? make(own);
    size += sizeOf(own);
    if (size > budget) {
      before = recent;
      recent = new Map();
      size = sizeOf(own);
    }
    recent.set(own, made);
    return made;
  };
}

/** Memoises only the last call: several rules look at one question in turn. */
export function memoizeLast<K extends object, T>(make: (key: K) => T): (key: K) => T {
  let last: { readonly key: K; readonly value: T } | null = null;
  return (key) => {
    if (last?.key !== key) last = { key, value: make(key) };
    return last.value;
  };
}
