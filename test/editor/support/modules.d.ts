/** Imports all test files that were chosen; `test/support/editorTests.ts` creates it. */
declare module 'test-files';

/** Mocha's build for browsers, which sets globals. */
declare module 'mocha/mocha.js';
