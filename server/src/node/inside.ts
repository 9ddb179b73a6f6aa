import { isAbsolute, relative, sep } from 'node:path';

/** Whether an absolute path is a folder or is below it, judging by names only. */
export function isInside(root: string, path: string): boolean {
  const way = relative(root, path);
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}
