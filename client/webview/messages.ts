import * as v from 'valibot';
import type { PageBlock } from '../../common/pageBlock';

/** A whole number from 0. */
const COUNT = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

/** A number from 0, such as a line of the document or a place between two. */
const AMOUNT = v.pipe(v.number(), v.finite(), v.minValue(0));

/** The letters of the page; what is left out is as the editor has it. */
const PAGE_FONT = v.object({
  /** As in CSS. */
  family: v.exactOptional(v.string()),
  /** In pixels. */
  size: v.exactOptional(AMOUNT),
  /** In multiples of the size. */
  lineHeight: v.exactOptional(AMOUNT),
});

/** What became of a tick: `again` asks for it once more, because the document has moved on. */
const TICK_OUTCOME = v.picklist(['written', 'refused', 'again']);

/** The list of a question's problems is shown as text, whatever it holds. */
const BLOCK_SHAPE = v.object({
  key: v.string(),
  line: COUNT,
  html: v.exactOptional(v.string()),
  problemsKey: v.exactOptional(v.string()),
  problems: v.exactOptional(v.object({ text: v.string(), list: v.array(v.object({ message: v.string() })) })),
  differs: v.exactOptional(v.boolean()),
});

/** A block as the server has sent it. */
const PAGE_BLOCK = v.custom<PageBlock>((value) => v.is(BLOCK_SHAPE, value), 'Expected a block');

/** Whose page is shown. */
const FACE = v.picklist(['github', 'hand-in']);

const TO_PAGE = v.variant('type', [
  /** The blocks of the page in order, all of one version of the document. */
  v.object({
    type: v.literal('update'),
    version: COUNT,
    face: FACE,
    blocks: v.pipe(v.array(PAGE_BLOCK), v.readonly()),
  }),
  /** There is nothing to show, or what is shown is old: a sentence that says why. */
  v.object({ type: v.literal('notice'), text: v.string() }),
  /** Show a line of the document at the top; it may be a fraction. */
  v.object({ type: v.literal('scroll'), line: AMOUNT }),
  /** The cursor stands on a line of the document; without a line it is not to be marked. */
  v.object({ type: v.literal('cursor'), line: v.exactOptional(COUNT) }),
  /** A file beside the report was written, made or deleted; `uri` is its address inside the page. */
  v.object({ type: v.literal('fileChanged'), uri: v.string() }),
  v.object({ type: v.literal('ticked'), box: COUNT, outcome: TICK_OUTCOME }),
  v.object({ type: v.literal('font'), font: PAGE_FONT }),
  /** Whether the panel stays with its report. */
  v.object({ type: v.literal('lock'), isLocked: v.boolean() }),
]);

/** The reader has ticked or cleared a box. */
const TICK = v.object({
  type: v.literal('tick'),
  /** Tells this tick from others. */
  box: COUNT,
  /** Of the document that the page shows. */
  version: COUNT,
  /** Of the item's list mark. */
  line: COUNT,
  done: v.boolean(),
  /** How often it was tried before. */
  tries: COUNT,
});

const FROM_PAGE = v.variant('type', [
  /** The page's script runs and the page is empty. */
  v.object({ type: v.literal('ready') }),
  /** The page was scrolled by hand; `line`, maybe a fraction, is at its top. */
  v.object({ type: v.literal('scrolled'), line: AMOUNT }),
  v.object({ type: v.literal('doubleClicked'), line: AMOUNT }),
  v.object({ type: v.literal('openSource'), line: COUNT, character: COUNT }),
  v.object({ type: v.literal('openLink'), href: v.string() }),
  TICK,
  /** The box of a tick that was asked for again is gone. */
  v.object({ type: v.literal('tickLost') }),
  /** The reader keeps one version of the merge conflict that begins on a line, or both. */
  v.object({
    type: v.literal('resolveConflict'),
    line: COUNT,
    keep: v.picklist(['first', 'second', 'both']),
  }),
  /** The reader wants another face. */
  v.object({ type: v.literal('face'), face: FACE }),
  /** The reader wants to see both faces of a question, or no longer. */
  v.object({ type: v.literal('compare'), question: v.string(), isOn: v.boolean() }),
]);

const PAGE_STATE = v.object({
  /** The report's URI. */
  uri: v.string(),
  isLocked: v.boolean(),
  /** The line at the top, from 0. */
  line: AMOUNT,
  /** The questions whose problems are shown. */
  open: v.pipe(v.array(v.string()), v.readonly()),
});

/** The letters of the page; what is left out is as the editor has it. */
export type PageFont = v.InferOutput<typeof PAGE_FONT>;

/** What became of a tick: `again` asks for it once more, because the document has moved on. */
export type TickOutcome = v.InferOutput<typeof TICK_OUTCOME>;

/** What the extension tells the page. */
export type ToPage = v.InferOutput<typeof TO_PAGE>;

/** What the page tells the extension. Lines and characters count from 0. */
export type FromPage = v.InferOutput<typeof FROM_PAGE>;

/** The reader has ticked or cleared a box. */
export type Tick = v.InferOutput<typeof TICK>;

/** What the page keeps while it is hidden or the window is reloaded. */
export type PageState = v.InferOutput<typeof PAGE_STATE>;

/** A value as a message of the page, or what is wrong with it. Never throws. */
export function parseFromPage(
  value: unknown,
):
  | { readonly message: FromPage; readonly complaint: null }
  | { readonly message: null; readonly complaint: string } {
  const result = v.safeParse(FROM_PAGE, value, { abortEarly: true });
  return result.success
    ? { message: result.output, complaint: null }
    : { message: null, complaint: result.issues[0].message };
}

/** A value as a message of the extension; null where it is none. Never throws. */
export function parseToPage(value: unknown): ToPage | null {
  const result = v.safeParse(TO_PAGE, value, { abortEarly: true });
  return result.success ? result.output : null;
}

/** A value as what the page kept; null where it is none. Never throws. */
export function parsePageState(value: unknown): PageState | null {
  const result = v.safeParse(PAGE_STATE, value);
  return result.success ? result.output : null;
}
