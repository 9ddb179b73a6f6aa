import type { Listing } from './reportFiles';

/**
 * What is known of the folders that figures lie in, by path relative to the report's folder (`''` is that folder itself).
 * No entry: not looked at yet, so nothing can be said. Null: there is no such folder, or it may not be looked at.
 */
export type FigureFolders = ReadonlyMap<string, Listing | null>;
