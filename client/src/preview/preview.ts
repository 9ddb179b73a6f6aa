import { EventEmitter, Uri, type Event, type WebviewPanel } from 'vscode';
import { l10n } from '../language';
import { showReportPage, type PageContext } from './reportPage';

/** A panel with the page of a report: the focused one, or the one it is locked to. */
export interface Preview {
  readonly panel: WebviewPanel;
  /** The report that it shows. */
  readonly uri: Uri;
  readonly isLocked: boolean;
  /** Shows in the title whose report it is, after other reports were opened or closed. */
  showTitle(): void;
  /** Shows another report, or the same one after a rename, then at the same position. */
  show(uri: Uri, how?: 'renamed'): void;
  setLocked(isLocked: boolean): void;
  /** Copies the image of a file, by its path as the report has it. */
  copyImage(target: string): void;
  /** Handles a message from the page; invalid ones are ignored. Never rejects. */
  receive(message: unknown): Promise<void>;
  readonly onDidDispose: Event<void>;
}

/** The services for a preview. */
export interface PreviewContext extends PageContext {
  /** Whose a report is; undefined if there is no other one. */
  readonly ownerOf: (report: Uri) => string | undefined;
}

/** Shows the page of a report in a panel, until the panel is closed. */
export function createPreview(
  panel: WebviewPanel,
  uri: Uri,
  startsLocked: boolean,
  context: PreviewContext,
): Preview {
  const disposed = new EventEmitter<void>();
  let isLocked = startsLocked;
  let page = showReportPage(panel, uri, { isLocked, line: null }, context);

  function titleOf(owner: string | undefined): string {
    if (context.faces.of(page.uri) === 'hand-in') {
      if (owner === undefined) return isLocked ? l10n.t('[Hand-in Page]') : l10n.t('Hand-in Page');
      return isLocked ? l10n.t('[Hand-in Page: {0}]', owner) : l10n.t('Hand-in Page: {0}', owner);
    }
    if (owner === undefined) return isLocked ? l10n.t('[Report Page]') : l10n.t('Report Page');
    return isLocked ? l10n.t('[Report Page: {0}]', owner) : l10n.t('Report Page: {0}', owner);
  }

  function showTitle(): void {
    const title = titleOf(context.ownerOf(page.uri));
    if (panel.title !== title) panel.title = title;
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
    showTitle,
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
