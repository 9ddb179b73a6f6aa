import { isHighSurrogate } from './pythonText';

const LF = 0x0a;
const TAB_WIDTH = 4;

/** Universal newlines: every line ends with LF. */
export function unifyLineEnds(text: string): string {
  return text.includes('\r') ? text.replaceAll('\r\n', '\n').replaceAll('\r', '\n') : text;
}

/**
 * Normalises white space: removes the control characters of placeholders, ends lines with LF and the text with two
 * more, expands tabs, and empties blank lines (except the first). Lines stay lines.
 */
export function normalize(source: string): string {
  const text = `${unifyLineEnds(source.replaceAll('\u0002', '').replaceAll('\u0003', ''))}\n\n`;
  return emptyBlankLines(expandTabs(text));
}

/** `str.expandtabs(4)`: columns are code points. */
function expandTabs(text: string): string {
  let expanded = '';
  let copied = 0;
  for (let tab = text.indexOf('\t'); tab !== -1; tab = text.indexOf('\t', copied)) {
    // After a tab, columns can be counted from 0 again.
    let column = 0;
    for (let at = copied; at < tab; at++) {
      const unit = text.charCodeAt(at);
      if (unit === LF) column = 0;
      else if (!isHighSurrogate(unit)) column++;
    }
    expanded += text.slice(copied, tab) + ' '.repeat(TAB_WIDTH - (column % TAB_WIDTH));
    copied = tab + 1;
  }
  return copied === 0 ? text : expanded + text.slice(copied);
}

/** Empties lines that only hold spaces. */
function emptyBlankLines(text: string): string {
  return text.replace(/\n +(?=\n)/g, '\n');
}
