import * as l10n from '@vscode/l10n';
import { extensionOf, tailsOf } from '../../text/figureTarget';
import type { Figure, Question } from '../../report/report';
import { listWithOr } from '../../wording/lists';
import { figureCount } from '../../wording/countTexts';
import { joinSentences } from '../../wording/sentences';
import type { Flaw } from './inspectedFigure';
import { markdownImage } from './markdownImage';
import type { PathProblem } from './pathProblem';

/** A path or other text of the report as a message shows it. */
export function quote(text: string): string {
  return `\`${text.length > 80 ? `…${text.slice(-79)}` : text}\``;
}

/** What is wrong with where a figure leads, and what to do. */
export function troubleMessage(trouble: PathProblem, figure: Figure, question: Question): string {
  switch (trouble.kind) {
    case 'remote':
      return trouble.corrected === null
        ? l10n.t(
            'This image is on the web, where it may disappear or need a login. Save it in `figures` and use that file.',
          )
        : l10n.t(
            'This image is on the web, where it may disappear or need a login. {0} seems to be the same: use it.',
            quote(trouble.corrected),
          );
    case 'page':
      return l10n.t('This address leads to a page, not to an image. Remove the `!` to make it a link.');
    case 'absent':
      return l10n.t(
        'This image is only on the web. Save it as {0} and use that path, so that it is part of your repository.',
        quote(trouble.path),
      );
    case 'foreign':
      return joinSentences(foreignReason(figure.target), putInFigures(trouble.corrected, question));
    case 'none':
      return joinSentences(l10n.t('This figure names no file.'), putInFigures(null, question));
    case 'rooted':
      return joinSentences(
        l10n.t("A path that starts with `/` does not start at the report's folder."),
        putInFigures(trouble.corrected, question),
      );
    case 'backslashed':
      return joinSentences(
        l10n.t('Use `/` between folders; `\\` works only on Windows.'),
        putInFigures(trouble.corrected, question),
      );
    case 'detour':
      return l10n.t('Wrong path. Paths start at the report: {0}.', quote(trouble.corrected));
    case 'mark':
      return l10n.t(
        "A {0} ends the path. Write {1} when it is part of the file's name.",
        quote(trouble.mark),
        quote(encodeURIComponent(trouble.mark)),
      );
    case 'folder':
      return l10n.t('{0} is a folder. Name an image in it.', quote(trouble.path));
    case 'missing':
      return missingMessage(trouble);
    case 'case':
      return l10n.t(
        "The file is named {0}. Upper and lower case must match, or GitHub won't find it.",
        listWithOr(trouble.choices.map(quote)),
      );
    case 'outside':
      return trouble.corrected === null
        ? l10n.t(
            'Figures belong in the folder `figures` next to the report. Move {0} there.',
            quote(trouble.path),
          )
        : l10n.t(
            'Figures belong in the folder `figures` next to the report. Write {0}, which exists.',
            quote(trouble.corrected),
          );
    case 'format':
      return formatMessage(extensionOf(trouble.path));
  }
}

function missingMessage({ path, folder, choices }: Extract<PathProblem, { kind: 'missing' }>): string {
  const quoted = quote(path);
  if (choices.length > 0)
    return l10n.t("{0} doesn't exist. Did you mean {1}?", quoted, listWithOr(choices.map(quote)));
  const inFigures = tailsOf(path).find((tail) => tail.startsWith('figures/'));
  if (inFigures !== undefined)
    return l10n.t(
      "{0} doesn't exist. Paths start at the report: save the file as {1} and write that.",
      quoted,
      quote(inFigures),
    );
  if (folder !== null)
    return l10n.t(
      "{0} doesn't exist, because there is no folder {1}. Put the file there, or correct the path.",
      quoted,
      quote(folder),
    );
  return l10n.t("{0} doesn't exist. Put the file there, or correct the name.", quoted);
}

function foreignReason(target: string): string {
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(target.trim())?.[1]?.toLowerCase() ?? '';
  if (scheme === 'data') return l10n.t("GitHub doesn't show an image that is embedded in the text.");
  if (scheme.length <= 1 || scheme === 'file')
    return l10n.t('This path leads to a place on one computer only.');
  return l10n.t('No page shows a figure from {0}.', quote(`${scheme}:`));
}

function putInFigures(corrected: string | null, question: Question): string {
  if (corrected !== null) return l10n.t('Write {0}.', quote(corrected));
  return l10n.t(
    'Put the file into the folder `figures` and write its path, such as {0}.',
    quote(`figures/q${question.number}.png`),
  );
}

function formatMessage(extension: string): string {
  return extension === ''
    ? l10n.t('Figures must be png, jpg or jpeg files. Save this file as one of them.')
    : l10n.t('Figures must be png, jpg or jpeg files. Save this {0} file as one of them.', extension);
}

/** Why the checker does not count a figure, or pages don't show it, and what to do. */
export function flawMessage(flaw: Flaw, figure: Figure, { limits }: Question): string {
  const advice = flawAdvice(flaw, figure);
  if (!limits.images || (flaw === 'fence' && figure.kind !== 'link')) return advice;
  return joinSentences(l10n.t('This question asks for {0}.', figureCount(limits.images)), advice);
}

function flawAdvice(flaw: Flaw, figure: Figure): string {
  switch (flaw) {
    case 'link':
      return l10n.t('A link does not count as a figure. Put `!` before it to make it an image.');
    case 'html':
      return l10n.t('The checker does not count an image in HTML. Write it as {0}.', example(figure));
    case 'reference':
      return l10n.t(
        'The checker does not count an image whose path is elsewhere in the text. Write it as {0}.',
        example(figure),
      );
    case 'fence':
      return figure.kind === 'link'
        ? l10n.t('In a code block a link is plain text. Move it out of the block and put `!` before it.')
        : l10n.t('In a code block an image is plain text. Move it out of the block.');
  }
}

/** The same as a note on a worse problem of the figure. */
export function flawNote(flaw: Flaw, { kind }: Figure): string {
  switch (flaw) {
    case 'link':
      return l10n.t('It is also a link, which the checker does not count. Put `!` before it.');
    case 'html':
      return l10n.t('It is also written as HTML, which the checker does not count.');
    case 'reference':
      return l10n.t('Its path is elsewhere in the text, so the checker does not count it.');
    case 'fence':
      return kind === 'link'
        ? l10n.t('It is also a link in a code block. Move it out of the block and put `!` before it.')
        : l10n.t('It is also in a code block, where it is plain text.');
  }
}

function example(figure: Figure): string {
  const alt = figure.alt.trim() === '' ? 'description' : figure.alt;
  const image = markdownImage({ alt, target: figure.target, title: null });
  return image.length > 80 ? '`![description](figures/name.png)`' : `\`${image}\``;
}
