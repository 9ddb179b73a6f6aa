/**
 * How often a test that fails in an editor or a browser is tried again: they lose a key press or a click now and then where other programs
 * keep the machine busy. Each such try is counted and printed. With `RETRY=no`, as in the nightly run, there is none.
 */
export const RETRIES = process.env['RETRY'] === 'no' ? 0 : 1;
