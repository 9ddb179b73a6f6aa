import { watch } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Disposable } from 'vscode-languageserver';
import type { URI } from 'vscode-uri';

/** What comes in a burst, such as a file that is written in parts, is told once. In milliseconds. */
const PAUSE = 50;

/** Watches a folder of this computer, as `WatchFolder` says. A folder that can't be watched any more is watched in silence. */
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
    // It has gone, or the system watches too much already.
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
