import type { Listing } from './reportFiles';

/**
 * What is known about the folders of figures, by path relative to the report's folder (`''` is that folder itself). No
 * entry: not listed yet, so nothing is known. Null: there is no such folder, or it may not be listed.
 */
export type FigureFolders = ReadonlyMap<string, Listing | null>;
