import { connect } from 'node:net';
import type { Readable, Writable } from 'node:stream';

/** The streams of the protocol. */
export interface Transport {
  readonly input: Readable;
  readonly output: Writable;
}

/**
 * The transport that the command line names (LSP, Implementation Considerations): a socket or a pipe that the editor
 * listens on; without one, standard input and output.
 * @param onFault Called with a sentence if the arguments name no transport, or no one listens there.
 */
export function openTransport(words: readonly string[], onFault: (reason: string) => void): Transport | null {
  const port = valueOf(words, '--socket');
  const pipe = valueOf(words, '--pipe');
  if (port === null && pipe === null) return { input: process.stdin, output: process.stdout };
  const number = Number(port);
  if (pipe === null && !(Number.isInteger(number) && number > 0 && number < 65536)) {
    onFault('--socket needs the number of a port.');
    return null;
  }
  if (pipe === '') {
    onFault('--pipe needs a name.');
    return null;
  }
  const socket = pipe === null ? connect(number, '127.0.0.1') : connect(pipe);
  socket.on('error', () => {
    onFault(`Nobody listens on the ${pipe === null ? 'port' : 'pipe'} of the editor any more.`);
  });
  return { input: socket, output: socket };
}

/** The value of `--name=value` or `--name value`; empty if there is none, null without the option. */
function valueOf(words: readonly string[], name: string): string | null {
  const index = words.findIndex((word) => word === name || word.startsWith(`${name}=`));
  const word = words[index];
  if (word === undefined) return null;
  return word === name ? (words[index + 1] ?? '') : word.slice(name.length + 1);
}
