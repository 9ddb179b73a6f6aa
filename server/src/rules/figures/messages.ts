import { extensionOf, tailsOf } from '../../report/figurePath';
import type { Bounds, Figure, Question } from '../../report/report';
import { spellBounds } from '../limitWishes';
import type { Flaw } from './figureCase';
import { markdownImage } from './markdownImage';
import type { Trouble } from './trouble';

/** A path or other text of the report as a message shows it. */
export function quote(text: string): string {
  return `\`${text.length > 80 ? `…${text.slice(-79)}` : text}\``;
}

/** What is wrong with where a figure leads, and what to do. */
export function troubleMessage(trouble: Trouble, figure: Figure, question: Question): string {
  switch (trouble.kind) {
    case 'remote':
      return remoteMessage(trouble.corrected);
    case 'foreign':
      return `${foreignReason(figure.target)}: ${putInFigures(trouble.corrected, question)}`;
    case 'none':
      return `This figure names no file: ${putInFigures(null, question)}`;
    case 'rooted':
      return `A path that begins with \`/\` does not start at the report's folder: ${putInFigures(trouble.corrected, question)}`;
    case 'backslashed':
      return `Only Windows parts folders by \`\\\`, the web by \`/\`: ${putInFigures(trouble.corrected, question)}`;
    case 'detour':
      return `From the report's folder there is no ${quote(trouble.path)}: write ${quote(trouble.corrected)}.`;
    case 'mark':
      return `A ${quote(trouble.mark)} ends the path: in the name of a file it is written ${quote(encodeURIComponent(trouble.mark))}.`;
    case 'folder':
      return `${quote(trouble.path)} is a folder: name a picture in it.`;
    case 'missing':
      return missingMessage(trouble);
    case 'case':
      return `The file is called ${trouble.choices.map(quote).join(' or ')}: with other capital letters GitHub and many computers do not find it.`;
    case 'outside':
      return trouble.corrected === null
        ? `Figures belong in the folder \`figures\` beside the report: move ${quote(trouble.path)} there.`
        : `Figures belong in the folder \`figures\` beside the report, and ${quote(trouble.corrected)} exists: write that.`;
    case 'format':
      return `Figures are to be png, jpg or jpeg files: save this ${formatOf(trouble.path)} as one of them.`;
  }
}

function remoteMessage(corrected: string | null): string {
  const advice =
    corrected === null
      ? 'save it in the folder `figures`, and name that file here'
      : `${quote(corrected)} seems to be the same, so write that`;
  return `This figure lies on the web, where it may be lost, or closed to others: ${advice}.`;
}

function missingMessage({ path, folder, choices }: Extract<Trouble, { kind: 'missing' }>): string {
  const what = `${quote(path)} does not exist`;
  if (choices.length > 0) return `${what}. Is ${choices.map(quote).join(' or ')} meant?`;
  const inFigures = tailsOf(path).find((tail) => tail.startsWith('figures/'));
  if (inFigures !== undefined)
    return `${what}, for paths start at the report's folder. Put the file at ${quote(inFigures)} and write that.`;
  if (folder !== null)
    return `${what}, for there is no folder ${quote(folder)}. Put the file there, or correct the path.`;
  return `${what}. Put the file there, or correct the name.`;
}

function foreignReason(target: string): string {
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(target.trim())?.[1]?.toLowerCase() ?? '';
  if (scheme === 'data') return 'A picture within the text is not shown by GitHub';
  if (scheme.length <= 1 || scheme === 'file')
    return 'This path leads to a place on one computer, which nobody else has';
  return `No page shows a figure from ${quote(`${scheme}:`)}`;
}

function putInFigures(corrected: string | null, question: Question): string {
  if (corrected !== null) return `write ${quote(corrected)}.`;
  return `put the file into the folder \`figures\` and write ${quote(`figures/q${question.number}.png`)} or the like.`;
}

function formatOf(path: string): string {
  const extension = extensionOf(path);
  return extension === '' ? 'file' : `${extension} file`;
}

/** How a figure is written that the checker does not count, or no page shows, and what to do. */
export function flawMessage(flaw: Flaw, figure: Figure, { limits }: Question): string {
  const wish = limits.images ? `, and ${areAskedFor(limits.images)}` : '';
  switch (flaw) {
    case 'link':
      return `A link does not count as a figure${wish}: put \`!\` before it, so that it becomes an image.`;
    case 'html':
      return `The checker does not count an image in HTML${wish}: write it as ${example(figure)}.`;
    case 'reference':
      return `The checker does not count an image whose path stands elsewhere${wish}: write it as ${example(figure)}.`;
    case 'blank':
      return 'A blank ends the path of a figure, so GitHub shows text in its place: write `%20` for it.';
    case 'fence':
      return figure.kind === 'link'
        ? `In a code block a link is plain text and no figure${wish}: take it out of the block, and put \`!\` before it.`
        : 'In a code block an image is plain text: take it out of the block, so that it is shown.';
  }
}

/** `1 is asked for`, `1 to 3 are asked for`. */
export function areAskedFor(bounds: Bounds): string {
  return `${spellBounds(bounds)} ${bounds.max === 1 && bounds.min === 1 ? 'is' : 'are'} asked for`;
}

/** The same, said beside a worse problem of the figure. */
export function flawNote(flaw: Flaw, { kind }: Figure): string {
  switch (flaw) {
    case 'link':
      return ' It is also a link, which the checker does not count: put `!` before it.';
    case 'html':
      return ' It is also written as HTML, which the checker does not count.';
    case 'reference':
      return ' Its path also stands elsewhere, so that the checker does not count it.';
    case 'blank':
      return ' Write `%20` for the blanks in its path, too.';
    case 'fence':
      return kind === 'link'
        ? ' It is also a link in a code block: take it out of the block, and put `!` before it.'
        : ' It also stands in a code block, where it is plain text.';
  }
}

function example(figure: Figure): string {
  const alt = figure.alt.trim() === '' ? 'description' : figure.alt;
  const image = markdownImage({ alt, target: figure.target, title: null });
  return image.length > 80 ? '`![description](figures/name.png)`' : `\`${image}\``;
}
