import * as l10n from '@vscode/l10n';
import type { FigureFolders } from '../../files/figureFolders';
import { answerLines } from '../../report/answerLines';
import { inDocument } from '../../report/positions';
import { linkPaths, relativeLinks, type RelativeLink } from '../../report/relativeLinks';
import type { Question, QuestionBlock } from '../../report/report';
import { unquote } from '../../text/codeAndComments';
import { encodeTarget, hasImageExtension, nameOf } from '../../text/figureTarget';
import { lineText } from '../../text/lines';
import { memoizeByObject } from '../../text/memo';
import { lookUp } from '../figures/lookUp';
import { quote } from '../figures/messages';
import type { Finding, QuestionContext, QuestionRule } from '../rule';

/** Rules on the links of answers. */
export const linkRules: readonly QuestionRule[] = [
  { code: 'link-missing', scope: 'question', check: missing },
  { code: 'link-broken', scope: 'question', check: broken },
];

/** How a prompt asks for a link; `feel free to insert a link` is optional. */
const REQUEST =
  /(?<!free to |may |can |could |gerne )(?:include|insert|provide|add|give|share|paste|indsæt|tilføj|angiv)\s[^.?!]{0,80}?\blinks?\b/iu;
const EXAMPLE = /\b(?:Example|Answer length|Recommended answer length)\b/;
const ANY_LINK = /https?:|www\.|\]\(|\]\[|<a\s|(?:github|gitlab|wandb)\.\w/i;
/** The start of an image up to its target's end; for an image in a link, the link's own `](` is left over. */
const IMAGE = /!\[[^\][]{0,300}\](?:\([^()]{0,400}\)|\[[^\][]{0,300}\])/g;

function* missing(question: Question): Iterable<Finding> {
  const { answer, marker } = question.block;
  if (!marker || answer?.state !== 'answered' || !asksForLink(question.block)) return;
  const shown = answerLines(question.block).filter(({ kind }) => kind !== 'comment');
  if (shown.some(({ text }) => ANY_LINK.test(text.replace(IMAGE, '')))) return;
  yield {
    question: question.number,
    range: inDocument(question, marker),
    message: l10n.t('This question asks for a link, but the answer has none. Add it.'),
  };
}

const asksForLink = memoizeByObject(({ lines, prompt }: QuestionBlock) => {
  const text = lines
    .slice(prompt.range.start.line, prompt.range.end.line)
    .map((_, index) => lineText(lines, prompt.range.start.line + index))
    .map((line) => line.slice(unquote(line).start).replace(/[*_]/g, '').trim())
    .join(' ');
  const end = text.search(EXAMPLE);
  return REQUEST.test(end < 0 ? text : text.slice(0, end));
});

function* broken(question: Question, { folders }: QuestionContext): Iterable<Finding> {
  for (const link of relativeLinks(question.block)) {
    if (!isKnown(link, folders)) continue;
    const found = link.isRooted ? null : lookUp(folders, link.path).kind;
    if (found === 'file' || found === 'folder' || found === 'unknown') continue;
    const nearest = nearestPath(link, folders);
    yield {
      question: question.number,
      range: inDocument(question, link.place),
      message: messageFor(link, nearest),
      fixes:
        nearest === null
          ? []
          : [
              {
                title: l10n.t('Write {0}', quote(nearest)),
                edits: [
                  { range: inDocument(question, link.place), newText: encodeTarget(nearest) + link.suffix },
                ],
              },
            ],
    };
  }
}

/**
 * A downloaded report knows nothing about the repository around it; a repository has files such as `pyproject.toml`
 * above the report.
 */
function isKnown({ path, isRooted }: RelativeLink, folders: FigureFolders): boolean {
  if (!isRooted && !path.startsWith('../')) return true;
  return [...(folders.get('..') ?? [])].some(([name, kind]) => kind === 'file' && !hasImageExtension(name));
}

function messageFor({ path, isRooted }: RelativeLink, nearest: string | null): string {
  if (isRooted && nearest !== null)
    return l10n.t(
      'A link that starts with `/` works on GitHub only. Write {0}, the path from the report.',
      quote(nearest),
    );
  return nearest === null
    ? l10n.t("{0} doesn't exist. Paths start at the report's folder.", quote(path))
    : l10n.t("{0} doesn't exist. Did you mean {1}?", quote(path), quote(nearest));
}

/**
 * Where the file is: relative to another folder, under another letter case, or with the same name in a known folder.
 */
function nearestPath(link: RelativeLink, folders: FigureFolders): string | null {
  for (const path of linkPaths(link)) {
    const found = lookUp(folders, path);
    if (found.kind === 'file' || found.kind === 'folder') return path;
    const [only] = found.kind === 'case' ? found.paths : [];
    if (only !== undefined) return only;
  }
  const name = nameOf(link.path);
  const holding = [...folders]
    .filter(([, listing]) => listing?.get(name) === 'file')
    .map(([folder]) => folder);
  const [folder] = holding;
  if (folder === undefined || holding.length > 1) return null;
  return folder === '' ? name : `${folder}/${name}`;
}
