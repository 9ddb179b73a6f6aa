import * as l10n from '@vscode/l10n';
import type { CodeLens, Command, Connection } from 'vscode-languageserver';
import { CodeLensRefreshRequest, CodeLensRequest } from '../../lsp';
import { shiftRange, type Range } from '../../text/position';
import type { Question } from '../../report/report';
import type { Analysis } from '../../workspace/analysis';
import type { Configuration } from '../../workspace/configuration';
import type { Failures } from '../../workspace/failures';
import type { OpenReports } from '../../workspace/openReports';
import type { ClientSupport } from '../../workspace/clientCapabilities';
import { createSwitch } from '../../workspace/dynamicRegistration';
import { answerPlace } from '../../report/answerPlace';
import { GO_TO } from '../commands/goTo';
import { SHOW_PROBLEMS } from '../commands/showProblems';
import { lensTitle, lensTitleWithIcon, problemsOf } from './lensTitle';
import { refreshBetweenVersions } from './refreshBetweenVersions';

/** The services that code lenses need. */
export interface CodeLensContext {
  readonly reports: OpenReports;
  readonly configuration: Configuration;
  readonly failures: Failures;
  readonly support: ClientSupport;
}

/** The data needed to resolve a lens. */
interface LensData {
  readonly uri: string;
  /** Of the question. */
  readonly index: number;
}

/**
 * Shows the answer's counts and limits above each question. The text is computed in `codeLens/resolve`. The setting
 * switches the feature on and off while the server runs.
 */
export function offerCodeLenses(connection: Connection, context: CodeLensContext): void {
  const { reports, configuration, failures, support } = context;
  let isOn = false;
  const registration = createSwitch(failures, 'Offering code lenses', () =>
    connection.client.register(CodeLensRequest.type, { documentSelector: null, resolveProvider: true }),
  );

  function refresh(): void {
    if (!support.codeLensRefresh) return;
    void failures.guardAsync('Refreshing code lenses', () =>
      connection.sendRequest(CodeLensRefreshRequest.type),
    );
  }

  configuration.listen(({ 'codeLens.enabled': enabled }) => {
    const isNews = isOn !== enabled;
    isOn = enabled;
    if (support.codeLensRegistration) registration.set(enabled);
    else if (isNews) refresh();
  });

  refreshBetweenVersions('Refreshing code lenses', reports, () => {
    if (isOn) refresh();
  });

  connection.onCodeLens(async ({ textDocument: { uri } }) => {
    const analysis = isOn ? await reports.current(uri) : null;
    return analysis && lensesOf(analysis);
  });

  connection.onCodeLensResolve(async (lens) => {
    const { uri, index } = lens.data as LensData;
    const analysis = await reports.current(uri);
    const question = analysis?.report.questions[index];
    const command = analysis && question ? commandOf(analysis, question, support) : NOTHING;
    return { ...lens, command };
  });
}

/**
 * For a lens of a question that is gone: the client is about to ask again, and shows a lens without a command as an
 * error.
 */
const NOTHING: Command = { title: ' ', command: '' };

function lensesOf({ uri, report }: Analysis): CodeLens[] {
  return report.questions.map(({ index, line, block }) => ({
    range: shiftRange(block.heading.range, line),
    data: { uri, index } satisfies LensData,
  }));
}

function commandOf(
  analysis: Analysis,
  question: Question,
  { showDocument, titleIcons }: ClientSupport,
): Command {
  const title = titleIcons ? lensTitleWithIcon(analysis, question) : lensTitle(analysis, question);
  if (!showDocument) return { title, command: SHOW_PROBLEMS, arguments: [analysis.uri, question.line] };
  const [first] = problemsOf(analysis, question);
  const place = first?.range ?? placeOf(question);
  return {
    title,
    tooltip: first ? l10n.t('Go to the first problem') : l10n.t('Go to the answer'),
    command: GO_TO,
    arguments: [analysis.uri, place],
  };
}

/** The answer's start, or the placeholder to overwrite; the heading if there is no place for an answer. */
function placeOf(question: Question): Range {
  const { line, block } = question;
  const place = answerPlace(question) ?? shiftRange(block.heading.range, line);
  return block.answer?.state === 'answered' ? { start: place.start, end: place.start } : place;
}
