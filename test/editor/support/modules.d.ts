/** Imports all test files that the run has chosen; `test/support/editorTests.ts` makes it. */
declare module 'test-files';

/** Mocha's build for browsers, which sets globals. */
declare module 'mocha/mocha.js';
