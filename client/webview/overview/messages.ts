import * as v from 'valibot';
import { ORDERS } from '../../../common/overview/order';
import type { SummaryUpdate, WhoWroteWhatResult } from '../../../common/protocol';

/** An integer from 0. */
const COUNT = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

/** Checks only as much of an update as is needed to apply it; the server is trusted for the rest. */
const UPDATE_SHAPE = v.object({
  repository: v.array(v.string()),
  questions: v.array(v.nullable(v.object({ number: COUNT }))),
  sections: v.array(v.object({ title: v.string() })),
  checklist: v.nullable(v.object({ groups: v.array(v.object({ title: v.string() })) })),
});

const UPDATE = v.custom<SummaryUpdate>((value) => v.is(UPDATE_SHAPE, value), 'Expected an update');

/** Checks only as much of who wrote what as is needed to show it. */
const WORK_SHAPE = v.object({
  isCut: v.boolean(),
  authors: v.array(
    v.object({
      name: v.string(),
      mails: v.array(v.string()),
      studyNumber: v.nullable(v.string()),
      repository: v.object({ commits: COUNT, added: COUNT, deleted: COUNT }),
      report: v.object({ commits: COUNT }),
      reportLines: COUNT,
      weeks: v.array(v.object({ start: v.number(), commits: COUNT, added: COUNT, deleted: COUNT })),
    }),
  ),
  answers: v.array(v.object({ question: COUNT, author: COUNT, time: v.number() })),
  uncommitted: v.array(COUNT),
});

const WORK = v.custom<WhoWroteWhatResult>((value) => v.is(WORK_SHAPE, value), 'Expected who wrote what');

const TO_OVERVIEW = v.variant('type', [
  /** The changes in the report's summary; after `ready`, the whole summary. */
  v.object({ type: v.literal('update'), report: UPDATE }),
  /** Who wrote what; null if git doesn't know. */
  v.object({ type: v.literal('work'), work: v.nullable(WORK) }),
  /** Why there is nothing to show, or why it may be out of date. */
  v.object({ type: v.literal('notice'), text: v.string() }),
]);

const FROM_OVERVIEW = v.variant('type', [
  /** The script is running and nothing is shown yet. */
  v.object({ type: v.literal('ready') }),
  /** Go to a question, by its index. */
  v.object({ type: v.literal('question'), index: COUNT }),
  /** Go to a position in the document, from 0. */
  v.object({ type: v.literal('place'), line: COUNT, character: COUNT }),
  /** The picture to save, a PNG file in base64. */
  v.object({ type: v.literal('picture'), png: v.string() }),
  /** The picture could not be created or copied, and why. */
  v.object({ type: v.literal('failed'), reason: v.string() }),
  v.object({ type: v.literal('export') }),
]);

const OVERVIEW_STATE = v.object({
  /** The report's URI. */
  uri: v.string(),
  order: v.picklist(ORDERS),
  /** Sections that the reader has folded or unfolded, by title. */
  folded: v.record(v.string(), v.boolean()),
});

/** Messages from the extension to the overview. */
export type ToOverview = v.InferOutput<typeof TO_OVERVIEW>;

/** Messages from the overview to the extension. */
export type FromOverview = v.InferOutput<typeof FROM_OVERVIEW>;

/** The state that the overview keeps while it is hidden or the window is reloaded. */
export type OverviewState = v.InferOutput<typeof OVERVIEW_STATE>;

/** Parses a message from the overview; null if it is invalid. Never throws. */
export function parseFromOverview(value: unknown): FromOverview | null {
  const result = v.safeParse(FROM_OVERVIEW, value, { abortEarly: true });
  return result.success ? result.output : null;
}

/** Parses a message from the extension; null if it is invalid. Never throws. */
export function parseToOverview(value: unknown): ToOverview | null {
  const result = v.safeParse(TO_OVERVIEW, value, { abortEarly: true });
  return result.success ? result.output : null;
}

/** Parses the overview's saved state; null if it is invalid. Never throws. */
export function parseOverviewState(value: unknown): OverviewState | null {
  const result = v.safeParse(OVERVIEW_STATE, value);
  return result.success ? result.output : null;
}
