import * as l10n from '@vscode/l10n';
import type { Element, Root } from 'hast';
import { reopening, type OpenBlock } from '../report/openBlocks';
import { element, elementsOf } from './elements';
import { renderText, type TextSurroundings } from './renderText';
import { ownLanguage } from './uiLanguage';

/**
 * Renders a text below something that nothing has closed, as GitHub shows it there: in a comment nothing at all, in
 * code its source. Begins with a note that says why. Source lines are those of the text.
 */
export function renderBelow(open: OpenBlock, text: string, surroundings: TextSurroundings): Root {
  const before = reopening(open);
  if (before === '') return renderText(text, surroundings);
  const tree = renderText(before + text, surroundings);
  const added = before.split('\n').length - 1;
  for (const { properties } of elementsOf(tree))
    for (const name of ['dataLine', 'dataEndLine'])
      if (properties[name] !== undefined) properties[name] = Math.max(0, Number(properties[name]) - added);
  const children = tree.children.filter((node) => node.type !== 'element' || !isEmptyPre(node));
  return { ...tree, children: [noteOn(open), ...children] };
}

/** It only opens raw HTML. */
function isEmptyPre({ tagName, children }: Element): boolean {
  return tagName === 'pre' && children.length === 0;
}

function noteOn({ raw }: OpenBlock): Element {
  return element('p', { className: ['note'], ...ownLanguage() }, noteText(raw?.kind ?? 'details'));
}

function noteText(kind: NonNullable<OpenBlock['raw']>['kind']): string {
  switch (kind) {
    case 'comment':
      return l10n.t('GitHub hides this text, because a comment above it is never closed.');
    case 'code':
      return l10n.t('GitHub shows this text as code, because a code block above it is never closed.');
    case 'details':
      return l10n.t('GitHub folds this text away, because `{0}` above it is never closed.', '<details>');
    case 'html':
      return l10n.t('GitHub shows this text without its Markdown, because HTML above it is never closed.');
  }
}
