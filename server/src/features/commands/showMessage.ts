import type { Connection } from 'vscode-languageserver';
import { MessageType, ShowMessageNotification } from '../../lsp';

const TYPES = {
  error: MessageType.Error,
  warning: MessageType.Warning,
  information: MessageType.Info,
} as const;

/** Shows a message without waiting for an answer: not all clients answer. */
export function showMessage(connection: Connection, kind: keyof typeof TYPES, message: string): void {
  void connection.sendNotification(ShowMessageNotification.type, { type: TYPES[kind], message });
}
