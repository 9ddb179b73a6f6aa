import type { CompileContext, Extension as MdastExtension, Token } from 'mdast-util-from-markdown';
import { markdownLineEnding, markdownLineEndingOrSpace } from 'micromark-util-character';
import type { Code, Effects, Extension, State, TokenizeContext } from 'micromark-util-types';

declare module 'micromark-util-types' {
  interface TokenTypeMap {
    formula: 'formula';
    formulaMark: 'formulaMark';
    formulaText: 'formulaText';
  }
}

const DOLLAR = 36;
const BACKSLASH = 92;
const BACKTICK = 96;

/**
 * Formulas in dollar signs as GitHub reads them, for micromark: `$…$` without spaces inside its edges and without
 * letters and digits right outside, so that prices and shell variables stay text; and `$$…$$`. Inside there is no
 * Markdown, and `\$` does not end it.
 */
export const formulaSyntax: Extension = {
  text: { [DOLLAR]: { name: 'formula', previous: mayStandBefore, tokenize } },
};

function mayStandBefore(code: Code): boolean {
  return code !== DOLLAR && code !== BACKTICK && !isLetterOrDigit(code);
}

/** Reads on to the next single `$`, or for `$$` to the next run of two or more, so the work for a text is linear. */
function tokenize(this: TokenizeContext, effects: Effects, ok: State, nok: State): State {
  let opened = 0;
  let closed = 0;
  let isBlank = true;
  let last: Code = null;
  return start;

  function start(code: Code): State | undefined {
    effects.enter('formula');
    effects.enter('formulaMark');
    return opening(code);
  }

  function opening(code: Code): State | undefined {
    if (code === DOLLAR && opened < 2) {
      effects.consume(code);
      opened++;
      return opening;
    }
    effects.exit('formulaMark');
    const isEdge = opened === 2 || !(markdownLineEndingOrSpace(code) || code === BACKTICK);
    return code === DOLLAR || !isEdge ? nok(code) : between(code);
  }

  function between(code: Code): State | undefined {
    if (code === null) return nok(code);
    if (code === DOLLAR) {
      effects.enter('formulaMark');
      closed = 0;
      return closing(code);
    }
    if (markdownLineEnding(code)) {
      effects.enter('lineEnding');
      effects.consume(code);
      effects.exit('lineEnding');
      last = code;
      return between;
    }
    effects.enter('formulaText');
    return inside(code);
  }

  function inside(code: Code): State | undefined {
    if (code === null || code === DOLLAR || markdownLineEnding(code)) {
      effects.exit('formulaText');
      return between(code);
    }
    isBlank &&= markdownLineEndingOrSpace(code);
    last = code;
    effects.consume(code);
    return code === BACKSLASH ? escaped : inside;
  }

  function escaped(code: Code): State | undefined {
    if (code === null || markdownLineEnding(code)) return inside(code);
    isBlank &&= markdownLineEndingOrSpace(code);
    last = code;
    effects.consume(code);
    return inside;
  }

  function closing(code: Code): State | undefined {
    if (code === DOLLAR && closed < opened) {
      effects.consume(code);
      closed++;
      return closing;
    }
    const mark = effects.exit('formulaMark');
    if (closed < opened) {
      mark.type = 'formulaText';
      return between(code);
    }
    const isEdge = opened === 2 || !(markdownLineEndingOrSpace(last) || isLetterOrDigit(code));
    if (isBlank || code === DOLLAR || !isEdge) return nok(code);
    effects.exit('formula');
    return ok(code);
  }
}

function isLetterOrDigit(code: Code): boolean {
  return code !== null && code > 0 && /[\p{L}\p{N}]/u.test(String.fromCharCode(code));
}

/** Turns the tokens of `formulaSyntax` into mdast nodes. */
export const formulaFromMarkdown: MdastExtension = {
  enter: { formula: enterFormula },
  exit: { formula: exitFormula, formulaText: addText },
};

function enterFormula(this: CompileContext, token: Token): void {
  this.enter({ type: 'formula', tex: '', value: '', display: false }, token);
  this.buffer();
}

function exitFormula(this: CompileContext, token: Token): void {
  const tex = this.resume();
  const formula = this.stack.at(-1);
  if (formula?.type === 'formula') {
    formula.display = this.sliceSerialize(token).startsWith('$$');
    const mark = formula.display ? '$$' : '$';
    Object.assign(formula, { tex, value: mark + tex + mark });
  }
  this.exit(token);
}

function addText(this: CompileContext, token: Token): void {
  this.config.enter['data']?.call(this, token);
  this.config.exit['data']?.call(this, token);
}
