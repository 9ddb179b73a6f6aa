import * as l10n from '@vscode/l10n';
import type { Element } from 'hast';
import { raw } from 'hast-util-raw';
import { sanitize, type Schema } from 'hast-util-sanitize';
import temml from 'temml';
import { elementsOf } from './elements';

/** Maximum length of a formula; a ten by ten matrix takes a quarter of it. */
const MAX_LENGTH = 2000;

/** Maximum number of expanded macros; many of TeX's own commands are macros. */
const MAX_EXPANSIONS = 1000;

/**
 * Maximum number of cells of a table: as many as a formula of that length can fill. Rows are padded to the longest, so
 * 500 rows after one of 700 columns would make 350,000.
 */
export const MAX_CELLS = 1000;

/** Maximum nesting of braces. */
const MAX_DEPTH = 20;

/**
 * Refused because a few lines could take hours or gigabytes: macro definitions, and constructs that Temml rebuilds at
 * each level of nesting.
 */
const REFUSED =
  /\\(?:[egx]?def|let|futurelet|(?:re)?newcommand|providecommand|equilibrium(?:Left|Right)|cancelto|(?:math)?llap|mathchoice|ce|pu)(?![A-Za-z])/;

/** Maximum width and height of a rule or space, in em: no formula may reach over the text around it. */
const MAX_SIZE: [number, number] = [40, 10];

/** Lengths that stay close to their place. */
const LENGTH = /^(?:\d{0,2}|-[0-2]?)(?:\.\d{1,9})?(?:em|ex|pt|px|%)?$/;

/**
 * What a formula may contain (MathML Core): nothing that links, loads, runs or has a name. Colours are left out,
 * because they vanish on some background.
 */
export const MATHML: Schema = {
  strip: [],
  tagNames: [
    ...[
      'math',
      'semantics',
      'annotation',
      'mrow',
      'mi',
      'mn',
      'mo',
      'mtext',
      'ms',
      'mspace',
      'mfrac',
      'msqrt',
    ],
    ...['mroot', 'msub', 'msup', 'msubsup', 'munder', 'mover', 'munderover', 'mmultiscripts', 'mprescripts'],
    ...['mtable', 'mtr', 'mtd', 'mpadded', 'mphantom', 'mstyle'],
  ],
  attributes: {
    math: [['display', 'block']],
    annotation: [['encoding', 'application/x-tex']],
    mo: [
      ...['accent', 'fence', 'form', 'largeop', 'movablelimits', 'separator', 'stretchy', 'symmetric'],
      ...lengths('lspace', 'rspace', 'minsize', 'maxsize'),
    ],
    mspace: lengths('width', 'height', 'depth'),
    mpadded: lengths('width', 'height', 'depth', 'voffset', 'lspace'),
    mfrac: lengths('linethickness'),
    mi: ['mathvariant'],
    munder: ['accentunder'],
    mover: ['accent'],
    munderover: ['accent', 'accentunder'],
    mtd: ['columnspan', 'rowspan'],
    '*': ['displaystyle', 'scriptlevel', ['className', 'formula-box', 'tml-jot', 'tml-left', 'tml-right']],
  },
};

function lengths(...names: string[]): [string, RegExp][] {
  return names.map((name) => [name, LENGTH]);
}

/** The source, and whether it is on a line of its own. */
export interface Tex {
  readonly tex: string;
  readonly display: boolean;
}

/** The safe MathML of a formula, with its source for copying; or what is wrong with it. Never throws. */
export function mathml({ tex, display }: Tex): Element | string {
  if (tex.length > MAX_LENGTH) return l10n.t('it has more than {0} characters', MAX_LENGTH);
  const refused = REFUSED.exec(tex)?.[0];
  if (refused !== undefined) return l10n.t('{0} is not supported', refused);
  if (cellsOf(tex) > MAX_CELLS) return l10n.t('it has more than {0} cells', MAX_CELLS);
  if (depthOf(tex) > MAX_DEPTH) return l10n.t('its braces are nested too deeply');
  try {
    return safeMathml(markup({ tex: tex.trim(), display })) ?? l10n.t('it is empty');
  } catch (error) {
    return reasonOf(error);
  }
}

const ROW_END = /\\\\|\\(?:cr|newline|tabularnewline)(?![A-Za-z])/;
const COLUMNS = /\{(?:d?array|subarray|alignat|alignedat)\}\s*(?:\[[^\]]*\]\s*)?\{([^}]*)/g;

/** An upper bound for the cells of all tables: as if all rows were as wide as the widest. */
function cellsOf(tex: string): number {
  const rows = tex.split(ROW_END);
  const widest = Math.max(...rows.map((row) => row.split('&').length));
  const declared = Array.from(tex.matchAll(COLUMNS), ([, columns = '']) =>
    Math.max(columns.length, Math.min(2 * Number(columns) || 0, 2 * MAX_CELLS)),
  );
  const columns = Math.max(widest, ...declared);
  // Rows of one column need no padding.
  return columns > 1 ? rows.length * columns : 0;
}

/** An upper bound for the braces that are open at once: escaped ones count. */
function depthOf(tex: string): number {
  let depth = 0;
  let deepest = 0;
  for (const character of tex) {
    if (character === '{') deepest = Math.max(deepest, ++depth);
    else if (character === '}') depth--;
  }
  return deepest;
}

function markup({ tex, display }: Tex): string {
  return temml.renderToString(tex, {
    displayMode: display,
    annotate: true,
    throwOnError: true,
    trust: false,
    maxSize: MAX_SIZE,
    maxExpand: MAX_EXPANSIONS,
  });
}

function safeMathml(html: string): Element | null {
  const tree = raw({ type: 'root', children: [{ type: 'raw', value: html }] });
  // A border is the only style with a meaning of its own: a box around a result.
  for (const { tagName, properties } of elementsOf(tree))
    if (tagName === 'mrow' && String(properties.style).includes('border:'))
      properties.className = ['formula-box'];
  const safe = sanitize(tree, MATHML);
  for (const { properties } of elementsOf(safe))
    if (Array.isArray(properties.className) && properties.className.length === 0) delete properties.className;
  const [math] = safe.type === 'root' ? safe.children : [safe];
  return math?.type === 'element' ? math : null;
}

/** The parser's message without the place in the source, whose marks few fonts have. */
function reasonOf(error: unknown): string {
  if (!(error instanceof temml.ParseError && error instanceof Error)) return l10n.t('it can’t be read');
  return error.message.replace(/ at (?:position \d+|end of input):[^]*$/, '').trim();
}
