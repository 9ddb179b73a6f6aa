import { Uri, workspace, type DataTransfer, type DataTransferFile } from 'vscode';
import { extensionOf, hasImageExtension } from '../../../common/figureTarget';

/** An image that was pasted or dropped. */
export interface GivenImage {
  /** Without the dot, as the file has it. */
  readonly extension: string;
  /** Where it lies; null for one that lies nowhere that can be reached, such as a screenshot in the clipboard. */
  readonly uri: Uri | null;
  /** What the clipboard or the pointer holds of it; null where it must be read from its place. */
  readonly file: DataTransferFile | null;
}

/** All that is given to one paste or drop, if it is images only; else nothing. */
export async function givenImages(data: DataTransfer): Promise<GivenImage[]> {
  const files = [...data].flatMap(([mime, item]) => {
    const file = item.asFile();
    return file ? [{ mime, file }] : [];
  });
  const uris = parseUriList((await data.get('text/uri-list')?.asString()) ?? '');
  // What is dragged from a web page comes with its address, and often with the image itself.
  const reachable = uris.some(({ scheme }) => /^https?$/u.test(scheme)) ? [] : uris;
  const images =
    reachable.length > 0
      ? reachable.map((uri) => imageAt(uri, files))
      : files.map(({ mime, file }) => imageOf(mime, file));
  return images.every(({ extension }) => hasImageExtension(`.${extension}`)) ? images : [];
}

/** What a file holds now. Rejects where it can't be read. */
export function contentsOf({ uri, file }: GivenImage): DataTransferFile | Thenable<Uint8Array> {
  if (file) return file;
  if (uri) return workspace.fs.readFile(uri);
  throw new Error('An image has neither a place nor contents.');
}

type GivenFile = Readonly<{ mime: string; file: DataTransferFile }>;

function imageAt(uri: Uri, files: readonly GivenFile[]): GivenImage {
  const extension = writtenExtension(uri.path);
  if (workspace.getWorkspaceFolder(uri)) return { extension, uri, file: null };
  // It may lie on another computer than the one that the extension runs on.
  const same = files.find(({ file }) => file.uri?.toString() === uri.toString() || file.name === nameOf(uri));
  return { extension, uri, file: same?.file ?? null };
}

function imageOf(mime: string, file: DataTransferFile): GivenImage {
  const isInWorkspace = file.uri !== undefined && workspace.getWorkspaceFolder(file.uri) !== undefined;
  return {
    extension: writtenExtension(file.name) || extensionByType(mime),
    uri: isInWorkspace ? file.uri : null,
    file,
  };
}

/** The usual extension of a type; empty where it is none of an image. */
function extensionByType(mime: string): string {
  return EXTENSIONS.get(mime) ?? '';
}

const EXTENSIONS: ReadonlyMap<string, string> = new Map([
  ['image/png', 'png'],
  ['image/jpeg', 'jpg'],
  ['image/gif', 'gif'],
  ['image/webp', 'webp'],
  ['image/svg+xml', 'svg'],
  ['image/bmp', 'bmp'],
  ['image/tiff', 'tiff'],
  ['image/avif', 'avif'],
]);

/** The extension in the letter case of the name, empty where it has none; what Windows calls `.jfif` is a JPEG. */
function writtenExtension(path: string): string {
  const { length } = extensionOf(path);
  const extension = length === 0 ? '' : path.slice(-length);
  return /^jfif$/iu.test(extension) ? 'jpg' : extension;
}

function nameOf(uri: Uri): string {
  return uri.path.slice(uri.path.lastIndexOf('/') + 1);
}

/** Lines that begin with `#` are comments (RFC 2483, 5). */
function parseUriList(text: string): Uri[] {
  const lines = text.split(/\r?\n/u).filter((line) => line !== '' && !line.startsWith('#'));
  try {
    return lines.map((line) => Uri.parse(line, true));
  } catch {
    // It holds something that is no address.
    return [];
  }
}
