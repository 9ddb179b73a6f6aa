import type { Element, Parents, RootContent } from 'hast';
import { resolveTarget } from '../report/figurePath';
import { element } from './elements';

/** Puts a stand-in in place of every image of a safe tree but files that a relative path leads to: nothing else is loaded. */
export function confineImages(parent: Parents): void {
  for (const [index, child] of parent.children.entries()) {
    if (child.type !== 'element') continue;
    if (child.tagName === 'img') (parent.children as RootContent[])[index] = confined(child);
    else confineImages(child);
  }
}

function confined(image: Element): Element {
  const source = image.properties.src ?? '';
  const { kind } = resolveTarget(source);
  if (kind === 'local') return image;
  if (kind !== 'remote') return standIn(image, 'blocked-image', REASONS[kind]);
  const address = source.startsWith('//') ? `https:${source}` : source;
  return standIn(image, 'remote-image', 'on the web, not loaded', { dataSrc: address });
}

const NO_PATH = 'not shown: its address is no path from this folder';
const REASONS = {
  rooted: 'not shown: its path begins with /',
  backslashed: 'not shown: its path has \\ in place of /',
  foreign: NO_PATH,
  none: NO_PATH,
} as const;

/** The description stays readable, the reason stands behind it. */
function standIn(
  image: Element,
  className: string,
  reason: string,
  properties: Element['properties'] = {},
): Element {
  const description = image.properties.alt?.trim() ?? '';
  const note = element('small', {}, `(${reason})`);
  return element(
    'span',
    { className: [className], ...properties },
    description === '' ? 'Image' : description,
    ' ',
    note,
  );
}
