import * as l10n from '@vscode/l10n';
import type { Element, Root } from 'hast';
import { toHtml } from 'hast-util-to-html';
import type { ReportSummary } from '../../../common/protocol';
import { element, elementsOf, textOf } from '../render/elements';
import { showEmoji } from '../render/emoji';
import { numberedFootnotes } from '../render/footnotes';
import { addHeadingIds } from '../render/headingIds';
import { ownLanguage, PAGE_LANGUAGE } from '../render/uiLanguage';
import type { Report } from '../report/report';
import type { Pause } from '../text/pause';
import { contentsOf } from './contents';
import { isHeading } from './headings';
import { outlineOf, type Outline, type PageQuestion, type PageSection } from './outline';
import { OVERVIEW_STYLE, overviewPart } from './overviewPart';
import { STYLE } from './style';
import { pageHead } from './pageHead';
import { makeIdsUnique } from './uniqueIds';

/** Browsers and search engines cut off longer titles. */
const MAX_TITLE_LENGTH = 70;

/**
 * The page of a report as a tree; its images still refer to files.
 * @param overview The content of its overview; null for none.
 * @param pause Awaited between its questions.
 */
export async function pageOf(report: Report, overview: ReportSummary | null, pause: Pause): Promise<Root> {
  const outline = await outlineOf(report, pause);
  const main = element('main', {}, ...outline.sections.map(sectionElement));
  const body = element('body', {}, element('header', {}, outline.heading), main);
  const footnotes = numberedFootnotes(body, outline.notes);
  if (footnotes) main.children.push(footnotes);
  addHeadingIds(elementsOf(body).filter(isHeading));
  makeIdsUnique(body);
  const opening = overview ? [overviewPart(overview, outline)] : [];
  body.children.splice(1, 0, ...opening, contentsOf(outline));
  showEmoji(body);
  const style = overview ? STYLE + OVERVIEW_STYLE : STYLE;
  const head = headElement(outline, style);
  return { type: 'root', children: [element('html', { lang: PAGE_LANGUAGE }, head, body)] };
}

/** The HTML of a page. */
export function htmlOf(page: Root): string {
  return `<!DOCTYPE html>\n${toHtml(page)}\n`;
}

function sectionElement({ heading, content, questions }: PageSection): Element {
  const body = [...content, ...questions.map(questionElement)];
  return element('section', {}, ...(heading ? [heading] : []), ...body);
}

function questionElement({ heading, prompt, answer, state }: PageQuestion): Element {
  const note =
    state === 'empty'
      ? [element('p', { className: ['note'], ...ownLanguage() }, l10n.t('Not answered.'))]
      : [];
  return element(
    'article',
    { className: ['question'] },
    heading,
    element('div', { className: ['prompt'] }, ...prompt),
    element('div', { className: ['answer'] }, ...answer),
    ...note,
  );
}

function headElement({ heading }: Outline, style: string): Element {
  return pageHead({ title: shorten(textOf(heading)), style, script: null, images: 'data:' });
}

function shorten(title: string): string {
  const text = title.replace(/\s+/g, ' ').trim();
  const characters = Array.from(text);
  return characters.length <= MAX_TITLE_LENGTH
    ? text
    : `${characters
        .slice(0, MAX_TITLE_LENGTH - 1)
        .join('')
        .trimEnd()}…`;
}
