// What Node and Web Workers have in common and the language does not declare.
declare function setTimeout<A extends unknown[]>(
  callback: (...values: A) => void,
  milliseconds: number,
  ...values: A
): unknown;
declare function clearTimeout(timer: unknown): void;
