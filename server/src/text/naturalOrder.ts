let collator: Intl.Collator | null = null;

/** Compares paths as people order them: `q2.png` before `q10.png`. */
export function compareNaturally(a: string, b: string): number {
  // Created on first use: its tables take megabytes.
  collator ??= new Intl.Collator('en', { numeric: true });
  return collator.compare(a, b);
}
