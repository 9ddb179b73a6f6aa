/**
 * The tests that run on hosts other than the newest VS Code on Node, which runs all tests. Keys are suite titles; values are the starts
 * of test titles, or `all`.
 */
export type EditorSubset = Readonly<Record<string, 'all' | readonly string[]>>;

/** On the oldest VS Code: tests that depend on recent or changed parts of its API. */
export const ON_OLDEST: EditorSubset = {
  Host: 'all',
  Activation: 'all',
  Problems: [
    'are empty in a good report',
    'have a range',
    'follow each change',
    'are cleared when',
    'change their severity',
  ],
  'Quick fixes': 'all',
  Checklist: 'all',
  Questions: 'all',
  Preview: ['opens beside', 'follows the report that has', 'ticks a box of the checklist'],
  'Unsaved work': ['A tick in the tree keeps unsaved changes', 'A quick fix keeps unsaved changes'],
  Samples: 'all',
  'Server crashes': ['a server that is killed'],
};

/** In a Web Worker: tests of what differs there, such as files and the server's exit. */
export const ON_WEB: EditorSubset = {
  Host: 'all',
  Activation: 'all',
  Problems: ['have a range', 'follow each change'],
  'Quick fixes': ['insert an image'],
  Checklist: ['ticks and clears', 'follows what is typed'],
  Questions: ['follow what is typed'],
  Figures: 'all',
  'Export HTML': 'all',
  'A new report': ['is created if there is none', 'is offered'],
  'Renaming figures': ['updates an open report', 'updates a report that is not open'],
  Preview: ['opens beside', 'ticks a box of the checklist', 'is saved for a browser'],
  'Changes on disk, in the tree and in the editor': 'all',
  Samples: 'all',
  'Server crashes in a Web Worker': 'all',
};
