import * as l10n from '@vscode/l10n';
import type { ReportFiles } from '../../files/reportFiles';
import { hasImageExtension, resolveTarget } from '../../text/figureTarget';
import type { ClientSupport } from '../../workspace/clientCapabilities';
import type { Markup } from '../markup';
import { imageSize } from './imageSize';

/** Most pictures have their size at the start; JPEG may have camera notes and a colour profile before it. In bytes. */
const HEADS = [4 * 1024, 256 * 1024];

/** The width of pictures in hovers of VS Code's Markdown, in pixels. */
const THUMBNAIL_WIDTH = 300;

/** The path of the file that a figure shows, from the report's folder; null if there is none that may be read. */
export function localPathOf(target: string): string | null {
  const resolved = resolveTarget(target);
  return resolved.kind === 'local' && hasImageExtension(resolved.path) ? resolved.path : null;
}

/** `1280 × 720 pixels · 84 kB`; null if there is no such file. */
export async function describeFile(files: ReportFiles, path: string): Promise<string | null> {
  const bytes = await files.size(path);
  if (bytes === null) return null;
  const size = await sizeOf(files, path, bytes);
  const weight = weightText(bytes);
  return size ? `${l10n.t('{0} × {1} pixels', size.width, size.height)} · ${weight}` : weight;
}

/** A picture of limited width, if the client can limit it; null if it shows no pictures. */
export function thumbnail(uri: string, markup: Markup, { sizedImages }: ClientSupport): string[] {
  const picture = markup.picture(uri, sizedImages ? THUMBNAIL_WIDTH : null);
  return picture === null ? [] : [picture];
}

async function sizeOf(
  files: ReportFiles,
  path: string,
  bytes: number,
): Promise<ReturnType<typeof imageSize>> {
  for (const length of HEADS) {
    const head = await files.head(path, length);
    const size = head && imageSize(head);
    if (size) return size;
    if (!head || bytes <= length || !isJpeg(head)) return null;
  }
  return null;
}

function isJpeg(head: Uint8Array): boolean {
  return head[0] === 0xff && head[1] === 0xd8;
}

/** In whole numbers, which look the same in all languages. */
function weightText(bytes: number): string {
  if (bytes === 1) return l10n.t('1 byte');
  if (bytes < 1000) return l10n.t('{0} bytes', bytes);
  if (bytes < 9_999_500) return l10n.t('{0} kB', Math.round(bytes / 1000));
  return l10n.t('{0} MB', Math.round(bytes / 1e6));
}
