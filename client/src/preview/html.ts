import type { Texts } from '../../webview/texts';
import { escapeHtml, panelHtml, type PanelParts } from '../panel/panelHtml';

/** The inputs of a report's page; all addresses are those inside the webview. */
export interface PageParts extends PanelParts {
  /** The report's URI. */
  readonly uri: string;
  /** The report's folder, with a trailing slash; empty if it has none. */
  readonly folder: string;
  /** The folder that all images must be in, with a trailing slash; empty if the report has no folder. */
  readonly root: string;
  /** Whether the panel is locked to the report. */
  readonly isLocked: boolean;
  /** What the page is called, for screen readers. */
  readonly title: string;
  readonly texts: Texts;
}

/** The empty page; its script asks for the blocks. The report is written in English, whatever the language of our texts. */
export function emptyPage(parts: PageParts): string {
  const { uri, folder, root, isLocked, title, texts, cspSource } = parts;
  const text = escapeHtml;
  const actions = [
    ['in', texts.zoomIn],
    ['out', texts.zoomOut],
    ['fit', texts.fit],
    ['copy', texts.copyImage],
    ['open', texts.openImage],
    ['close', texts.close],
  ] as const;
  const buttons = actions
    .map(([action, name]) => `<button type="button" data-action="${action}">${text(name)}</button>`)
    .join('\n');
  const own = `lang="${text(texts.language)}"`;
  return panelHtml(parts, {
    language: 'en',
    title,
    images: cspSource,
    data: { uri, folder, root, locked: String(isLocked), texts: JSON.stringify(texts) },
    body: `<header>
<button type="button" id="skip" class="sr-only" ${own}>${text(texts.skip)}</button>
<div id="faces" role="group" aria-label="${text(texts.faces)}" ${own}>
<button type="button" data-face="github">${text(texts.gitHub)}</button>
<button type="button" data-face="hand-in">${text(texts.handIn)}</button>
<span id="about"></span>
</div>
</header>
<div id="status" role="status"><p id="notice" ${own} hidden></p></div>
<main id="page"></main>
<dialog id="viewer">
<div class="viewer-actions" ${own}>
${buttons}
<span role="status"></span>
</div>
<div class="viewer-place" tabindex="0"></div>
</dialog>`,
  });
}
