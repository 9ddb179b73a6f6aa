/**
 * The text that a snippet leaves when nobody fills it in: default texts and first choices stay, tab stops and variables
 * without a default vanish (LSP 3.18, snippet syntax).
 */
export function snippetText(snippet: string): string {
  return readUntil(snippet, 0, '').text;
}

interface Read {
  readonly text: string;
  /** Index behind what was read. */
  readonly end: number;
}

/** Reads up to one of the characters in `stops`, or to the end. */
function readUntil(snippet: string, start: number, stops: string): Read {
  let text = '';
  let at = start;
  while (at < snippet.length) {
    const character = snippet.charAt(at);
    if (stops.includes(character)) break;
    if (character === '\\' && '\\$},|'.includes(snippet.charAt(at + 1) || ' ')) {
      text += snippet.charAt(at + 1);
      at += 2;
    } else if (character === '$') {
      const field = readField(snippet, at);
      text += field.text;
      at = field.end;
    } else {
      text += character;
      at++;
    }
  }
  return { text, end: at };
}

/** Reads `$1`, `${1}`, `${1:text}`, `${1|a,b|}` or the same with a variable's name; anything else is a plain `$`. */
function readField(snippet: string, start: number): Read {
  const [opening, name, mark] = /^\$(?:\{(\w+)([:|}])|\w+)/u.exec(snippet.slice(start, start + 100)) ?? [];
  if (opening === undefined) return { text: '$', end: start + 1 };
  const end = start + opening.length;
  if (name === undefined || mark === '}') return { text: '', end };
  if (mark === ':') {
    const body = readUntil(snippet, end, '}');
    return { text: body.text, end: body.end + 1 };
  }
  const first = readUntil(snippet, end, ',|');
  const close = snippet.indexOf('|}', first.end);
  return { text: first.text, end: close < 0 ? snippet.length : close + 2 };
}
