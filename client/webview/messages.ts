import * as v from 'valibot';
import type { PageBlock } from '../../common/pageBlock';

/** An integer from 0. */
const COUNT = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

/** A number from 0, such as a line of the document or a fraction of one. */
const AMOUNT = v.pipe(v.number(), v.finite(), v.minValue(0));

/** The font settings of the page; missing ones use the editor's. */
const PAGE_FONT = v.object({
  /** A CSS value. */
  family: v.exactOptional(v.string()),
  /** In pixels. */
  size: v.exactOptional(AMOUNT),
  /** A multiple of the font size. */
  lineHeight: v.exactOptional(AMOUNT),
});

/** The result of a toggle; `again` means repeat it, because the document has changed. */
const TICK_OUTCOME = v.picklist(['written', 'refused', 'again']);

/** The problems of a question; their text is shown as plain text. */
const BLOCK_SHAPE = v.object({
  key: v.string(),
  line: COUNT,
  html: v.exactOptional(v.string()),
  problemsKey: v.exactOptional(v.string()),
  problems: v.exactOptional(v.object({ text: v.string(), list: v.array(v.object({ message: v.string() })) })),
  differs: v.exactOptional(v.boolean()),
});

/** A block as sent by the server. */
const PAGE_BLOCK = v.custom<PageBlock>((value) => v.is(BLOCK_SHAPE, value), 'Expected a block');

/** Which page is shown, GitHub's or the hand-in. */
const FACE = v.picklist(['github', 'hand-in']);

const TO_PAGE = v.variant('type', [
  /** The blocks in order, all of the same version of the document. */
  v.object({
    type: v.literal('update'),
    version: COUNT,
    face: FACE,
    blocks: v.pipe(v.array(PAGE_BLOCK), v.readonly()),
  }),
  /** Why there is nothing to show, or why the content is out of date; a sentence. */
  v.object({ type: v.literal('notice'), text: v.string() }),
  /** Scroll to a line of the document; it may be a fraction. */
  v.object({ type: v.literal('scroll'), line: AMOUNT }),
  /** The line of the cursor; absent if it should not be marked. */
  v.object({ type: v.literal('cursor'), line: v.exactOptional(COUNT) }),
  /** A file next to the report was written, created or deleted; `uri` is its address inside the page. */
  v.object({ type: v.literal('fileChanged'), uri: v.string() }),
  v.object({ type: v.literal('ticked'), box: COUNT, outcome: TICK_OUTCOME }),
  v.object({ type: v.literal('font'), font: PAGE_FONT }),
  /** Copy the image of a file, by its path as the report has it. */
  v.object({ type: v.literal('copyImage'), target: v.string() }),
  /** Whether the panel is locked to its report. */
  v.object({ type: v.literal('lock'), isLocked: v.boolean() }),
]);

/** The reader has ticked or cleared a box. */
const TICK = v.object({
  type: v.literal('tick'),
  /** Identifies this toggle. */
  box: COUNT,
  /** The version of the document on the page. */
  version: COUNT,
  /** The position of the item's list marker. */
  line: COUNT,
  done: v.boolean(),
  /** How often it was tried before. */
  tries: COUNT,
});

const FROM_PAGE = v.variant('type', [
  /** The script is running and the page is empty. */
  v.object({ type: v.literal('ready') }),
  /** The reader has scrolled; `line` is at the top and may be a fraction. */
  v.object({ type: v.literal('scrolled'), line: AMOUNT }),
  v.object({ type: v.literal('doubleClicked'), line: AMOUNT }),
  v.object({ type: v.literal('openSource'), line: COUNT, character: COUNT }),
  v.object({ type: v.literal('openLink'), href: v.string() }),
  /** An image could not be copied. */
  v.object({ type: v.literal('copyFailed'), reason: v.string() }),
  TICK,
  /** The box of a toggle that should be repeated no longer exists. */
  v.object({ type: v.literal('tickLost') }),
  /** The reader keeps one or both versions of the merge conflict that starts on a line. */
  v.object({
    type: v.literal('resolveConflict'),
    line: COUNT,
    keep: v.picklist(['first', 'second', 'both']),
  }),
  /** The reader has chosen the other page. */
  v.object({ type: v.literal('face'), face: FACE }),
  /** The reader wants to show or hide both pages of a question side by side. */
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

/** The font settings of the page; missing ones use the editor's. */
export type PageFont = v.InferOutput<typeof PAGE_FONT>;

/** The result of a toggle; `again` means repeat it, because the document has changed. */
export type TickOutcome = v.InferOutput<typeof TICK_OUTCOME>;

/** Messages from the extension to the page. */
export type ToPage = v.InferOutput<typeof TO_PAGE>;

/** Messages from the page to the extension. Lines and characters count from 0. */
export type FromPage = v.InferOutput<typeof FROM_PAGE>;

/** The reader has ticked or cleared a box. */
export type Tick = v.InferOutput<typeof TICK>;

/** The state that the page keeps while it is hidden or the window is reloaded. */
export type PageState = v.InferOutput<typeof PAGE_STATE>;

/** Parses a message from the page; returns what is wrong with it if it is invalid. Never throws. */
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

/** Parses a message from the extension; null if it is invalid. Never throws. */
export function parseToPage(value: unknown): ToPage | null {
  const result = v.safeParse(TO_PAGE, value, { abortEarly: true });
  return result.success ? result.output : null;
}

/** Parses the page's saved state; null if it is invalid. Never throws. */
export function parsePageState(value: unknown): PageState | null {
  const result = v.safeParse(PAGE_STATE, value);
  return result.success ? result.output : null;
}
