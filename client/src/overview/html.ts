import type { OverviewTexts } from '../../../common/overview/texts';
import { escapeHtml, panelHtml, type PanelParts } from '../panel/panelHtml';

/** The inputs of the overview's page. */
export interface OverviewParts extends PanelParts {
  /** The report's URI. */
  readonly uri: string;
  /** The title of the page. */
  readonly title: string;
  readonly texts: OverviewTexts;
}

/** The page without data; its script asks for the report. `data:` images are allowed for the picture that the page draws. */
export function overviewHtml(parts: OverviewParts): string {
  const { texts, title, uri } = parts;
  const text = escapeHtml;
  return panelHtml(parts, {
    language: texts.language,
    title,
    images: 'data:',
    data: { uri, texts: JSON.stringify(texts) },
    body: `<div role="status"><p id="notice" hidden></p></div>
<main id="overview" hidden>
<header>
<h1 id="headline"></h1>
<p id="verdict"></p>
<ul id="repository" hidden></ul>
<p id="uncommitted" hidden></p>
<p class="actions">
<button type="button" id="copy">${text(texts.copyPicture)}</button>
<button type="button" id="save">${text(texts.savePicture)}</button>
<button type="button" id="export">${text(texts.exportPage)}</button>
<span id="copied" role="status"></span>
</p>
<div id="strip"></div>
</header>
<section id="questions" aria-label="${text(texts.questions)}"></section>
<section id="checklist" aria-labelledby="checklist-heading">
<h2 id="checklist-heading">${text(texts.checklist)}</h2>
<p id="checklist-sum"></p>
<ul id="checklist-groups"></ul>
</section>
<section id="people" aria-labelledby="people-heading" hidden>
<h2 id="people-heading">${text(texts.whoWroteWhat)}</h2>
<p>${text(texts.howCounted)}</p>
<p id="older" hidden></p>
<div id="authors" role="group" aria-labelledby="people-heading" tabindex="0"></div>
<p id="more-authors" hidden></p>
</section>
</main>`,
  });
}
