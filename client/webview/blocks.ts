import { arrange } from './arrange';
import { prepareBars, type QuestionBlock } from './bars';
import { prepareBoxes } from './boxes';
import { prepareConflicts } from './conflicts';
import { prepareFigures, type FigureFolders } from './figures';
import type { PageBlock } from '../../common/pageBlock';
import type { QuestionProblems } from '../../common/questionProblems';
import { makeNodes, patchChildren } from './patch';
import type { Texts } from './texts';

/** A block with its content. */
interface WholeBlock extends PageBlock {
  readonly html: string;
}

/** A block on the page. */
interface HeldBlock extends WholeBlock {
  readonly element: HTMLElement;
}

/** The blocks on the page. */
export interface Blocks {
  readonly isEmpty: boolean;
  /** The questions with their problems, in the order of the page. */
  readonly questions: readonly QuestionBlock[];
  /** Updates the page to these blocks. Returns false and leaves the page unchanged if a block without content is unknown. */
  update(blocks: readonly PageBlock[]): boolean;
}

/** @param page The element that contains the blocks. */
export function createBlocks(page: HTMLElement, folders: FigureFolders, texts: Texts): Blocks {
  let held: readonly HeldBlock[] = [];

  function prepare(nodes: DocumentFragment): void {
    prepareBars(nodes);
    prepareBoxes(nodes);
    prepareConflicts(nodes, texts);
  }

  function fill(element: HTMLElement, html: string): void {
    const nodes = makeNodes(html, prepare);
    prepareFigures(nodes, folders, texts);
    patchChildren(element, nodes);
  }

  /** Keeps blocks that haven't changed; a changed block is patched from the one at its position. */
  function place(blocks: readonly WholeBlock[]): readonly HeldBlock[] {
    const kept = new Set<HeldBlock>();
    const unmatched = new Map<string, HeldBlock[]>();
    for (const block of held) unmatched.set(block.key, [...(unmatched.get(block.key) ?? []), block]);
    const matches = blocks.map(({ key }) => {
      const match = unmatched.get(key)?.shift();
      if (match) kept.add(match);
      return match;
    });
    return blocks.map((block, index) => {
      const there = held[index];
      const base = matches[index] ?? (there && !kept.has(there) ? there : undefined);
      const element = base?.element ?? document.createElement('div');
      if (base) kept.add(base);
      if (!matches[index]) fill(element, block.html);
      element.dataset['firstLine'] = String(block.line);
      return { ...block, element };
    });
  }

  return {
    get isEmpty() {
      return held.length === 0;
    },
    get questions() {
      return held.flatMap(({ element, line, problemsKey, problems, differs = false }) =>
        problemsKey === undefined || !problems ? [] : [{ element, line, problemsKey, problems, differs }],
      );
    },
    update(blocks) {
      const complete = completed(blocks, held);
      if (!complete) return false;
      held = place(complete);
      arrange(
        page,
        held.map(({ element }) => element),
      );
      return true;
    },
  };
}

/** The blocks with the content known for them; null if a block has no content and is unknown. */
function completed(blocks: readonly PageBlock[], held: readonly HeldBlock[]): WholeBlock[] | null {
  const pages = new Map(held.map(({ key, html }) => [key, html]));
  const lists = new Map<string | undefined, QuestionProblems | undefined>(
    held.map(({ problemsKey, problems }) => [problemsKey, problems]),
  );
  for (const { problemsKey, problems } of blocks) if (problems) lists.set(problemsKey, problems);
  const complete: WholeBlock[] = [];
  for (const { key, line, html = pages.get(key), problemsKey, differs } of blocks) {
    const problems = lists.get(problemsKey);
    if (html === undefined || (problemsKey !== undefined && !problems)) return null;
    complete.push({
      key,
      line,
      html,
      ...(problemsKey !== undefined && problems && { problemsKey, problems }),
      ...(differs !== undefined && { differs }),
    });
  }
  return complete;
}
