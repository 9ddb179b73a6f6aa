import {
  Disposable,
  EventEmitter,
  l10n,
  Range,
  RelativePattern,
  TextEditorRevealType,
  Uri,
  window,
  workspace,
  type Event,
  type LogOutputChannel,
  type TextEditor,
  type WebviewPanel,
} from 'vscode';
import { isFromPage, type FromPage, type ToPage } from '../../webview/messages';
import type { RenderResult } from '../../../server/src/protocol';
import type { LanguageServer } from '../languageServer';
import type { Reports } from '../reports';
import { revealInEditor, visibleEditor } from '../revealInEditor';
import { openLink } from './links';
import { folderOf, pageHtml, resourceRoots } from './page';

/** What a preview works with. */
export interface PreviewContext {
  readonly extensionUri: Uri;
  readonly server: LanguageServer;
  readonly reports: Reports;
  readonly log: LogOutputChannel;
}

/** The page of one report in a panel; it ends with the panel. */
export interface Preview {
  readonly uri: Uri;
  readonly panel: WebviewPanel;
  readonly onDidDispose: Event<void>;
}

/** The page's images: what is written or deleted below the report's folder is shown anew. */
const IMAGES = '**/*.{png,jpg,jpeg,gif,svg,webp,bmp,avif,PNG,JPG,JPEG,GIF,SVG,WEBP}';
/** After one side has scrolled the other, its own scrolling is an echo for so long, in milliseconds. */
const ECHO = 200;

/** Fills a panel with the page of a report and keeps it up to date. */
export function createPreview(
  panel: WebviewPanel,
  uri: Uri,
  { extensionUri, server, reports, log }: PreviewContext,
): Preview {
  const key = uri.toString();
  const name = uri.path.slice(uri.path.lastIndexOf('/') + 1);
  const disposed = new EventEmitter<void>();
  /** The keys of the blocks that the page holds; null while its script does not run. */
  let known: readonly string[] | null = null;
  let isAsking = false;
  let isStale = false;
  let isDisposed = false;
  let echoUntil = 0;

  panel.title = l10n.t('Preview {0}', name);
  panel.iconPath = {
    light: Uri.joinPath(extensionUri, 'media', 'report-light.svg'),
    dark: Uri.joinPath(extensionUri, 'media', 'report-dark.svg'),
  };
  panel.webview.options = {
    enableScripts: true,
    enableForms: false,
    localResourceRoots: resourceRoots(extensionUri, uri),
  };

  function tell(message: ToPage): void {
    if (!isDisposed) void panel.webview.postMessage(message);
  }

  /** Asks for the page; what changes meanwhile is asked for once more, so that a slow answer never piles up. */
  async function refresh(): Promise<void> {
    isStale = true;
    if (isAsking) return;
    isAsking = true;
    while (isStale) {
      isStale = false;
      await ask();
    }
    isAsking = false;
  }

  async function ask(): Promise<void> {
    if (known === null || isDisposed) return;
    const asked = known;
    try {
      // The server knows open documents only, and VS Code closes one that no editor shows.
      await workspace.openTextDocument(uri);
    } catch (error) {
      log.warn(`${key} could not be opened for its preview.`, error);
      tell({
        type: 'notice',
        text: l10n.t('{0} can’t be opened any more. This page shows its last state.', name),
      });
      return;
    }
    try {
      await server.start();
      const page = await server.render({ uri: key, known: asked });
      if (known === asked) show(page, asked.length === 0);
    } catch (error) {
      log.error(`The preview of ${key} could not be made.`, error);
      tell({
        type: 'notice',
        text: l10n.t('This page is not up to date, because the language server does not answer.'),
      });
    }
  }

  function show(page: RenderResult | null, isFirst: boolean): void {
    if (page === null) {
      tell({
        type: 'notice',
        text: l10n.t('{0} holds no report any more: no questions with “Answer:” are left in it.', name),
      });
      return;
    }
    known = page.blocks.map((block) => block.key);
    tell({ type: 'update', blocks: page.blocks });
    if (isFirst) scrollPage(visibleEditor(uri));
  }

  async function receive(message: FromPage): Promise<void> {
    switch (message.type) {
      case 'ready':
        known = [];
        await refresh();
        return;
      case 'scrolled':
        scrollEditor(message.line);
        return;
      case 'openSource':
        await revealInEditor(uri, Math.floor(message.line));
        return;
      case 'openLink':
        await openLink(message.href, uri);
    }
  }

  function scrollPage(editor: TextEditor | undefined): void {
    const top = editor?.visibleRanges[0]?.start.line;
    if (top !== undefined && setting('scrollPreviewWithEditor')) tell({ type: 'scroll', line: top });
  }

  function scrollEditor(line: number): void {
    const editor = visibleEditor(uri);
    if (!editor || !setting('scrollEditorWithPreview')) return;
    echoUntil = Date.now() + ECHO;
    const top = Math.floor(line);
    editor.revealRange(new Range(top, 0, top, 0), TextEditorRevealType.AtTop);
  }

  /** The settings of VS Code's own Markdown preview count for this one too. */
  function setting(name: 'scrollPreviewWithEditor' | 'scrollEditorWithPreview'): boolean {
    return workspace.getConfiguration('markdown.preview', uri).get(name) !== false;
  }

  function watchFiles(): Disposable[] {
    const folder = folderOf(uri);
    if (!folder) return [];
    const images = workspace.createFileSystemWatcher(new RelativePattern(folder, IMAGES));
    const showAnew = (file: Uri): void => {
      tell({ type: 'fileChanged', uri: panel.webview.asWebviewUri(file).toString() });
    };
    // A report that is open nowhere else changes on disk only.
    const siblings = workspace.createFileSystemWatcher(new RelativePattern(folder, '*'));
    const reread = (file: Uri): void => {
      if (file.toString() === key) void refresh();
    };
    return [
      images,
      images.onDidCreate(showAnew),
      images.onDidChange(showAnew),
      images.onDidDelete(showAnew),
      siblings,
      siblings.onDidCreate(reread),
      siblings.onDidChange(reread),
      siblings.onDidDelete(reread),
    ];
  }

  const listeners = Disposable.from(
    panel.webview.onDidReceiveMessage((message: unknown) => {
      if (!isFromPage(message)) return;
      receive(message).catch((error: unknown) => {
        log.error(`The preview could not do what was asked (${message.type}).`, error);
      });
    }),
    panel.onDidChangeViewState(() => {
      // A page that is hidden is thrown away; its script says so when it runs again.
      if (!panel.visible) known = null;
    }),
    reports.onDidChange((changed) => {
      if (changed.toString() === key && reports.get(uri)) void refresh();
    }),
    server.onDidChangeState((state) => {
      if (state === 'running') void refresh();
    }),
    window.onDidChangeTextEditorVisibleRanges(({ textEditor }) => {
      if (textEditor.document.uri.toString() === key && Date.now() > echoUntil) scrollPage(textEditor);
    }),
    ...watchFiles(),
  );
  panel.onDidDispose(() => {
    isDisposed = true;
    listeners.dispose();
    disposed.fire();
    disposed.dispose();
  });
  panel.webview.html = pageHtml(panel.webview, extensionUri, uri);
  return { uri, panel, onDidDispose: disposed.event };
}
