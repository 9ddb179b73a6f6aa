import type { Connection } from 'vscode-languageserver';
import { DidChangeConfigurationNotification } from '../lsp';
import type { Settings } from '../../../common/settings';
import type { Failures } from './failures';
import { isRecord } from './jsonRecord';
import { checkSettings, SECTION } from './settings';
import { settingsSection } from './settingsSection';
import type { ClientSupport } from './clientCapabilities';

/** Folders may have their own settings; at most this many complaints about all of them are logged until they change. */
const MAX_COMPLAINTS = 50;

/** The user's settings, per document. */
export interface Configuration {
  /** The current settings for a document. Never rejects. */
  settingsFor(uri: string): Promise<Settings>;
  /** Handles a change of the settings; `settings` is what the client sent with it. */
  changed(settings: unknown): void;
  /** Asks the client to report changes; call it once the client is initialized. */
  subscribe(): void;
  /**
   * Calls a listener with the window's settings as soon as the client is initialized, and whenever they may have
   * changed.
   */
  listen(listener: (settings: Settings) => void): void;
  /** Whether the editor itself completes paths in Markdown, judging by its setting. Never rejects. */
  completesPaths(uri: string): Promise<boolean>;
}

/** Where the settings come from. */
export interface ConfigurationSource {
  readonly support: ClientSupport;
  readonly failures: Failures;
  /** The settings that the client gave when it started the server; used if it reports no others. */
  readonly initial: unknown;
}

const NOT_OURS = `The settings that the editor sent are ignored because none of them stands below '${SECTION}'.`;

/** Follows the user's settings. Problems with them are logged once when they appear, not again for each document. */
export function followConfiguration(connection: Connection, source: ConfigurationSource): Configuration {
  const { support, failures } = source;
  let pushed: unknown;
  let logged: ReadonlySet<string> = new Set();
  let found = new Set<string>();
  const listeners: ((settings: Settings) => void)[] = [];

  /** The value of a section in the settings of a document, or of the window. */
  function ask(section: string, scopeUri?: string): Promise<unknown> {
    const item = scopeUri === undefined ? { section } : { section, scopeUri };
    return failures.guardAsync<unknown>('Asking for the settings', () =>
      connection.workspace.getConfiguration(item),
    );
  }

  async function settingsOf(uri?: string): Promise<Settings> {
    const answer = support.configuration ? await ask(SECTION, uri) : null;
    const { settings, complaints } = checkSettings(sectionOfAnswer(answer) ?? pushed ?? source.initial);
    complaints.forEach(complain);
    return settings;
  }

  async function tell(): Promise<void> {
    if (listeners.length === 0) return;
    const settings = await settingsOf();
    for (const listener of listeners) listener(settings);
  }

  function complain(complaint: string): void {
    if (found.size >= MAX_COMPLAINTS) return;
    found.add(complaint);
    if (logged.has(complaint)) return;
    logged = new Set([...logged, complaint]);
    connection.console.warn(complaint);
  }

  return {
    settingsFor: settingsOf,
    changed(settings) {
      pushed = settingsSection(settings);
      // A complaint that is missing from the last round was settled, so it is news if it comes back.
      logged = found;
      found = new Set();
      if (!pushed && isRecord(settings) && Object.keys(settings).length > 0) complain(NOT_OURS);
      void tell();
    },
    subscribe() {
      void tell();
      if (!support.configurationEvents) return;
      void failures.guardAsync('Following the settings', () =>
        connection.client.register(DidChangeConfigurationNotification.type, { section: SECTION }),
      );
    },
    listen(listener) {
      listeners.push(listener);
    },
    async completesPaths(uri) {
      if (!support.configuration) return true;
      return (await ask('markdown.suggest.paths.enabled', uri)) !== false;
    },
  };
}

/** Undefined for a client without settings of ours: it answers null or an empty value. */
function sectionOfAnswer(answer: unknown): unknown {
  const section = settingsSection(answer);
  if (section) return section;
  return isRecord(answer) && Object.keys(answer).length > 0 ? answer : undefined;
}
