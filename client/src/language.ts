import { commands, l10n as editor, Uri, window, workspace, type Disposable } from 'vscode';

/** Texts in the person's language by those in English. */
type Texts = Readonly<Record<string, string>>;

/** Null where the editor's own language is spoken, by its own means. */
let chosen: Texts | null = null;

/** Takes up the language that is set (`mlopsReport.language`); to be awaited before anything is said. */
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

/** The texts for the server; undefined where it is to speak English because the editor does. */
export function textsForServer(): Texts | undefined {
  return chosen ?? editor.bundle;
}

/** Says in the language that is set what VS Code's own `l10n` says in the editor's. */
export const l10n = {
  /** @param message The text in English, with `{0}`, `{1}` … for the values. */
  t(message: string, ...values: (string | number | boolean)[]): string {
    if (chosen === null) return editor.t(message, ...values);
    const text = chosen[message] ?? message;
    return text.replaceAll(/\{(\d+)\}/g, (hole, index: string) => String(values[Number(index)] ?? hole));
  },
};

/** Offers to load the window again when the language is changed, as what is shown already stays in the old one. */
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
