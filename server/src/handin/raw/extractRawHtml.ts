import { isBlockLevel } from '../blockLevel';
import type { Version } from '../version';
import { COST_OF_OUTPUT, type Work } from '../work';
import { createOutputRows } from './outputRows';
import { createPosition } from './position';
import type { RawHtmlStash } from './rawHtmlStash';
import { scanHtml } from './scanHtml';

/** A text without its raw HTML. */
export interface Extracted {
  /** The text, with placeholders. */
  readonly text: string;
  /** For each line of the text, its line of the source, from 0. */
  readonly lines: readonly number[];
  /** The tags that are open at its end: the text after it belongs to their raw block. */
  readonly open: readonly string[];
  /** Whether a text after it is read as if it were on its own, apart from open tags. */
  readonly isWhole: boolean;
}

/**
 * Takes the blocks of raw HTML out of a normalised text: the library's `HTMLExtractor`. `opened` are the tags that are
 * open at its start.
 */
export function extractRawHtml(
  source: string,
  stash: RawHtmlStash,
  version: Version,
  work: Work,
  opened: readonly string[] = [],
): Extracted {
  const output = createOutputRows();
  const position = createPosition();
  const open = createOpenTags(opened);
  /** Whether the scanner is in a raw block. */
  let inRaw = opened.length > 0;
  /** Whether the scanner is after a raw block, on the same line. */
  let inTail = false;
  /** The raw block being read, and the rest of the line after one. */
  let pending: string[] = [];
  let pendingLine = 0;

  const isRead = scanHtml(source, version, position, {
    data(text) {
      if (inTail && text.includes('\n')) inTail = false;
      if (inRaw) addPending(text);
      else output.add(text, position.line);
    },
    startTag(name, text) {
      if (isBlockLevel(name, version) && (inTail || (position.isAtLineStart() && !inRaw))) {
        inRaw = true;
        output.addLineEnds('\n', position.line);
      }
      if (inRaw) {
        open.push(name);
        addPending(text);
      } else {
        output.add(text, position.line);
      }
      return inRaw;
    },
    endTag(name) {
      const text = endTagText() ?? `</${name}>`;
      if (!inRaw) {
        output.add(text, position.line);
        return;
      }
      addPending(text);
      open.close(name);
      if (!open.isEmpty) return;
      if (position.isBeforeEmptyLine(text)) addPending('\n');
      else inTail = true;
      inRaw = false;
      flush();
      output.addLineEnds('\n\n', position.line);
    },
    empty(text, isBlock) {
      if (inRaw || inTail) {
        addPending(text);
        return;
      }
      if (!position.isAtLineStart() || !isBlock) {
        output.add(text, position.line);
        return;
      }
      const isFollowed = !position.isBeforeEmptyLine(text);
      if (isFollowed) inTail = true;
      if (output.last.endsWith('\n') && !output.last.endsWith('\n\n'))
        output.addLineEnds('\n', position.line);
      output.add(stash.add(isFollowed ? text : `${text}\n`), position.line);
      output.addLineEnds('\n\n', position.line);
    },
    canBeginBlock: () => position.isAtLineStart() || inTail,
    fail() {
      work.fail(position.line);
    },
  });
  // Pending text would only appear at the next raw block, after the text that follows.
  const isWhole = isRead && (inRaw || pending.length === 0);
  flush();
  return { ...output.finish(), open: open.names, isWhole };

  function addPending(text: string): void {
    if (pending.length === 0) pendingLine = position.line;
    pending.push(text);
  }

  /** Inserts a placeholder for what is pending. */
  function flush(): void {
    if (pending.length > 0) output.add(stash.add(pending.join('')), pendingLine);
    pending = [];
  }

  /** The text taken for an end tag: in the second round it is often from another place, and may be long. */
  function endTagText(): string | undefined {
    const tag = position.throughNextGreater();
    return tag !== undefined && work.spend(COST_OF_OUTPUT * tag.length) ? tag : undefined;
  }
}

/** The tags that are open in a raw block. */
interface OpenTags {
  readonly names: readonly string[];
  readonly isEmpty: boolean;
  push(name: string): void;
  /** Closes the last tag of a name, and all that were opened inside it; does nothing if there is none. */
  close(name: string): void;
}

function createOpenTags(opened: readonly string[]): OpenTags {
  const names: string[] = [];
  const counts = new Map<string, number>();
  const push = (name: string): void => {
    names.push(name);
    counts.set(name, (counts.get(name) ?? 0) + 1);
  };
  opened.forEach(push);
  return {
    names,
    get isEmpty() {
      return names.length === 0;
    },
    push,
    close(name) {
      if ((counts.get(name) ?? 0) === 0) return;
      for (let last = names.pop(); last !== undefined; last = names.pop()) {
        counts.set(last, (counts.get(last) ?? 0) - 1);
        if (last === name) return;
      }
    },
  };
}
