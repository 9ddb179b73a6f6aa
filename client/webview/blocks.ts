import { arrange } from './arrange';
import { prepareBars, type QuestionBlock } from './bars';
import { prepareBoxes } from './boxes';
import { prepareConflicts } from './conflicts';
import { prepareFigures, type FigureFolders } from './figures';
import type { PageBlock } from '../../common/pageBlock';
import type { QuestionProblems } from '../../common/questionProblems';
import { makeNodes, patchChildren } from './patch';
import type { Texts } from './texts';

/** A block with all that it holds. */
interface WholeBlock extends PageBlock {
  readonly html: string;
}

/** A block that the page holds. */
interface HeldBlock extends WholeBlock {
  readonly element: HTMLElement;
}

/** The blocks of the page in their places. */
export interface Blocks {
  readonly isEmpty: boolean;
  /** The questions with their problems, in the order of the page. */
  readonly questions: readonly QuestionBlock[];
  /** Makes the page what the blocks say; false, with the page as it was, where one is not known and has no content. */
  update(blocks: readonly PageBlock[]): boolean;
}

/** @param page The element that holds the blocks. */
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

  /** Blocks that are still wanted stay; a block that has changed is made from the one that stood in its place. */
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

/** The blocks with what is known of them; null where something is neither told nor known. */
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
