let collator: Intl.Collator | null = null;

/** Compares paths as people order them: `q2.png` before `q10.png`. */
export function compareNaturally(a: string, b: string): number {
  // Made when first asked for: the tables that it loads take megabytes.
  collator ??= new Intl.Collator('en', { numeric: true });
  return collator.compare(a, b);
}
