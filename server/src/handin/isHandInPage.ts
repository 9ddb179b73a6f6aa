/** Only in pages with a frame or a style. */
const FRAME = /<(?:!doctype|html|head|body|style|link|script|meta)\b/i;

/** A question's heading as the library writes it; other renderers give it an id. */
const QUESTION = /<h[1-6]>Question \d+/;

/** Whether HTML may be a page that `report.py html` made of a report: it has no frame, but questions. */
export function isHandInPage(html: string): boolean {
  return QUESTION.test(html) && !FRAME.test(html);
}
