import * as l10n from '@vscode/l10n';
import type { Element, Parents, Root } from 'hast';
import type { ReportFiles } from '../files/reportFiles';
import { element, textOf } from '../render/elements';
import { ownLanguage } from '../render/uiLanguage';
import { resolveTarget } from '../text/figureTarget';
import { excerpt } from '../text/printable';
import { toBase64 } from '../../../common/base64';
import { imageType } from '../text/imageType';

/** An image that could not be embedded. */
export interface LeftOutImage {
  /** The beginning of its address, printable; if the renderer removed the address, the beginning of its description. */
  readonly target: string;
  /** Such as `not found`. */
  readonly reason: string;
}

const MEGABYTE = 1024 * 1024;

/** Maximum size of an image; no camera or plot makes a larger file that belongs into a report. */
export const MAX_IMAGE_SIZE = 10 * MEGABYTE;

/**
 * Maximum size of all images together, each as often as it is shown: a browser opens such a page immediately, and few
 * need a tenth of it.
 */
export const MAX_PAGE_SIZE = 50 * MEGABYTE;

/**
 * Embeds the images of a page that are readable files; all others are replaced by a note, with a link if the image is
 * on the web. Never rejects.
 */
export async function embedImages(page: Root, files: ReportFiles | null): Promise<LeftOutImage[]> {
  const leftOut: LeftOutImage[] = [];
  const known = new Map<string, Promise<Loaded>>();
  let size = 0;
  for (const { image, isInLink } of imagesIn(page, false)) {
    if (image.tagName !== 'img') {
      leftOut.push(withoutAddress(image, isInLink));
      continue;
    }
    const target = image.properties.src ?? '';
    const loaded = await loadOnce(target, files, known);
    if ('reason' in loaded || loaded.bytes > MAX_PAGE_SIZE - size) {
      const reason = 'reason' in loaded ? loaded.reason : l10n.t('the page would grow too large');
      leftOut.push({ target: excerpt(target), reason });
      standIn(image, reason);
      continue;
    }
    size += loaded.bytes;
    image.properties.alt = descriptionOf(image);
    image.properties.src = loaded.data;
  }
  return leftOut;
}

type Loaded = { readonly data: string; readonly bytes: number } | { readonly reason: string };

function loadOnce(
  target: string,
  files: ReportFiles | null,
  known: Map<string, Promise<Loaded>>,
): Promise<Loaded> {
  const loading = known.get(target) ?? load(target, files);
  known.set(target, loading);
  return loading;
}

async function load(target: string, files: ReportFiles | null): Promise<Loaded> {
  const resolved = resolveTarget(target);
  if (resolved.kind !== 'local') return { reason: l10n.t('its address is not a path in this folder') };
  if (!files) return { reason: l10n.t('the files around the report can’t be reached') };
  const size = await files.size(resolved.path);
  if (size === null) return { reason: l10n.t('not found') };
  if (size === 0) return { reason: l10n.t('the file is empty') };
  if (size > MAX_IMAGE_SIZE) return { reason: l10n.t('larger than {0} MB', MAX_IMAGE_SIZE / MEGABYTE) };
  const bytes = await files.read(resolved.path, MAX_IMAGE_SIZE);
  if (bytes === null) return { reason: l10n.t('it can’t be read') };
  const type = imageType(resolved.path, bytes);
  if (type === null) return { reason: l10n.t('not an image of type PNG, JPEG, GIF, WebP or SVG') };
  return { data: `data:${type};base64,${toBase64(bytes)}`, bytes: bytes.length };
}

interface PlacedImage {
  /** An `img`, or the renderer's stand-in for one. */
  readonly image: Element;
  readonly isInLink: boolean;
}

const STAND_INS = ['remote-image', 'blocked-image'];

function imagesIn(parent: Parents, isInLink: boolean): PlacedImage[] {
  return parent.children.flatMap((child) => {
    if (child.type !== 'element') return [];
    const { tagName, properties } = child;
    const isImage = tagName === 'img' || STAND_INS.some((name) => hasClass(properties, name));
    return isImage ? [{ image: child, isInLink }] : imagesIn(child, isInLink || tagName === 'a');
  });
}

function hasClass({ className }: Element['properties'], name: string): boolean {
  return Array.isArray(className) && className.includes(name);
}

/** The description stays readable, followed by the reason. */
function standIn(image: Element, reason: string): void {
  image.children = [
    { type: 'text', value: `${descriptionOf(image)} ` },
    element('small', ownLanguage(), l10n.t('(not shown: {0})', reason)),
  ];
  image.tagName = 'span';
  image.properties = { className: ['missing-image'] };
}

/** For an image without a description, at least its file name. */
function descriptionOf({ properties: { alt, src } }: Element): string {
  return alt?.trim() ? alt : decodeTarget(src ?? '');
}

/**
 * The renderer's text about an image that it does not show; one on the web becomes a link, unless it is already in one.
 */
function withoutAddress(image: Element, isInLink: boolean): LeftOutImage {
  const address = image.properties['dataSrc'];
  delete image.properties['dataSrc'];
  if (typeof address !== 'string') {
    const encoded = image.properties['dataAddress'];
    delete image.properties['dataAddress'];
    const target = typeof encoded === 'string' ? decodeURIComponent(encoded) : excerpt(nameOf(image));
    return { target, reason: l10n.t('its address is not a path in this folder') };
  }
  if (!isInLink) image.children = [element('a', { href: address }, ...image.children)];
  return { target: excerpt(address), reason: l10n.t('it is on the web') };
}

/** The description before the reason. */
function nameOf({ children: [description] }: Element): string {
  return description === undefined ? '' : textOf(description).trim();
}

function decodeTarget(target: string): string {
  const resolved = resolveTarget(target);
  return 'path' in resolved ? resolved.path : target;
}
