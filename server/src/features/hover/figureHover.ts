import * as l10n from '@vscode/l10n';
import type { Figure, Question, Report } from '../../report/report';
import type { Analysis } from '../../workspace/analysis';
import type { OpenReports } from '../../workspace/openReports';
import type { ClientSupport } from '../../workspace/clientCapabilities';
import { parseUri } from '../../workspace/uri';
import { describeFile, localPathOf, thumbnail } from '../figures/figureFile';
import type { Markup } from '../markup';

/** A figure, and what is needed to describe it. */
export interface FigureContext {
  readonly analysis: Analysis;
  readonly question: Question;
  readonly figure: Figure;
  /** Whether its picture is shown already. */
  readonly isPictured: boolean;
  readonly reports: OpenReports;
  readonly support: ClientSupport;
  readonly markup: Markup;
}

/** Maximum number of uses listed; a figure that is used more often is a logo. */
const MAX_USES = 10;

/**
 * Describes a figure's file and where else it is shown, in paragraphs; null for a file that does not exist or is
 * elsewhere.
 */
export async function describeFigure(context: FigureContext): Promise<string[] | null> {
  const { analysis, question, figure, isPictured, reports, support, markup } = context;
  const path = localPathOf(figure.target);
  const files = reports.filesOf(analysis.uri);
  const uri = path === null ? null : reports.uriFrom(analysis.uri, path);
  if (path === null || !files || !uri) return null;
  const facts = await describeFile(files, path);
  if (facts === null) return null;
  const uses = usesElsewhere(analysis.report, path, question, figure);
  return [
    ...(isPictured ? [] : thumbnail(uri.toString(), markup, support)),
    `${markup.code(path)} · ${facts}`,
    ...(uses.length === 0 ? [] : [l10n.t('Also shown in {0}.', useLinks(uses, analysis.uri, markup))]),
  ];
}

/** A use of a figure in another place. */
interface Use {
  readonly question: Question;
  /** In the document, from 0. */
  readonly line: number;
}

function usesElsewhere({ questions }: Report, path: string, here: Question, figure: Figure): Use[] {
  const wanted = path.normalize('NFC');
  return questions.flatMap((question) =>
    (question.block.answer?.figures ?? [])
      .filter((other) => other.kind !== 'path' && (other !== figure || question !== here))
      .filter(({ target }) => localPathOf(target)?.normalize('NFC') === wanted)
      .map(({ range }) => ({ question, line: question.line + range.start.line })),
  );
}

function useLinks(uses: readonly Use[], uri: string, markup: Markup): string {
  const links = uses.slice(0, MAX_USES).map(({ question, line }) => {
    const place =
      parseUri(uri)
        ?.with({ fragment: `L${line + 1}` })
        .toString() ?? '';
    return markup.link(l10n.t('question {0}', question.number), place);
  });
  return uses.length > MAX_USES ? `${links.join(', ')} …` : links.join(', ');
}
