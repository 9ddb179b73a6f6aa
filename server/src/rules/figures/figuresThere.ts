import type { FigureFolders } from '../../files/figureFolders';
import type { Report } from '../../report/report';
import { usedFigures } from '../../report/usedFigures';
import { hasImageExtension } from '../../text/figureTarget';
import { lookUp } from './lookUp';

interface Known {
  readonly folders: FigureFolders;
  readonly paths: readonly string[];
}

const knownOf = new WeakMap<ReadonlySet<string>, Known>();

/**
 * Paths from the report's folder, in NFC, of the images that answers show or link to and that exist under exactly that
 * name. The same list as long as figures and folders stay the same.
 */
export function figuresThere(report: Report, folders: FigureFolders): readonly string[] {
  const used = usedFigures(report);
  const known = knownOf.get(used);
  if (known?.folders === folders) return known.paths;
  const paths = [...used].filter((path) => hasImageExtension(path) && lookUp(folders, path).kind === 'file');
  knownOf.set(used, { folders, paths });
  return paths;
}
