/** The kind of a folder's entry. */
export type FileKind = 'file' | 'folder';

/** The names in a folder, exactly as the file system spells them. */
export type Listing = ReadonlyMap<string, FileKind>;

/**
 * The files around a report: the only way from the core to a file system. A path is relative to the report's folder,
 * with `/` between its parts and `..` only at its start; `''` is the folder itself.
 */
export interface ReportFiles {
  /** The entries of a folder; null if it does not exist or may not be listed. Never rejects. */
  list(folder: string): Promise<Listing | null>;
  /** The size of a file in bytes; null if it does not exist. Never rejects. */
  size(path: string): Promise<number | null>;
  /** The content of a file of at most `most` bytes; null if it does not exist or is larger. Never rejects. */
  read(path: string, most: number): Promise<Uint8Array | null>;
  /** The first `length` bytes of a file, or all of a shorter one; null if it does not exist. Never rejects. */
  head(path: string, length: number): Promise<Uint8Array | null>;
}
