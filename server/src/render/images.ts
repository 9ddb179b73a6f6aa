import * as l10n from '@vscode/l10n';
import type { Element, Parents, RootContent } from 'hast';
import { resolveTarget, type FigureTarget } from '../text/figureTarget';
import { excerpt } from '../text/printable';
import { element } from './elements';
import { ownLanguage, ownWords } from './uiLanguage';

/** Replaces every image of a safe tree by a stand-in, except files with a relative path: nothing else is loaded. */
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
  if (kind !== 'remote') {
    // For messages only, so the beginning is enough; encoded, it is no address that could be loaded.
    const named = source === '' ? {} : { dataAddress: encodeURIComponent(excerpt(source)) };
    return standIn(image, 'blocked-image', reasonOf(kind), named);
  }
  const address = source.startsWith('//') ? `https:${source}` : source;
  return standIn(image, 'remote-image', l10n.t('on the web, not loaded'), { dataSrc: address });
}

function reasonOf(kind: Exclude<FigureTarget['kind'], 'local' | 'remote'>): string {
  switch (kind) {
    case 'rooted':
      return l10n.t('not shown: its path begins with /');
    case 'backslashed':
      return l10n.t('not shown: its path has \\ instead of /');
    case 'foreign':
    case 'none':
      return l10n.t('not shown: its address is not a path in this folder');
  }
}

/** The description stays readable, followed by the reason. */
function standIn(
  image: Element,
  className: string,
  reason: string,
  properties: Element['properties'] = {},
): Element {
  const description = image.properties.alt?.trim() ?? '';
  const note = element('small', ownLanguage(), `(${reason})`);
  return element(
    'span',
    { className: [className], ...properties },
    description === '' ? ownWords(l10n.t('Image')) : description,
    ' ',
    note,
  );
}
