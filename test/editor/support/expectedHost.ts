import type { ExpectedHost } from '../../support/expectedHost';

declare const EXPECTED_HOST: ExpectedHost;

/** The expected host; set when the tests are bundled. */
export const expectedHost: ExpectedHost = EXPECTED_HOST;
