import { EventEmitter, Uri, ViewColumn, window, type Event, type WebviewPanel } from 'vscode';
import { isPageState } from '../../webview/messages';
import { createPreview, type Preview, type PreviewContext } from './preview';

/** The open previews, one for each report. */
export interface Previews {
  /** Opens the preview of a report beside its editor, or shows the one that is open; the focus stays where it is. */
  open(uri: Uri): void;
  /** The report whose preview has the focus. */
  readonly focused: Uri | null;
  readonly onDidChangeFocus: Event<Uri | null>;
  dispose(): void;
}

/** The type of the panels, as the manifest names it. */
const PANEL = 'mlopsReport.preview';

/** Keeps the previews, those of the last session too. */
export function createPreviews(context: PreviewContext): Previews {
  const previews = new Map<string, Preview>();
  const focusChanged = new EventEmitter<Uri | null>();
  let focused: Uri | null = null;

  function setFocused(uri: Uri | null): void {
    if (focused?.toString() === uri?.toString()) return;
    focused = uri;
    focusChanged.fire(uri);
  }

  function adopt(panel: WebviewPanel, uri: Uri): void {
    const key = uri.toString();
    const preview = createPreview(panel, uri, context);
    previews.set(key, preview);
    const follow = (): void => {
      if (panel.active) setFocused(uri);
      else if (focused?.toString() === key) setFocused(null);
    };
    panel.onDidChangeViewState(follow);
    preview.onDidDispose(() => {
      if (previews.get(key) === preview) previews.delete(key);
      if (focused?.toString() === key) setFocused(null);
    });
    follow();
  }

  const serializer = window.registerWebviewPanelSerializer(PANEL, {
    deserializeWebviewPanel(panel, state: unknown) {
      if (isPageState(state)) adopt(panel, Uri.parse(state.uri));
      else panel.dispose();
      return Promise.resolve();
    },
  });

  return {
    get focused() {
      return focused;
    },
    onDidChangeFocus: focusChanged.event,
    open(uri) {
      const open = previews.get(uri.toString());
      if (open) {
        open.panel.reveal(undefined, true);
        return;
      }
      const place = { viewColumn: ViewColumn.Beside, preserveFocus: true };
      adopt(window.createWebviewPanel(PANEL, '', place, { enableFindWidget: true }), uri);
    },
    dispose() {
      serializer.dispose();
      focusChanged.dispose();
    },
  };
}
