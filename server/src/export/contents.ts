import * as l10n from '@vscode/l10n';
import type { Element } from 'hast';
import { element, textOf } from '../render/elements';
import { ownLanguage } from '../render/uiLanguage';
import type { Outline, PageQuestion } from './outline';

const HEADING_ID = 'contents';

/** The table of contents: the sections, and the questions of each. */
export function contentsOf({ sections }: Outline): Element {
  const entries = sections.flatMap(({ heading, questions }) => {
    const items = questions.map(questionEntry);
    if (!heading) return items;
    const list = items.length > 0 ? [element('ul', {}, ...items)] : [];
    return [element('li', {}, linkTo(heading, textOf(heading).trim()), ...list)];
  });
  const heading = element('h2', { id: HEADING_ID, ...ownLanguage() }, l10n.t('Contents'));
  return element('nav', { ariaLabelledBy: [HEADING_ID] }, heading, element('ul', {}, ...entries));
}

function questionEntry({ heading, title }: PageQuestion): Element {
  const link = linkTo(heading, textOf(heading).trim());
  return title === '' ? element('li', {}, link) : element('li', {}, link, ` ${title}`);
}

function linkTo({ properties }: Element, text: string): Element {
  return element('a', { href: `#${String(properties.id)}` }, text);
}
