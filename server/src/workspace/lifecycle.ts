import type { Connection, Message } from 'vscode-languageserver';
import { ErrorCodes, ResponseError } from '../lsp';

/** Enforces the order of LSP: nothing before `initialize`, and only `exit` after `shutdown`. */
export interface Lifecycle {
  /** Pass it to the connection: it sees each message before the connection does. */
  readonly messageStrategy: { handleMessage(message: Message, next: (message: Message) => void): void };
  /** Answers out-of-turn requests with an error; call it before the connection listens. */
  refuse(connection: Connection): void;
}

/** The method name under which an out-of-turn request is passed on. */
const OUT_OF_TURN = 'mlopsReport/outOfTurn';

const NOT_INITIALIZED = new ResponseError(
  ErrorCodes.ServerNotInitialized,
  'The server is not initialized: send initialize first.',
);
const SHUT_DOWN = new ResponseError(
  ErrorCodes.InvalidRequest,
  'The server is shut down: nothing but exit may follow.',
);

/** Follows a connection from its first message on. */
export function followLifecycle(): Lifecycle {
  let phase: 'before' | 'between' | 'after' = 'before';

  return {
    messageStrategy: {
      handleMessage(message, next) {
        const call = readCall(message);
        // Answers to the server's own requests are always allowed.
        if (call === null || call.method === 'exit') {
          next(message);
          return;
        }
        const isInTurn = phase === 'between' || (phase === 'before' && call.method === 'initialize');
        if (isInTurn) {
          phase = call.method === 'shutdown' ? 'after' : 'between';
          next(message);
        } else if (call.isRequest) next({ ...message, method: OUT_OF_TURN, params: [] } as Message);
      },
    },
    refuse(connection) {
      connection.onRequest(OUT_OF_TURN, () => (phase === 'before' ? NOT_INITIALIZED : SHUT_DOWN));
    },
  };
}

/** Null if it is neither a request nor a notification. */
function readCall(message: Message): { readonly method: string; readonly isRequest: boolean } | null {
  if (!('method' in message) || typeof message.method !== 'string') return null;
  return { method: message.method, isRequest: 'id' in message && message.id !== undefined };
}
