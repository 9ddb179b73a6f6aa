import * as vscode from 'vscode';

/**
 * The messages that the extension has for the person while a task runs. They are not shown: no one is there to close them.
 *
 * @param task Is given the messages that have come so far.
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
