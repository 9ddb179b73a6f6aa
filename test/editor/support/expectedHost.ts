import type { ExpectedHost } from '../../support/expectedHost';

declare const EXPECTED_HOST: ExpectedHost;

/** Where the tests were told that they would run; set when they are bundled. */
export const expectedHost: ExpectedHost = EXPECTED_HOST;
