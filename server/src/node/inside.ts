import { isAbsolute, relative, sep } from 'node:path';

/** Whether an absolute path is that of a folder or is below it, as far as the names tell. */
export function isInside(root: string, path: string): boolean {
  const way = relative(root, path);
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}
