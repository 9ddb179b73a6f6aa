import type { PageBlock } from '../../common/pageBlock';
import type { ProblemSummary, QuestionProblems } from '../../common/questionProblems';
import type { Severity } from '../../common/severity';

/** The letters of the page; what is left out is as the editor has it. */
export interface PageFont {
  /** As in CSS. */
  readonly family?: string;
  /** In pixels. */
  readonly size?: number;
  /** In multiples of the size. */
  readonly lineHeight?: number;
}

/** What became of a tick: `again` asks for it once more, because the document has moved on. */
export type TickOutcome = 'written' | 'refused' | 'again';

/** What the extension tells the page. */
export type ToPage =
  /** The blocks of the page in order, all of one version of the document. */
  | { readonly type: 'update'; readonly version: number; readonly blocks: readonly PageBlock[] }
  /** There is nothing to show, or what is shown is old: a sentence that says why. */
  | { readonly type: 'notice'; readonly text: string }
  /** Show a line of the document at the top; it may be a fraction. */
  | { readonly type: 'scroll'; readonly line: number }
  /** The cursor stands on a line of the document; without a line it is not to be marked. */
  | { readonly type: 'cursor'; readonly line?: number }
  /** A file beside the report was written, made or deleted; `uri` is its address inside the page. */
  | { readonly type: 'fileChanged'; readonly uri: string }
  | { readonly type: 'ticked'; readonly box: number; readonly outcome: TickOutcome }
  | { readonly type: 'font'; readonly font: PageFont }
  /** Whether the panel stays with its report. */
  | { readonly type: 'lock'; readonly isLocked: boolean };

/** What the page tells the extension. Lines and characters count from 0. */
export type FromPage =
  /** The page's script runs and the page is empty. */
  | { readonly type: 'ready' }
  /** The page was scrolled by hand; `line`, maybe a fraction, is at its top. */
  | { readonly type: 'scrolled'; readonly line: number }
  | { readonly type: 'doubleClicked'; readonly line: number }
  | { readonly type: 'openSource'; readonly line: number; readonly character: number }
  | { readonly type: 'openLink'; readonly href: string }
  | Tick
  /** The box of a tick that was asked for again is gone. */
  | { readonly type: 'tickLost' };

/** The reader has ticked or cleared a box. */
export interface Tick {
  readonly type: 'tick';
  /** Tells this tick from others. */
  readonly box: number;
  /** Of the document that the page shows. */
  readonly version: number;
  /** Of the item's list mark. */
  readonly line: number;
  readonly done: boolean;
  /** How often it was tried before. */
  readonly tries: number;
}

/** What the page keeps while it is hidden or the window is reloaded. */
export interface PageState {
  /** The report's URI. */
  readonly uri: string;
  readonly isLocked: boolean;
  /** The line at the top, from 0. */
  readonly line: number;
  /** The questions whose problems are shown. */
  readonly open: readonly string[];
}

const SEVERITIES: readonly Severity[] = ['error', 'warning', 'information', 'hint'];

/** Whether a value is a message of the page. */
export function isFromPage(value: unknown): value is FromPage {
  if (!isObject(value)) return false;
  switch (value['type']) {
    case 'ready':
    case 'tickLost':
      return true;
    case 'scrolled':
    case 'doubleClicked':
      return isAmount(value['line']);
    case 'openSource':
      return isCount(value['line']) && isCount(value['character']);
    case 'openLink':
      return typeof value['href'] === 'string';
    case 'tick':
      return (
        ['box', 'version', 'line', 'tries'].every((name) => isCount(value[name])) &&
        typeof value['done'] === 'boolean'
      );
    default:
      return false;
  }
}

/** Whether a value is a message of the extension. */
export function isToPage(value: unknown): value is ToPage {
  if (!isObject(value)) return false;
  switch (value['type']) {
    case 'update':
      return (
        isCount(value['version']) && Array.isArray(value['blocks']) && value['blocks'].every(isPageBlock)
      );
    case 'notice':
      return typeof value['text'] === 'string';
    case 'scroll':
      return isAmount(value['line']);
    case 'cursor':
      return isOptional(value['line'], isCount);
    case 'fileChanged':
      return typeof value['uri'] === 'string';
    case 'ticked':
      return isCount(value['box']) && isTickOutcome(value['outcome']);
    case 'font':
      return isPageFont(value['font']);
    case 'lock':
      return typeof value['isLocked'] === 'boolean';
    default:
      return false;
  }
}

/** Whether a value is what the page kept. */
export function isPageState(value: unknown): value is PageState {
  return (
    isObject(value) &&
    typeof value['uri'] === 'string' &&
    typeof value['isLocked'] === 'boolean' &&
    isAmount(value['line']) &&
    Array.isArray(value['open']) &&
    value['open'].every((id) => typeof id === 'string')
  );
}

function isPageFont(value: unknown): value is PageFont {
  if (!isObject(value)) return false;
  const { family, size, lineHeight } = value;
  return isOptional(family, isString) && isOptional(size, isAmount) && isOptional(lineHeight, isAmount);
}

function isPageBlock(value: unknown): value is PageBlock {
  if (!isObject(value)) return false;
  return (
    typeof value['key'] === 'string' &&
    isAmount(value['line']) &&
    isOptional(value['html'], isString) &&
    isOptional(value['problemsKey'], isString) &&
    isOptional(value['problems'], isQuestionProblems)
  );
}

function isQuestionProblems(value: unknown): value is QuestionProblems {
  if (!isObject(value)) return false;
  const { count, text, severity, more, list } = value;
  return (
    isCount(count) &&
    isString(text) &&
    (severity === null || isOneOf(severity, SEVERITIES)) &&
    isCount(more) &&
    Array.isArray(list) &&
    list.every(isProblemSummary)
  );
}

function isProblemSummary(value: unknown): value is ProblemSummary {
  if (!isObject(value)) return false;
  return (
    typeof value['code'] === 'string' &&
    isOneOf(value['severity'], SEVERITIES) &&
    typeof value['message'] === 'string' &&
    Number.isInteger(value['line']) &&
    isCount(value['character'])
  );
}

function isTickOutcome(value: unknown): value is TickOutcome {
  return isOneOf(value, ['written', 'refused', 'again']);
}

function isOptional(value: unknown, isFit: (value: unknown) => boolean): boolean {
  return value === undefined || isFit(value);
}

function isOneOf(value: unknown, choices: readonly string[]): boolean {
  return choices.some((choice) => choice === value);
}

function isString(value: unknown): value is string {
  return typeof value === 'string';
}

/** A whole number from 0. */
function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}

/** A number from 0, such as a line of the document or a place between two. */
function isAmount(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
