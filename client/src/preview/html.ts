import type { Texts } from '../../webview/texts';

/** What the page of a report is made with; all addresses are those inside the webview. */
export interface PageParts {
  /** Where the webview's own resources come from, as a source of a content security policy. */
  readonly cspSource: string;
  /** Lets this one script run; 128 random bits. */
  readonly nonce: string;
  readonly script: string;
  readonly styles: string;
  /** The report's URI. */
  readonly uri: string;
  /** The report's folder, with a slash at its end; empty where it has none. */
  readonly folder: string;
  /** The folder that no image may lie outside of, with a slash at its end; empty where the report has no folder. */
  readonly root: string;
  /** Whether the panel stays with the report. */
  readonly isLocked: boolean;
  /** What the page is called, for screen readers. */
  readonly title: string;
  readonly texts: Texts;
}

/** What the policy of a page lets in. */
export interface PolicyParts extends Pick<PageParts, 'cspSource' | 'nonce'> {
  /** Where images come from, as a source of a content security policy. */
  readonly images: string;
}

/** Nothing runs but the script with the nonce; nothing is loaded but images, and styles of the webview's own resources. */
export function contentPolicy({ cspSource, nonce, images }: PolicyParts): string {
  return [
    "default-src 'none'",
    `img-src ${images}`,
    `style-src ${cspSource}`,
    `script-src 'nonce-${nonce}'`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}

/** The empty page; its script asks for the blocks. */
export function emptyPage(parts: PageParts): string {
  const data = {
    uri: parts.uri,
    folder: parts.folder,
    root: parts.root,
    locked: String(parts.isLocked),
    texts: JSON.stringify(parts.texts),
  };
  const attributes = Object.entries(data).map(([name, value]) => `data-${name}="${escapeAttribute(value)}"`);
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escapeAttribute(contentPolicy({ ...parts, images: parts.cspSource }))}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeAttribute(parts.title)}</title>
<link rel="stylesheet" href="${escapeAttribute(parts.styles)}">
</head>
<body ${attributes.join(' ')}>
<header>
<button type="button" id="skip" lang="${escapeAttribute(parts.texts.language)}">${escapeAttribute(parts.texts.skip)}</button>
<div id="faces" role="group" aria-label="${escapeAttribute(parts.texts.faces)}" lang="${escapeAttribute(parts.texts.language)}">
<button type="button" data-face="github">${escapeAttribute(parts.texts.gitHub)}</button>
<button type="button" data-face="hand-in">${escapeAttribute(parts.texts.handIn)}</button>
<span id="about"></span>
</div>
</header>
<div id="status" role="status"><p id="notice" lang="${escapeAttribute(parts.texts.language)}" hidden></p></div>
<main id="page"></main>
<script nonce="${parts.nonce}" src="${escapeAttribute(parts.script)}"></script>
</body>
</html>`;
}

/** A text as the value of an attribute, or between tags. */
export function escapeAttribute(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/"/g, '&quot;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}
