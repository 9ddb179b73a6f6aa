import { DidChangeConfigurationNotification, type Connection } from 'vscode-languageserver';
import type { Settings } from '../protocol';
import type { Failures } from './failures';
import { checkSettings } from './settings';
import type { ClientSupport } from './support';

const SECTION = 'mlopsReport';

/** The settings of the person, per document. */
export interface Configuration {
  /** The settings that hold for a document now. Never rejects. */
  settingsFor(uri: string): Promise<Settings>;
  /** Takes up a change of the settings; `settings` is what the client sent with it. */
  changed(settings: unknown): void;
  /** Asks the client to tell of changes; to be called when the client is initialized. */
  subscribe(): void;
}

/** Where the settings come from. */
export interface ConfigurationSource {
  readonly support: ClientSupport;
  readonly failures: Failures;
  /** What `initializationOptions.settings` held; used by clients that don't answer `workspace/configuration`. */
  readonly initial: unknown;
}

/** Follows the person's settings. What is wrong with them is logged when it appears, not again with each document. */
export function followConfiguration(connection: Connection, source: ConfigurationSource): Configuration {
  const { support, failures } = source;
  let pushed = source.initial;
  let logged: ReadonlySet<string> = new Set();
  let found = new Set<string>();

  function complain(complaint: string): void {
    found.add(complaint);
    if (logged.has(complaint)) return;
    logged = new Set([...logged, complaint]);
    connection.console.warn(complaint);
  }

  return {
    async settingsFor(uri) {
      const value: unknown = support.configuration
        ? await failures.guardAsync<unknown>('Asking for the settings', () =>
            connection.workspace.getConfiguration({ scopeUri: uri, section: SECTION }),
          )
        : pushed;
      const { settings, complaints } = checkSettings(value);
      complaints.forEach(complain);
      return settings;
    },
    changed(settings) {
      if (!support.configuration) pushed = sectionOf(settings);
      // A complaint that the last round did not bring was settled in between, so it is news when it comes back.
      logged = found;
      found = new Set();
    },
    subscribe() {
      if (!support.configurationEvents) return;
      void failures.guardAsync('Following the settings', () =>
        connection.client.register(DidChangeConfigurationNotification.type, { section: SECTION }),
      );
    },
  };
}

function sectionOf(settings: unknown): unknown {
  if (typeof settings !== 'object' || settings === null || !(SECTION in settings)) return undefined;
  return settings[SECTION];
}
