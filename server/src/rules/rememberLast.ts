/**
 * The same function, which computes nothing when it is asked for the same once more: several rules look at one question in
 * turn. Unlike `oncePer` it holds one value, not one for each question.
 */
export function rememberLast<K extends object, T>(compute: (key: K) => T): (key: K) => T {
  let last: { readonly key: K; readonly value: T } | null = null;
  return (key) => {
    if (last?.key !== key) last = { key, value: compute(key) };
    return last.value;
  };
}
