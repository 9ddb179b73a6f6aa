import type { Nodes } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import { textIn } from '../../server/src/text/lines';
import type { Question, Report } from '../../server/src/report/report';

/**
 * The words of an answer in its source, read independently from the lines after `Answer:`: text and code, image descriptions, formulas, and
 * text between HTML tags. Quote marks at the start of lines don't count, and neither do alert markers.
 */
export function answerWords(report: Report, { block }: Question): string[] {
  const { answer, lines } = block;
  if (!answer) return [];
  const formulas: string[] = [];
  const source = textIn(lines, answer.range)
    .split(/\r\n|\r|\n/)
    .map((line) => line.replace(/^(?:[ \t]{0,3}>[ \t]?)+/, ''))
    .join('\n')
    .replace(/^[*_]+/, '')
    .replace(ALERT_MARK, '')
    .replace(CODE_OR_FORMULA, (found) =>
      found.startsWith('`') ? found : `\uE000${formulas.push(found) - 1}\uE001`,
    );
  const tree = fromMarkdown(`${source}\n\n${definitionsOf(report)}\n`, {
    extensions: [gfm()],
    mdastExtensions: [gfmFromMarkdown()],
  });
  return textOf(tree)
    .replace(/\uE000(\d+)\uE001/g, (_, index) => formulas[Number(index)] ?? '')
    .split(/\s+/)
    .filter((word) => word !== '');
}

/** The link definitions of the whole report, one per line. */
function definitionsOf({ definitions }: Report): string {
  return definitions.all.map((one) => (one.kind === 'link' ? `[${one.label}]: <${one.url}>` : '')).join('\n');
}

const ALERT_MARK = /^[ \t]*\[!(?:note|tip|important|warning|caution)\][ \t]*$/gim;

/** Formulas contain no Markdown, so they are taken out before parsing and put back afterwards. */
const CODE_OR_FORMULA =
  /(?<!`)(`+)(?!`)[^]*?(?<!`)\1(?!`)|(?<![$\\])\$\$(?!\$)[^$]+\$\$|(?<![\p{L}\p{N}$`\\])\$(?![\s`$])(?:\\[^]|[^$\\])*(?<!\s)\$(?![\p{L}\p{N}$])/gu;

function textOf(node: Nodes): string {
  if (node.type === 'html') return node.value.replace(/<!--[^]*?-->|<[^<>]*>/g, (tag) => altOf(tag));
  if (node.type === 'image') return node.alt?.trim() ? node.alt : decodeURI(node.url);
  if (node.type === 'imageReference') return node.alt ?? '';
  if (node.type === 'break') return ' ';
  if ('value' in node) return node.type === 'code' ? ` ${node.value} ` : node.value;
  if (!('children' in node)) return '';
  const text = node.children.map(textOf).join('');
  return INLINE.has(node.type) ? text : ` ${text} `;
}

const INLINE = new Set(['emphasis', 'strong', 'delete', 'link', 'linkReference']);

/** The text that replaces a tag: an image's description, nothing for an inline tag, a space for any other. */
function altOf(tag: string): string {
  if (/^<img\b/i.test(tag))
    return /\salt=["']?([^"']*)/i.exec(tag)?.[1] ?? /\ssrc=["']?([^"'\s>]*)/i.exec(tag)?.[1] ?? '';
  return /^<\/?(?:a|b|code|em|i|small|span|strong)\b/i.test(tag) ? '' : ' ';
}
