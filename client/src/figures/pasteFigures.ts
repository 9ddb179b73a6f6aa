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

/** How long the server may take to look at a text, in milliseconds. */
const PATIENCE = 2000;

/** Below the one kind that Markdown's own edit for images makes way for. */
const KIND = DocumentDropOrPasteEditKind.Empty.append('markdown', 'link', 'image', 'attachment', 'figure');

/** What Markdown's own edit makes way for, too: text that was copied with a picture of it, as from a sheet of numbers. */
const YIELD_TO = [DocumentDropOrPasteEditKind.Text];

const MIME_TYPES = ['text/uri-list', 'files', 'image/*'];

/** What is put at the cursor, and the files that are made for it, in one undo step. */
interface FigureEdit {
  readonly title: string;
  readonly snippet: SnippetString;
  readonly files: WorkspaceEdit;
}

/**
 * Puts images that are pasted or dropped into a report into the folder `figures` beside it, under a name made from the
 * question, and shows them at the cursor. Images that lie in the folder already are only shown.
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
      // Where the server takes too long, the question is the one that stood there when it last looked.
      const report =
        (await reports.atVersion(document.uri, document.version, PATIENCE)) ?? reports.get(document.uri);
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

/** The paths of images from the folder `figures`, and the files that are to be made for those that lie elsewhere. */
async function filesFor(
  document: TextDocument,
  images: readonly GivenImage[],
  question: number | undefined,
): Promise<{ readonly paths: readonly string[]; readonly files: WorkspaceEdit }> {
  const folder = Uri.joinPath(document.uri, '../figures');
  const isThere = ({ uri }: GivenImage): boolean => uri !== null && isInside(folder, uri);
  const others = images.filter((image) => !isThere(image));
  const extensions = others.map(({ extension }) => extension);
  // The file of the figure before may still be on its way to the folder, and others' files may be still to come.
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

/** The names in a folder; none where there is no folder yet. */
async function namesIn(folder: Uri): Promise<string[]> {
  const entries = await workspace.fs.readDirectory(folder).then(undefined, () => []);
  return entries.map(([name]) => name);
}

function titleFor(paths: readonly string[]): string {
  const title = paths.length === 1 ? l10n.t('Insert Figure') : l10n.t('Insert {0} Figures', paths.length);
  return paths.every(hasAcceptedExtension) ? title : l10n.t('{0} (the template asks for PNG or JPEG)', title);
}
