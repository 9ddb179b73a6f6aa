import { commands, l10n as editor, Uri, window, workspace, type Disposable } from 'vscode';

/** Translated texts by their English originals. */
type Texts = Readonly<Record<string, string>>;

/** Null means VS Code's own translation is used. */
let chosen: Texts | null = null;

/** Loads the language set in `mlopsReport.language`. Await it before showing any text. */
export async function takeUpLanguage(extensionUri: Uri): Promise<void> {
  const language = workspace.getConfiguration('mlopsReport').get('language');
  if (language === 'en') chosen = {};
  if (language !== 'da') return;
  const bundle = Uri.joinPath(extensionUri, 'l10n', 'bundle.l10n.da.json');
  const bytes = await workspace.fs.readFile(bundle).then(undefined, () => null);
  if (bytes) chosen = JSON.parse(new TextDecoder().decode(bytes)) as Texts;
  else
    void window.showWarningMessage(
      l10n.t("The Danish texts can't be read, so MLOps Report uses the editor's language."),
    );
}

/** The texts for the server; undefined if the editor's language is English. */
export function textsForServer(): Texts | undefined {
  return chosen ?? editor.bundle;
}

/** Replaces VS Code's `l10n`: uses the language set in the settings instead of the editor's. */
export const l10n = {
  /** @param message The text in English, with `{0}`, `{1}` … for the values. */
  t(message: string, ...values: (string | number | boolean)[]): string {
    if (chosen === null) return editor.t(message, ...values);
    const text = chosen[message] ?? message;
    return text.replaceAll(/\{(\d+)\}/g, (hole, index: string) => String(values[Number(index)] ?? hole));
  },
};

/** Offers to reload the window when the language changes, because texts already shown stay in the old language. */
export function followLanguage(): Disposable {
  return workspace.onDidChangeConfiguration(async (event) => {
    if (!event.affectsConfiguration('mlopsReport.language')) return;
    const reload = l10n.t('Reload Window');
    const chosenAction = await window.showInformationMessage(
      l10n.t('Reload the window to see MLOps Report in the new language.'),
      reload,
    );
    if (chosenAction === reload) await commands.executeCommand('workbench.action.reloadWindow');
  });
}
