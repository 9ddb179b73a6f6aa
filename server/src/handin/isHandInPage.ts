/** What only pages with a frame have, or those with a style. */
const FRAME = /<(?:!doctype|html|head|body|style|link|script|meta)\b/i;

/** The heading of a question as the library writes it: others give it an id. */
const QUESTION = /<h[1-6]>Question \d+/;

/** Whether HTML is a page that `report.py html` may have made of a report: it has no frame, and questions. */
export function isHandInPage(html: string): boolean {
  return QUESTION.test(html) && !FRAME.test(html);
}
