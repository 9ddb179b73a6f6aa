import {
  DocumentDropEdit,
  DocumentDropOrPasteEditKind,
  DocumentPasteEdit,
  Disposable,
  languages,
  Range,
  SnippetString,
  Uri,
  workspace,
  WorkspaceEdit,
  type DataTransfer,
  type LogOutputChannel,
  type TextDocument,
} from 'vscode';
import { l10n } from '../language';
import { encodeTarget, hasAcceptedExtension } from '../../../common/figureTarget';
import { plainRange } from '../editor/ranges';
import { isInside } from '../server/folders';
import { questionAt } from '../model/questions';
import type { Reports } from '../model/reports';
import type { LanguageServer } from '../server/languageServer';
import { freeFigureNames, namesMentioned } from './figureNames';
import { contentsOf, givenImages, type GivenImage } from './givenImages';

/** Timeout in milliseconds for the server to analyse the current text. */
const TIMEOUT_MS = 2000;

/** A sub-kind of the only kind that VS Code's own Markdown image edit yields to. */
const KIND = DocumentDropOrPasteEditKind.Empty.append('markdown', 'link', 'image', 'attachment', 'figure');

/** VS Code's own edit also yields to this: text copied together with a picture of it, as from a spreadsheet. */
const YIELD_TO = [DocumentDropOrPasteEditKind.Text];

const MIME_TYPES = ['text/uri-list', 'files', 'image/*'];

/** The text for the cursor and the files to create, in one undo step. */
interface FigureEdit {
  readonly title: string;
  readonly snippet: SnippetString;
  readonly files: WorkspaceEdit;
}

/**
 * Saves images that are pasted or dropped into a report in its folder `figures`, named after the question, and inserts them at the cursor.
 * Images that are already in the folder are only inserted.
 */
export function offerToPasteFigures(
  reports: Reports,
  server: LanguageServer,
  log: LogOutputChannel,
): Disposable {
  async function figureEdit(
    document: TextDocument,
    range: Range,
    data: DataTransfer,
  ): Promise<FigureEdit | null> {
    if (document.uri.scheme === 'untitled' || !reports.get(document.uri)) return null;
    try {
      const images = await givenImages(data);
      if (images.length === 0) return null;
      // If the server is too slow, the question from its last analysis is used.
      const report =
        (await reports.atVersion(document.uri, document.version, TIMEOUT_MS)) ?? reports.get(document.uri);
      const question = report && questionAt(report.summary, range.start.line);
      const { paths, files } = await filesFor(document, images, question?.number);
      const place = await server.placeFigures({
        uri: document.uri.toString(),
        version: document.version,
        targets: paths.map((path) => `figures/${encodeTarget(path)}`),
        at: plainRange(range),
        question: null,
      });
      return place && { title: titleFor(paths), snippet: new SnippetString(place.snippet), files };
    } catch (error) {
      log.error('A figure could not be pasted or dropped.', error);
      return null;
    }
  }

  return Disposable.from(
    languages.registerDocumentPasteEditProvider(
      { language: 'markdown' },
      {
        async provideDocumentPasteEdits(document, [range], data, { only }) {
          if (!range || (only && !only.contains(KIND))) return [];
          const edit = await figureEdit(document, range, data);
          if (!edit) return [];
          const paste = new DocumentPasteEdit(edit.snippet, edit.title, KIND);
          paste.additionalEdit = edit.files;
          paste.yieldTo = YIELD_TO;
          return [paste];
        },
      },
      { providedPasteEditKinds: [KIND], pasteMimeTypes: MIME_TYPES },
    ),
    languages.registerDocumentDropEditProvider(
      { language: 'markdown' },
      {
        async provideDocumentDropEdits(document, position, data) {
          const edit = await figureEdit(document, new Range(position, position), data);
          if (!edit) return null;
          const drop = new DocumentDropEdit(edit.snippet, edit.title, KIND);
          drop.additionalEdit = edit.files;
          drop.yieldTo = YIELD_TO;
          return drop;
        },
      },
      { providedDropEditKinds: [KIND], dropMimeTypes: MIME_TYPES },
    ),
  );
}

/** The paths of the images relative to `figures`, and the files to create for images from elsewhere. */
async function filesFor(
  document: TextDocument,
  images: readonly GivenImage[],
  question: number | undefined,
): Promise<{ readonly paths: readonly string[]; readonly files: WorkspaceEdit }> {
  const folder = Uri.joinPath(document.uri, '../figures');
  const isThere = ({ uri }: GivenImage): boolean => uri !== null && isInside(folder, uri);
  const others = images.filter((image) => !isThere(image));
  const extensions = others.map(({ extension }) => extension);
  // Files of an earlier paste may not be written yet, and other files may still be created.
  const taken = [...(await namesIn(folder)), ...namesMentioned(document.getText())];
  const names = freeFigureNames(question, extensions, taken);
  const files = new WorkspaceEdit();
  const paths: string[] = [];
  for (const image of images) {
    if (image.uri && isThere(image)) {
      paths.push(image.uri.path.slice(folder.path.length + 1));
      continue;
    }
    const name = names[others.indexOf(image)] ?? '';
    paths.push(name);
    files.createFile(Uri.joinPath(folder, name), { contents: await contentsOf(image), overwrite: false });
  }
  return { paths, files };
}

/** The names in a folder; empty if it doesn't exist. */
async function namesIn(folder: Uri): Promise<string[]> {
  const entries = await workspace.fs.readDirectory(folder).then(undefined, () => []);
  return entries.map(([name]) => name);
}

function titleFor(paths: readonly string[]): string {
  const title = paths.length === 1 ? l10n.t('Insert Figure') : l10n.t('Insert {0} Figures', paths.length);
  return paths.every(hasAcceptedExtension) ? title : l10n.t('{0} (the template asks for PNG or JPEG)', title);
}
