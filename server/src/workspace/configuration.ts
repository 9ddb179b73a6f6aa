import type { Connection } from 'vscode-languageserver';
import { DidChangeConfigurationNotification } from '../lsp';
import type { Settings } from '../../../common/settings';
import type { Failures } from './failures';
import { isRecord } from './jsonRecord';
import { checkSettings, SECTION } from './settings';
import { settingsSection } from './settingsSection';
import type { ClientSupport } from './clientCapabilities';

/** Each folder may have settings of its own: of all of them together no more is logged until they change. */
const MAX_COMPLAINTS = 50;

/** The settings of the person, per document. */
export interface Configuration {
  /** The settings that hold for a document now. Never rejects. */
  settingsFor(uri: string): Promise<Settings>;
  /** Takes up a change of the settings; `settings` is what the client sent with it. */
  changed(settings: unknown): void;
  /** Asks the client to tell of changes; to be called when the client is initialized. */
  subscribe(): void;
  /** Calls a listener with the settings of the window as soon as the client is initialized, and when they may have changed. */
  listen(listener: (settings: Settings) => void): void;
  /** Whether the editor completes paths in Markdown by itself, as far as its setting tells. Never rejects. */
  completesPaths(uri: string): Promise<boolean>;
}

/** Where the settings come from. */
export interface ConfigurationSource {
  readonly support: ClientSupport;
  readonly failures: Failures;
  /** Those that the client gave when it started the server; they hold where it tells no others. */
  readonly initial: unknown;
}

const NOT_OURS = `The settings that the editor sent are ignored because none of them stands below '${SECTION}'.`;

/** Follows the person's settings. What is wrong with them is logged when it appears, not again with each document. */
export function followConfiguration(connection: Connection, source: ConfigurationSource): Configuration {
  const { support, failures } = source;
  let pushed: unknown;
  let logged: ReadonlySet<string> = new Set();
  let found = new Set<string>();
  const listeners: ((settings: Settings) => void)[] = [];

  /** What is below a name in the settings that hold for a document, or for the window. */
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
      // A complaint that the last round did not bring was settled in between, so it is news when it comes back.
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

/** Undefined for a client that has no settings of ours: it answers null or with nothing in it. */
function sectionOfAnswer(answer: unknown): unknown {
  const section = settingsSection(answer);
  if (section) return section;
  return isRecord(answer) && Object.keys(answer).length > 0 ? answer : undefined;
}
