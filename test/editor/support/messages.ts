import * as vscode from 'vscode';

/**
 * Collects the messages that the extension shows during a task. They are not displayed, because nobody could close them.
 *
 * @param task Gets the messages shown so far.
 * @param answers The buttons to press, on messages that have one.
 */
export async function messagesDuring(
  task: (messages: readonly string[]) => Promise<unknown>,
  answers: readonly string[] = [],
): Promise<readonly string[]> {
  const messages: string[] = [];
  const { showErrorMessage, showInformationMessage, showWarningMessage } = vscode.window;
  const take = (text: string, ...items: unknown[]): Promise<unknown> => {
    messages.push(text);
    return Promise.resolve(items.find((item) => answers.some((answer) => answer === item)));
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
