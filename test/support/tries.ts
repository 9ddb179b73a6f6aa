/**
 * How often a failing test in an editor or a browser is retried, because they occasionally lose a key press or a click on a busy machine.
 * Each retry is counted and printed. With `RETRY=no`, as in the nightly run, there are none.
 */
export const RETRIES = process.env['RETRY'] === 'no' ? 0 : 1;
