/** The inputs of a panel's page; all addresses are those inside the webview. */
export interface PanelParts {
  /** Origin of the webview's own resources, as a CSP source. */
  readonly cspSource: string;
  /** The script's nonce, 128 random bits. */
  readonly nonce: string;
  readonly script: string;
  readonly styles: readonly string[];
}

/** The content of a panel's page. */
export interface PanelContent {
  /** The language of the page, as a `lang` value. */
  readonly language: string;
  /** What the page is called, for screen readers. */
  readonly title: string;
  /** Allowed origins of images, as a CSP source. */
  readonly images: string;
  /** The script's input: `data-*` attributes of the body, by their names without `data-`. */
  readonly data: Readonly<Record<string, string>>;
  /** The HTML of the body, without the script. Texts in it must be escaped. */
  readonly body: string;
}

/** The page of a panel. Its policy allows only the script with the nonce, the webview's own styles, and images. */
export function panelHtml(
  { cspSource, nonce, script, styles }: PanelParts,
  { language, title, images, data, body }: PanelContent,
): string {
  const policy = [
    "default-src 'none'",
    `img-src ${images}`,
    `style-src ${cspSource}`,
    `script-src 'nonce-${nonce}'`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  const links = styles.map((address) => `<link rel="stylesheet" href="${escapeHtml(address)}">`);
  const attributes = Object.entries(data).map(([name, value]) => ` data-${name}="${escapeHtml(value)}"`);
  return `<!DOCTYPE html>
<html lang="${escapeHtml(language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escapeHtml(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
${links.join('\n')}
</head>
<body${attributes.join('')}>
${body}
<script nonce="${nonce}" src="${escapeHtml(script)}"></script>
</body>
</html>`;
}

/** Escapes a text for an attribute value or for content. */
export function escapeHtml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/"/g, '&quot;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}
