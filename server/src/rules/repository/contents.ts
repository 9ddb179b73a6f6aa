import * as l10n from '@vscode/l10n';
import type { ContentFlaw } from '../../files/figureContents';
import { nameOf } from '../../text/figureTarget';
import { quote } from '../figures/messages';
import type { ReportFinding, RuleContext } from '../rule';
import { fileFindings } from './figureFiles';

/** In bytes. Of 712 figures of real reports 4 had more. */
const LARGE = 2_000_000;

/** The problem of figures whose files hold no picture. */
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
        '{0} is only a pointer of Git LFS, not the image. Run `git lfs pull`, then commit the image without Git LFS.',
        name,
      );
    case 'annex':
      return l10n.t(
        '{0} is only a pointer of git-annex, not the image. Run `git annex get`, then commit the image without git-annex.',
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
        '{0} figures are only pointers of Git LFS, not images. Run `git lfs pull`, then commit the images without Git LFS.',
        count,
      );
    case 'annex':
      return l10n.t(
        '{0} figures are only pointers of git-annex, not images. Run `git annex get`, then commit the images without git-annex.',
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
      return content?.flaw === null && content.size > LARGE ? content.size : null;
    },
    () => '',
    ([{ path, trouble: size }, ...others]) =>
      others.length === 0
        ? l10n.t(
            '{0} is {1} MB large, so pages with it open slowly. Make it smaller than 2 MB.',
            quote(nameOf(path)),
            (size / 1_000_000).toFixed(1),
          )
        : l10n.t(
            '{0} figures are larger than 2 MB, so pages with them open slowly. Make them smaller.',
            others.length + 1,
          ),
  );
}
