import { watch } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Disposable } from 'vscode-languageserver';
import type { URI } from 'vscode-uri';

/** A burst of events, such as a file written in parts, is reported once. In milliseconds. */
const PAUSE = 50;

/**
 * Watches a folder of this computer, see `WatchFolder`. A folder that can't be watched any more is silently ignored.
 */
export function watchFolder(folder: URI, onChange: (names: ReadonlySet<string>) => void): Disposable | null {
  if (folder.scheme !== 'file') return null;
  return watchPath(fileURLToPath(folder.toString()), onChange);
}

/** The same for an absolute path in the operating system's spelling. */
export function watchPath(folder: string, onChange: (names: ReadonlySet<string>) => void): Disposable | null {
  let names = new Set<string>();
  let timer: NodeJS.Timeout | null = null;

  function tell(): void {
    timer = null;
    const told = names;
    names = new Set();
    onChange(told);
  }

  function note(name: string | null): void {
    names.add(name ?? basename(folder));
    timer ??= setTimeout(tell, PAUSE).unref();
  }

  try {
    const watcher = watch(folder, { persistent: false }, (_, name) => {
      note(name);
    });
    // It was deleted, or the system has too many watches already.
    watcher.on('error', () => {
      watcher.close();
    });
    return {
      dispose() {
        watcher.close();
        if (timer) clearTimeout(timer);
      },
    };
  } catch {
    return null;
  }
}
