import { Transform } from 'node:stream';

/** Longer than any header of a message, in bytes. */
const MAX_HEADER_LENGTH = 8 * 1024;

/** Longer than any message, in bytes: no longer string can be created. */
const MAX_MESSAGE_LENGTH = 512 * 1024 * 1024;

const HEADER_END = '\r\n\r\n';

/**
 * Passes incoming messages on, up to a header whose length is too large or negative, or that has no end: after it no
 * message could be found any more, and the connection would wait forever.
 * @param onFault Called once, with a sentence for the client.
 */
export function guardHeaders(onFault: (reason: string) => void): Transform {
  let header = '';
  let body = 0;
  let isFaulty = false;

  /** Continues reading a header; gives the number of bytes that belong to it. */
  function readHeader(chunk: Buffer, start: number): number {
    const read = chunk.toString('latin1', start, start + MAX_HEADER_LENGTH);
    const before = header.length;
    header += read;
    const end = header.indexOf(HEADER_END);
    if (end < 0) {
      if (header.length > MAX_HEADER_LENGTH) fail(`A header has more than ${MAX_HEADER_LENGTH} bytes.`);
      return read.length;
    }
    body = lengthIn(header.slice(0, end));
    header = '';
    if (body < 0 || body > MAX_MESSAGE_LENGTH)
      fail(`A header promises ${body < 0 ? 'less than nothing' : `more than ${MAX_MESSAGE_LENGTH} bytes`}.`);
    return end + HEADER_END.length - before;
  }

  function fail(reason: string): void {
    isFaulty = true;
    onFault(reason);
  }

  return new Transform({
    transform(chunk: Buffer, _, done) {
      for (let index = 0; index < chunk.length && !isFaulty;) {
        if (body === 0) {
          index += readHeader(chunk, index);
          continue;
        }
        const read = Math.min(body, chunk.length - index);
        body -= read;
        index += read;
      }
      done(null, isFaulty ? undefined : chunk);
    },
  });
}

/** The length of the message after a header, in bytes; 0 if it has none, since the connection skips such a header. */
function lengthIn(header: string): number {
  const value = /^content-length:[ \t]*(-?\d+)[ \t]*$/imu.exec(header.replaceAll('\r', ''))?.[1];
  return value === undefined ? 0 : Number(value);
}
