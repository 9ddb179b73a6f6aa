import * as l10n from '@vscode/l10n';
import type { Element } from 'hast';
import { overviewPicture } from '../../../common/overview/picture';
import { DARK_COLOURS, LIGHT_COLOURS, PICTURE_STYLE } from '../../../common/overview/pictureStyle';
import { overviewTexts } from '../../../common/overview/texts';
import type { ReportSummary } from '../../../common/protocol';
import { element } from '../render/elements';
import { ownLanguage } from '../render/uiLanguage';
import type { Outline } from './outline';

/** The style of the overview in a page: wider than the text if there is room, and scrolled if there is not enough. */
export const OVERVIEW_STYLE = `
.overview { ${LIGHT_COLOURS} display: block; width: 100%; min-width: 44rem; height: auto; }
@media screen and (prefers-color-scheme: dark) { .overview { ${DARK_COLOURS} } }
${PICTURE_STYLE}
.overview-part { margin: 1.5rem calc(50% - min(27rem, 50vw - 1.25rem)); overflow-x: auto; }
@media print { .overview-part { margin: 0 0 1rem; overflow: visible; break-after: page; } .overview { min-width: 0; } }
`;

/** The overview as a part of a page, whose rows link to the questions below it. */
export function overviewPart(summary: ReportSummary, { sections }: Outline): Element {
  const texts = overviewTexts(l10n);
  const headings = sections.flatMap(({ questions }) => questions.map(({ heading }) => heading));
  const { svg } = overviewPicture(summary, {
    texts,
    headingOf: (index) => {
      const id = headings[index]?.properties.id;
      return typeof id === 'string' ? id : null;
    },
  });
  const place = { className: ['overview-part'], ariaLabel: texts.title, tabIndex: 0 };
  return element('section', { ...place, ...ownLanguage() }, svg);
}
