/**
 * The tests that run on hosts other than the newest VS Code on Node, which runs all of them. Keys are suite titles; values are the starts
 * of test titles, or all.
 */
export type EditorSubset = Readonly<Record<string, 'all' | readonly string[]>>;

/** On the oldest VS Code: tests that depend on recent or changed parts of its API. */
export const ON_OLDEST: EditorSubset = {
  Host: 'all',
  Activation: 'all',
  Problems: [
    'are none in a good report',
    'come with range',
    'follow each change',
    'vanish when',
    'have the severity',
  ],
  'Quick fixes': 'all',
  Checklist: 'all',
  Questions: 'all',
  Preview: ['opens beside', 'follows the report that has', 'ticks a box of the checklist'],
  'Nothing is lost': ['A tick in the tree keeps what is typed and', 'A quick fix keeps what is typed and'],
  Samples: 'all',
  Survival: ['a server that is killed'],
};

/** In a Web Worker: tests of what differs there, such as files and the server's exit. */
export const ON_WEB: EditorSubset = {
  Host: 'all',
  Activation: 'all',
  Problems: ['come with range', 'follow each change'],
  'Quick fixes': ['insert an image'],
  Checklist: ['ticks and clears', 'follows what is typed'],
  Questions: ['follow what is typed'],
  Figures: 'all',
  'Export HTML': 'all',
  'A new report': ['is written where none is', 'is offered'],
  'Renaming figures': ['rewrites an open report', 'rewrites a report that is not open'],
  Preview: ['opens beside', 'ticks a box of the checklist', 'is saved for a browser'],
  'Changes on disk, in the tree and in the editor': 'all',
  Samples: 'all',
  'Survival in a Web Worker': 'all',
};
