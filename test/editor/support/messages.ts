import * as vscode from 'vscode';

/**
 * Collects the messages that the extension shows during a task. They are not displayed, because nobody could close them.
 *
 * @param task Gets the messages shown so far.
 */
export async function messagesDuring(
  task: (messages: readonly string[]) => Promise<unknown>,
): Promise<readonly string[]> {
  const messages: string[] = [];
  const { showErrorMessage, showInformationMessage, showWarningMessage } = vscode.window;
  const take = (text: string): Promise<undefined> => {
    messages.push(text);
    return Promise.resolve(undefined);
  };
  Object.assign(vscode.window, {
    showErrorMessage: take,
    showInformationMessage: take,
    showWarningMessage: take,
  });
  try {
    await task(messages);
  } finally {
    Object.assign(vscode.window, { showErrorMessage, showInformationMessage, showWarningMessage });
  }
  return messages;
}
