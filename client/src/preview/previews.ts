import {
  commands,
  Disposable,
  EventEmitter,
  TabInputText,
  Uri,
  ViewColumn,
  window,
  workspace,
  type Event,
  type WebviewPanel,
} from 'vscode';
import type { Face } from '../../../common/pageBlock';
import { parsePageState } from '../../webview/messages';
import type { Reports } from '../model/reports';
import { columnOf } from '../editor/revealInEditor';
import { renamedUri } from '../editor/renamedUri';
import { ownersOf } from './owners';
import { createPreview, type Preview } from './preview';
import type { PageContext } from './reportPage';

/** The open previews: any number that are locked to a report, and at most one that follows the focused report. */
export interface Previews {
  /** Shows the preview of a report, beside its editor if it is new. The focus doesn't move. */
  open(uri: Uri): void;
  /** Locks the focused preview to its report, or lets it follow the active one. Closes a preview that becomes redundant. */
  setLocked(isLocked: boolean): void;
  /** Switches the focused preview, and others of the same report, to another page. */
  setFace(face: Face): void;
  /** Copies the image of a file that the focused preview shows, by its path as the report has it. */
  copyImage(target: string): void;
  readonly all: readonly Preview[];
  /** The report of the focused preview. */
  readonly focused: Uri | null;
  readonly onDidChangeFocus: Event<Uri | null>;
  dispose(): void;
}

/** The services for previews. */
export interface PreviewsContext extends PageContext {
  readonly reports: Reports;
}

/** The view type of the panels, as in the manifest. */
const PANEL = 'mlopsReport.preview';

/** Creates the previews, and restores those of the last session. */
export function createPreviews(context: PreviewsContext): Previews {
  const previews = new Set<Preview>();
  const focusChanged = new EventEmitter<Uri | null>();
  let focused: Preview | null = null;

  function focusMayHaveChanged(): void {
    const before = focused;
    focused = [...previews].find(({ panel }) => panel.active) ?? null;
    const isLocked = focused?.isLocked ?? false;
    void commands.executeCommand('setContext', 'mlopsReport.previewIsLocked', isLocked);
    const face = focused ? context.faces.of(focused.uri) : 'github';
    void commands.executeCommand('setContext', 'mlopsReport.previewFace', face);
    if (focused !== before) focusChanged.fire(focused?.uri ?? null);
  }

  /** Among the reports that have a tab, as text or as a preview. */
  function ownerOf(report: Uri): string | undefined {
    const shown = [...previews].map(({ uri }) => uri);
    const known = context.reports.all().map(({ uri }) => uri);
    const tabs = urisOfTabs();
    return ownersOf([...known.filter((uri) => tabs.has(uri.toString())), ...shown, report]).get(
      report.toString(),
    );
  }

  function showTitles(): void {
    for (const preview of previews) preview.showTitle();
  }

  function adopt(panel: WebviewPanel, uri: Uri, isLocked: boolean): void {
    const preview = createPreview(panel, uri, isLocked, { ...context, ownerOf });
    previews.add(preview);
    showTitles();
    panel.onDidChangeViewState(focusMayHaveChanged);
    preview.onDidDispose(() => {
      previews.delete(preview);
      showTitles();
      focusMayHaveChanged();
    });
    focusMayHaveChanged();
  }

  function follower(): Preview | undefined {
    return [...previews].find((preview) => !preview.isLocked);
  }

  function show(preview: Preview, uri: Uri, how?: 'renamed'): void {
    if (preview.uri.toString() === uri.toString()) return;
    preview.show(uri, how);
    showTitles();
    focusMayHaveChanged();
    if (preview === focused) focusChanged.fire(uri);
  }

  /** Like VS Code's own preview, follows editors only: focusing another preview doesn't change this one. */
  function followEditor(): void {
    const document = window.activeTextEditor?.document;
    const report = document && context.reports.get(document.uri);
    const preview = report && follower();
    if (preview) show(preview, report.uri);
  }

  const serializer = window.registerWebviewPanelSerializer(PANEL, {
    deserializeWebviewPanel(panel, kept: unknown) {
      const state = parsePageState(kept);
      if (state) adopt(panel, Uri.parse(state.uri), state.isLocked);
      else panel.dispose();
      return Promise.resolve();
    },
  });
  const listeners = Disposable.from(
    serializer,
    context.faces.onDidChange(focusMayHaveChanged),
    window.onDidChangeActiveTextEditor(followEditor),
    window.tabGroups.onDidChangeTabs(showTitles),
    context.reports.onDidChange((uri) => {
      showTitles();
      if (uri.toString() === window.activeTextEditor?.document.uri.toString()) followEditor();
    }),
    workspace.onDidRenameFiles(({ files }) => {
      for (const preview of previews) {
        const uri = renamedUri(preview.uri, files);
        if (!uri) continue;
        context.faces.set(uri, context.faces.of(preview.uri));
        show(preview, uri, 'renamed');
      }
    }),
  );

  return {
    get all() {
      return [...previews];
    },
    get focused() {
      return focused?.uri ?? null;
    },
    onDidChangeFocus: focusChanged.event,
    open(uri) {
      const showing = [...previews].find((preview) => preview.uri.toString() === uri.toString());
      const open = showing ?? follower();
      if (open) {
        show(open, uri);
        // Where it is in front of the report's own text, it makes way.
        const isInFront = open.panel.viewColumn === columnOf(uri);
        open.panel.reveal(isInFront ? ViewColumn.Beside : undefined, true);
        return;
      }
      const place = { viewColumn: ViewColumn.Beside, preserveFocus: true };
      adopt(window.createWebviewPanel(PANEL, '', place, { enableFindWidget: true }), uri, false);
    },
    setLocked(isLocked) {
      const preview = focused;
      if (!preview || preview.isLocked === isLocked) return;
      preview.setLocked(isLocked);
      const key = preview.uri.toString();
      const superfluous = [...previews].filter(
        (other) =>
          other !== preview && other.isLocked === isLocked && (!isLocked || other.uri.toString() === key),
      );
      for (const { panel } of superfluous) panel.dispose();
      focusMayHaveChanged();
    },
    setFace(face) {
      if (focused) context.faces.set(focused.uri, face);
    },
    copyImage(target) {
      focused?.copyImage(target);
    },
    dispose() {
      listeners.dispose();
      focusChanged.dispose();
    },
  };
}

/** The files that have a tab: VS Code keeps others open for a while. */
function urisOfTabs(): ReadonlySet<string> {
  const tabs = window.tabGroups.all.flatMap((group) => group.tabs);
  return new Set(tabs.flatMap(({ input }) => (input instanceof TabInputText ? [input.uri.toString()] : [])));
}
