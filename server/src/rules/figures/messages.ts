import * as l10n from '@vscode/l10n';
import { extensionOf, tailsOf } from '../../text/figureTarget';
import type { Bounds, Figure, Question } from '../../report/report';
import { listWithOr } from '../../wording/lists';
import { spellBounds } from '../../wording/limitsInWords';
import type { Flaw } from './inspectedFigure';
import { markdownImage } from './markdownImage';
import type { Trouble } from './pathProblem';

/** A path or other text of the report as a message shows it. */
export function quote(text: string): string {
  return `\`${text.length > 80 ? `…${text.slice(-79)}` : text}\``;
}

/** What is wrong with where a figure leads, and what to do. */
export function troubleMessage(trouble: Trouble, figure: Figure, question: Question): string {
  switch (trouble.kind) {
    case 'remote':
      return remoteMessage(trouble.corrected);
    case 'page':
      return l10n.t('This address leads to a page, not to an image. Remove the `!` to make it a link.');
    case 'absent':
      return l10n.t(
        'This image is on the web only. Save it as {0} and write that, so that it is part of your repository.',
        quote(trouble.path),
      );
    case 'foreign':
      return `${foreignReason(figure.target)}: ${putInFigures(trouble.corrected, question)}`;
    case 'none':
      return l10n.t('This figure names no file: {0}', putInFigures(null, question));
    case 'rooted':
      return l10n.t(
        "A path that begins with `/` does not start at the report's folder: {0}",
        putInFigures(trouble.corrected, question),
      );
    case 'backslashed':
      return l10n.t(
        'Only Windows parts folders by `\\`, the web by `/`: {0}',
        putInFigures(trouble.corrected, question),
      );
    case 'detour':
      return l10n.t(
        "From the report's folder there is no {0}: write {1}.",
        quote(trouble.path),
        quote(trouble.corrected),
      );
    case 'mark':
      return l10n.t(
        'A {0} ends the path: in the name of a file it is written {1}.',
        quote(trouble.mark),
        quote(encodeURIComponent(trouble.mark)),
      );
    case 'folder':
      return l10n.t('{0} is a folder: name a picture in it.', quote(trouble.path));
    case 'missing':
      return missingMessage(trouble);
    case 'case':
      return l10n.t(
        'The file is called {0}: with other capital letters GitHub and many computers do not find it.',
        listWithOr(trouble.choices.map(quote)),
      );
    case 'outside':
      return trouble.corrected === null
        ? l10n.t(
            'Figures belong in the folder `figures` beside the report: move {0} there.',
            quote(trouble.path),
          )
        : l10n.t(
            'Figures belong in the folder `figures` beside the report, and {0} exists: write that.',
            quote(trouble.corrected),
          );
    case 'format':
      return l10n.t(
        'Figures are to be png, jpg or jpeg files: save this {0} as one of them.',
        formatOf(trouble.path),
      );
  }
}

function remoteMessage(corrected: string | null): string {
  const advice =
    corrected === null
      ? l10n.t('save it in the folder `figures`, and name that file here')
      : l10n.t('{0} seems to be the same, so write that', quote(corrected));
  return l10n.t('This figure lies on the web, where it may be lost, or closed to others: {0}.', advice);
}

function missingMessage({ path, folder, choices }: Extract<Trouble, { kind: 'missing' }>): string {
  const what = l10n.t('{0} does not exist', quote(path));
  if (choices.length > 0) return l10n.t('{0}. Is {1} meant?', what, listWithOr(choices.map(quote)));
  const inFigures = tailsOf(path).find((tail) => tail.startsWith('figures/'));
  if (inFigures !== undefined)
    return l10n.t(
      "{0}, for paths start at the report's folder. Put the file at {1} and write that.",
      what,
      quote(inFigures),
    );
  if (folder !== null)
    return l10n.t(
      '{0}, for there is no folder {1}. Put the file there, or correct the path.',
      what,
      quote(folder),
    );
  return l10n.t('{0}. Put the file there, or correct the name.', what);
}

function foreignReason(target: string): string {
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(target.trim())?.[1]?.toLowerCase() ?? '';
  if (scheme === 'data') return l10n.t('A picture within the text is not shown by GitHub');
  if (scheme.length <= 1 || scheme === 'file')
    return l10n.t('This path leads to a place on one computer, which nobody else has');
  return l10n.t('No page shows a figure from {0}', quote(`${scheme}:`));
}

function putInFigures(corrected: string | null, question: Question): string {
  if (corrected !== null) return l10n.t('write {0}.', quote(corrected));
  return l10n.t(
    'put the file into the folder `figures` and write {0} or the like.',
    quote(`figures/q${question.number}.png`),
  );
}

function formatOf(path: string): string {
  const extension = extensionOf(path);
  return extension === '' ? l10n.t('file') : l10n.t('{0} file', extension);
}

/** How a figure is written that the checker does not count, or no page shows, and what to do. */
export function flawMessage(flaw: Flaw, figure: Figure, { limits }: Question): string {
  const wish = limits.images ? l10n.t(', and {0}', areAskedFor(limits.images)) : '';
  switch (flaw) {
    case 'link':
      return l10n.t(
        'A link does not count as a figure{0}: put `!` before it, so that it becomes an image.',
        wish,
      );
    case 'html':
      return l10n.t(
        'The checker does not count an image in HTML{0}: write it as {1}.',
        wish,
        example(figure),
      );
    case 'reference':
      return l10n.t(
        'The checker does not count an image whose path stands elsewhere{0}: write it as {1}.',
        wish,
        example(figure),
      );
    case 'fence':
      return figure.kind === 'link'
        ? l10n.t(
            'In a code block a link is plain text and no figure{0}: take it out of the block, and put `!` before it.',
            wish,
          )
        : l10n.t('In a code block an image is plain text: take it out of the block, so that it is shown.');
  }
}

/** `1 is asked for`, `1 to 3 are asked for`. */
export function areAskedFor(bounds: Bounds): string {
  return bounds.max === 1 && bounds.min === 1
    ? l10n.t('{0} is asked for', spellBounds(bounds))
    : l10n.t('{0} are asked for', spellBounds(bounds));
}

/** The same, said beside a worse problem of the figure. */
export function flawNote(flaw: Flaw, { kind }: Figure): string {
  switch (flaw) {
    case 'link':
      return l10n.t(' It is also a link, which the checker does not count: put `!` before it.');
    case 'html':
      return l10n.t(' It is also written as HTML, which the checker does not count.');
    case 'reference':
      return l10n.t(' Its path also stands elsewhere, so that the checker does not count it.');
    case 'fence':
      return kind === 'link'
        ? l10n.t(' It is also a link in a code block: take it out of the block, and put `!` before it.')
        : l10n.t(' It also stands in a code block, where it is plain text.');
  }
}

function example(figure: Figure): string {
  const alt = figure.alt.trim() === '' ? 'description' : figure.alt;
  const image = markdownImage({ alt, target: figure.target, title: null });
  return image.length > 80 ? '`![description](figures/name.png)`' : `\`${image}\``;
}
