import { renderBlocks } from '../../../server/src/render/renderReport';
import { parseReport } from '../../../server/src/report/parse';

/** The HTML of the text before the first question. */
export function htmlOf(text: string): string {
  return renderBlocks(parseReport(text))
    .filter(({ question }) => question === null)
    .map(({ html }) => html)
    .join('');
}

/** The HTML of all blocks of a report. */
export function pageOf(text: string): string {
  return renderBlocks(parseReport(text))
    .map(({ html }) => html)
    .join('\n');
}

/** HTML without the source lines. */
export function withoutLines(html: string): string {
  return html.replace(/ data-(?:end-)?line="\d+"/g, '');
}

/** Whether HTML shows a text as its source. */
export function isSource(html: string): boolean {
  return html.includes('<div class="source">');
}
