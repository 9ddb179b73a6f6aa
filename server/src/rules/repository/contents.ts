import * as l10n from '@vscode/l10n';
import type { ContentFlaw } from '../../files/figureContents';
import { LARGE_FIGURE, nameOf } from '../../text/figureTarget';
import { quote } from '../figures/messages';
import type { ReportFinding, RuleContext } from '../rule';
import { fileFindings } from './figureFiles';

/** The problem of figures whose files are not pictures. */
export function* pointerFigures({ report, contents }: RuleContext): Iterable<ReportFinding> {
  if (!contents) return;
  yield* fileFindings(
    report,
    (path) => contents.get(path)?.flaw ?? null,
    (flaw) => flaw,
    ([{ path, trouble }, ...others]) =>
      others.length === 0
        ? oneMessage(trouble, quote(nameOf(path)))
        : manyMessage(trouble, others.length + 1),
  );
}

function oneMessage(flaw: ContentFlaw, name: string): string {
  switch (flaw) {
    case 'lfs':
      return l10n.t(
        '{0} is a Git LFS pointer, not an image. Get the image with `git lfs pull` and commit it without Git LFS.',
        name,
      );
    case 'annex':
      return l10n.t(
        '{0} is a git-annex pointer, not an image. Get the image with `git annex get` and commit it without git-annex.',
        name,
      );
    case 'empty':
      return l10n.t('{0} is an empty file. Save the image again.', name);
    case 'other':
      return l10n.t('{0} is not an image that a page can show. Save it again as png or jpg.', name);
  }
}

function manyMessage(flaw: ContentFlaw, count: number): string {
  switch (flaw) {
    case 'lfs':
      return l10n.t(
        '{0} figures are Git LFS pointers, not images. Get the images with `git lfs pull` and commit them without Git LFS.',
        count,
      );
    case 'annex':
      return l10n.t(
        '{0} figures are git-annex pointers, not images. Get the images with `git annex get` and commit them without git-annex.',
        count,
      );
    case 'empty':
      return l10n.t('{0} figures are empty files. Save the images again.', count);
    case 'other':
      return l10n.t('{0} figures are not images that a page can show. Save them again as png or jpg.', count);
  }
}

/** The problem of figures that take long to load. */
export function* largeFigures({ report, contents }: RuleContext): Iterable<ReportFinding> {
  if (!contents) return;
  yield* fileFindings(
    report,
    (path) => {
      const content = contents.get(path);
      return content?.flaw === null && content.size > LARGE_FIGURE ? content.size : null;
    },
    () => '',
    ([{ path, trouble: size }, ...others]) =>
      others.length === 0
        ? l10n.t(
            '{0} is {1} MB. Make it smaller than 2 MB so that pages open quickly.',
            quote(nameOf(path)),
            (size / 1_000_000).toFixed(1),
          )
        : l10n.t(
            '{0} figures are larger than 2 MB. Make them smaller so that pages open quickly.',
            others.length + 1,
          ),
  );
}
