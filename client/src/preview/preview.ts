import { EventEmitter, Uri, type Event, type WebviewPanel } from 'vscode';
import { nameOf } from '../editor/nameOf';
import { l10n } from '../language';
import { showReportPage, type PageContext } from './reportPage';

/** A panel with the page of a report: the focused one, or the one it is locked to. */
export interface Preview {
  readonly panel: WebviewPanel;
  /** The report that it shows. */
  readonly uri: Uri;
  readonly isLocked: boolean;
  /** Shows another report, or the same one after a rename, then at the same position. */
  show(uri: Uri, how?: 'renamed'): void;
  setLocked(isLocked: boolean): void;
  /** Copies the image of a file, by its path as the report has it. */
  copyImage(target: string): void;
  /** Handles a message from the page; invalid ones are ignored. Never rejects. */
  receive(message: unknown): Promise<void>;
  readonly onDidDispose: Event<void>;
}

/** Shows the page of a report in a panel, until the panel is closed. */
export function createPreview(
  panel: WebviewPanel,
  uri: Uri,
  startsLocked: boolean,
  context: PageContext,
): Preview {
  const disposed = new EventEmitter<void>();
  let isLocked = startsLocked;
  let page = showReportPage(panel, uri, { isLocked, line: null }, context);

  function showTitle(): void {
    const name = nameOf(page.uri);
    if (context.faces.of(page.uri) === 'hand-in')
      panel.title = isLocked ? l10n.t('[Hand-in] {0}', name) : l10n.t('Hand-in {0}', name);
    else panel.title = isLocked ? l10n.t('[Preview] {0}', name) : l10n.t('Preview {0}', name);
  }

  panel.iconPath = {
    light: Uri.joinPath(context.extensionUri, 'media', 'report-light.svg'),
    dark: Uri.joinPath(context.extensionUri, 'media', 'report-dark.svg'),
  };
  const faceChanged = context.faces.onDidChange(showTitle);
  panel.onDidDispose(() => {
    faceChanged.dispose();
    page.dispose();
    disposed.fire();
    disposed.dispose();
  });
  showTitle();

  return {
    panel,
    get uri() {
      return page.uri;
    },
    get isLocked() {
      return isLocked;
    },
    show(next, how) {
      const { line } = page;
      page.dispose();
      page = showReportPage(panel, next, { isLocked, line: how === 'renamed' ? line : null }, context);
      showTitle();
    },
    setLocked(locked) {
      isLocked = locked;
      page.setLocked(locked);
      showTitle();
    },
    copyImage(target) {
      // Only a page with the focus may write to the clipboard.
      panel.reveal();
      page.copyImage(target);
    },
    receive: (message) => page.receive(message),
    onDidDispose: disposed.event,
  };
}
