import { htmlFlow, htmlText } from 'micromark-core-commonmark';
import { markdownLineEndingOrSpace } from 'micromark-util-character';
import type { Code, Construct, Extension, State, Tokenizer } from 'micromark-util-types';

const QUOTATION_MARK = 34;
const APOSTROPHE = 39;
const SLASH = 47;
const LESS_THAN = 60;
const EQUALS = 61;
const GREATER_THAN = 62;
const BACKTICK = 96;
const LETTER = 97;

/**
 * HTML with a `/` in an unquoted attribute value (`<img src=figures/a.png>`), for micromark, which ends the value there
 * and reads the tag as text. CommonMark allows it (Raw HTML, unquoted attribute value), and so does GitHub. Replaces
 * micromark's own constructs.
 */
export function unquotedValues(): Extension {
  return {
    flow: { [LESS_THAN]: withSlashes(htmlFlow) },
    text: { [LESS_THAN]: withSlashes(htmlText) },
    disable: { null: [htmlFlow, htmlText].flatMap(({ name }) => name ?? []) },
  };
}

function withSlashes(construct: Construct): Construct {
  const tokenize: Tokenizer = function (effects, ok, nok) {
    const isInValue = unquotedValueFollower();
    let isLeft = false;
    const leave =
      (state: State): State =>
      (code) => {
        isLeft = true;
        return state(code);
      };
    // What comes after the construct gets the original codes.
    const wrap =
      (state: State): State =>
      (code) => {
        const next = state(isInValue(code) && code === SLASH ? LETTER : code);
        return isLeft || next === undefined ? next : wrap(next);
      };
    return wrap(construct.tokenize.call(this, effects, leave(ok), leave(nok)));
  };
  return { ...construct, name: `${construct.name ?? ''}WithSlashes`, tokenize };
}

type Place = 'tag' | 'before value' | 'value' | 'double quotes' | 'single quotes' | 'behind';

/** Follows a tag code by code; the result says whether a code belongs to an unquoted attribute value. */
function unquotedValueFollower(): (code: Code) => boolean {
  let place: Place = 'tag';
  let isFirst = true;
  return (code) => {
    // The `<` that opens the tag.
    if (!isFirst) place = nextPlace(place, code);
    isFirst = false;
    return place === 'value';
  };
}

function nextPlace(place: Place, code: Code): Place {
  switch (place) {
    case 'behind':
      return place;
    case 'double quotes':
      return code === QUOTATION_MARK ? 'tag' : place;
    case 'single quotes':
      return code === APOSTROPHE ? 'tag' : place;
    case 'tag':
      if (code === GREATER_THAN || code === LESS_THAN) return 'behind';
      return code === EQUALS ? 'before value' : place;
    case 'before value':
      if (markdownLineEndingOrSpace(code)) return place;
      if (code === QUOTATION_MARK) return 'double quotes';
      if (code === APOSTROPHE) return 'single quotes';
      return endsValue(code) ? 'behind' : 'value';
    case 'value':
      if (markdownLineEndingOrSpace(code)) return 'tag';
      return endsValue(code) ? 'behind' : place;
  }
}

/** Codes with which neither an unquoted value nor the tag after one can continue. */
function endsValue(code: Code): boolean {
  return (
    code === null ||
    code === QUOTATION_MARK ||
    code === APOSTROPHE ||
    code === LESS_THAN ||
    code === EQUALS ||
    code === GREATER_THAN ||
    code === BACKTICK
  );
}
