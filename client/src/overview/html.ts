import type { OverviewTexts } from '../../../common/overview/texts';
import { contentPolicy, escapeAttribute } from '../preview/html';

/** The inputs of the overview's page; all addresses are those inside the webview. */
export interface OverviewParts {
  /** Origin of the webview's own resources, as a CSP source. */
  readonly cspSource: string;
  /** The script's nonce, 128 random bits. */
  readonly nonce: string;
  readonly script: string;
  readonly styles: string;
  /** The report's URI. */
  readonly uri: string;
  /** The title of the page. */
  readonly title: string;
  readonly texts: OverviewTexts;
}

/** The page without data; its script asks for the report. `data:` images are allowed for the picture that the page draws. */
export function overviewHtml(parts: OverviewParts): string {
  const { texts, title, uri, nonce, script, styles } = parts;
  const text = (of: string): string => escapeAttribute(of);
  return `<!DOCTYPE html>
<html lang="${text(texts.language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${text(contentPolicy({ ...parts, images: 'data:' }))}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${text(title)}</title>
<link rel="stylesheet" href="${text(styles)}">
</head>
<body data-uri="${text(uri)}" data-texts="${text(JSON.stringify(texts))}">
<div role="status"><p id="notice" hidden></p></div>
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
</main>
<script nonce="${nonce}" src="${text(script)}"></script>
</body>
</html>`;
}
