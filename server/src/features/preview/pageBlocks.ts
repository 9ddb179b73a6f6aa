import * as l10n from '@vscode/l10n';
import { toHtml } from 'hast-util-to-html';
import { hash } from '../../../../common/hash';
import type { Face, PageBlock } from '../../../../common/pageBlock';
import { compareHandIn } from '../../handin/compare/compareReport';
import { element } from '../../render/elements';
import { renderInTurn, type RenderedBlock } from '../../render/renderReport';
import { ownLanguage } from '../../render/uiLanguage';
import type { Report } from '../../report/report';
import { problemsByQuestion } from '../../rules/problemsByQuestion';
import type { Analysis } from '../../workspace/analysis';
import { questionProblems } from '../summary/questionProblems';
import { handInBlocksInTurn, type HandInBlock } from './handInBlocks';

/** How a page shows a report. */
export interface View {
  readonly face: Face;
  /** The questions shown with both faces, as in `OpenPageParams`. */
  readonly compared: ReadonlySet<string>;
}

type Shown = Pick<Analysis, 'report' | 'problems'>;

/** The blocks of a report's page in order, each complete. */
export function pageBlocks(analysis: Shown, view: View): PageBlock[] {
  return [...pageBlocksInTurn(analysis, view)].flat();
}

/** The same bit by bit, so that other work can run in between. */
export function* pageBlocksInTurn(analysis: Shown, view: View): Generator<readonly PageBlock[]> {
  const { report, problems } = analysis;
  const byQuestion = problemsByQuestion(problems);
  const differing = new Set(compareHandIn(report).answers.map(({ index }) => index));
  const withProblems = ({ key, line, html, question: index }: RenderedBlock): PageBlock => {
    const question = index === null ? undefined : report.questions[index];
    if (!question) return { key, line, html };
    const shown = questionProblems(question, byQuestion.get(question.index) ?? []);
    const differs = differing.has(question.index);
    return { key, line, html, problemsKey: hash(JSON.stringify(shown)), problems: shown, differs };
  };
  for (const blocks of facesInTurn(report, view)) yield blocks.map(withProblems);
}

/** The blocks of the chosen face; for compared questions, of both. */
function* facesInTurn(report: Report, { face, compared }: View): Generator<readonly RenderedBlock[]> {
  const places = placesOf(report, compared);
  if (places.size === 0) {
    if (face === 'github') for (const blocks of renderInTurn(report)) yield blocks.map(asGitHub);
    else for (const block of handInBlocksInTurn(report)) yield [asHandIn(block)];
    return;
  }
  const handIn: HandInBlock[] = [];
  for (const block of handInBlocksInTurn(report)) {
    handIn.push(block);
    yield [];
  }
  const gitHub: RenderedBlock[] = [];
  for (const blocks of renderInTurn(report)) {
    gitHub.push(...blocks);
    yield [];
  }
  const gitHubOf = new Map(gitHub.map((block) => [block.question, block]));
  const handInOf = new Map(handIn.map((block) => [block.question, block]));
  const both = ({ question }: RenderedBlock): RenderedBlock | null => {
    if (question === null || !places.has(question)) return null;
    const [left, right] = [gitHubOf.get(question), handInOf.get(question)];
    return left && right ? besideEachOther(left, right) : null;
  };
  yield face === 'github'
    ? gitHub.map((block) => both(block) ?? asGitHub(block))
    : handIn.map((block) => both(block) ?? asHandIn(block));
}

/** The indices of questions in the report, from their names such as `4-0`. */
function placesOf({ questions }: Report, names: ReadonlySet<string>): ReadonlySet<number> {
  if (names.size === 0) return new Set();
  const seen = new Map<number, number>();
  const places = new Set<number>();
  for (const { index, number } of questions) {
    const before = seen.get(number) ?? 0;
    seen.set(number, before + 1);
    if (names.has(`${number}-${before}`)) places.add(index);
  }
  return places;
}

// The class tells the style which face it is.

function asGitHub(block: RenderedBlock): RenderedBlock {
  return { ...block, html: `<div class="github">${block.html}</div>` };
}

function asHandIn(block: RenderedBlock): RenderedBlock {
  return { ...block, html: `<div class="hand-in">${block.html}</div>` };
}

function besideEachOther(left: RenderedBlock, right: HandInBlock): RenderedBlock {
  const name = (text: string): string =>
    toHtml(element('p', { className: ['face-name'], ...ownLanguage() }, text));
  const html =
    `<div class="faces"><div class="github">${name(l10n.t('GitHub'))}${left.html}</div>` +
    `<div class="hand-in">${name(l10n.t('Hand-in'))}${right.content}</div></div>`;
  return { ...left, key: `${left.key}-${right.key}`, html };
}

/** The blocks without what the page already has, according to its keys. */
export function newsOf(blocks: readonly PageBlock[], known: ReadonlySet<string>): PageBlock[] {
  return blocks.map(({ html, problems, ...always }) => ({
    ...always,
    ...(html !== undefined && !known.has(always.key) && { html }),
    ...(problems && !known.has(always.problemsKey ?? '') && { problems }),
  }));
}
