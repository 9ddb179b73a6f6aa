import type { EditorSubset } from '../../support/editorSubsets';

/** Removes all tests that do not belong to a subset. Throws if the subset names tests that don't exist. */
export function keepSubset(root: Mocha.Suite, subset: EditorSubset): void {
  for (const [title, beginnings] of Object.entries(subset)) {
    const found = root.suites.find((suite) => suite.title === title);
    if (!found) throw new Error(`There is no suite ${title}.`);
    if (beginnings !== 'all') keepTests(found, title, beginnings);
  }
  root.suites = root.suites.filter(({ title }) => subset[title] !== undefined);
}

function keepTests(suite: Mocha.Suite, title: string, beginnings: readonly string[]): void {
  const wanted = beginnings.map((beginning) => `${title} ${beginning}`);
  const kept = new Set<string>();
  const prune = (inner: Mocha.Suite): void => {
    inner.tests = inner.tests.filter((test) => {
      const match = wanted.find((beginning) => test.fullTitle().startsWith(beginning));
      if (match !== undefined) kept.add(match);
      return match !== undefined;
    });
    inner.suites.forEach(prune);
  };
  prune(suite);
  const missing = wanted.filter((beginning) => !kept.has(beginning));
  if (missing.length > 0) throw new Error(`No test starts with: ${missing.join(', ')}`);
}
