import { extensionOf, hasImageExtension } from '../text/figureTarget';
import { imageType } from '../text/imageType';
import type { ReportFiles } from './reportFiles';
import { isSample, SAMPLE_FIGURES, type SampleFigure } from './sampleFigures';

/**
 * Why a file is not a picture: `lfs` and `annex`: a pointer of Git LFS or git-annex; `empty`: no bytes; `other`: no
 * type that pages show.
 */
export type ContentFlaw = 'lfs' | 'annex' | 'empty' | 'other';

/** What the bytes of a figure show. */
export interface FigureContent {
  /** In bytes. */
  readonly size: number;
  /** Null for a picture. */
  readonly flaw: ContentFlaw | null;
  /** Whether it is one of the course's own figures. */
  readonly isSample: boolean;
}

/** By path from the report's folder, in NFC; an unreadable figure has no entry. */
export type FigureContents = ReadonlyMap<string, FigureContent>;

/** Nothing is known about any figure. */
export const NO_CONTENTS: FigureContents = new Map();

/** Maximum number of figures read per report. */
const MAX_FIGURES = 200;

/** How many bytes to read to recognise a picture; an SVG may begin with comments. */
const HEAD = 4096;

/** The formats with known magic bytes. */
const KNOWN_FORMATS: readonly string[] = ['png', 'jpg', 'jpeg', 'gif', 'webp', 'svg'];

/** Reads the images among the paths. Never rejects. */
export async function lookAtFigures(
  paths: Iterable<string>,
  files: ReportFiles,
  samples: readonly SampleFigure[] = SAMPLE_FIGURES,
): Promise<FigureContents> {
  const images = [...paths].filter(hasImageExtension).slice(0, MAX_FIGURES);
  const found = await Promise.all(
    images.map(async (path) => {
      const content = await lookAt(path, files, samples);
      return content ? [[path, content] as const] : [];
    }),
  );
  return new Map(found.flat());
}

async function lookAt(
  path: string,
  files: ReportFiles,
  samples: readonly SampleFigure[],
): Promise<FigureContent | null> {
  const size = await files.size(path);
  if (size === null) return null;
  if (size === 0) return { size, flaw: 'empty', isSample: false };
  const head = await files.head(path, HEAD);
  // An unreadable file may still be a picture.
  const flaw = head && head.length > 0 ? flawOf(path, head) : null;
  return { size, flaw, isSample: flaw === null && (await isSample(path, size, files, samples)) };
}

function flawOf(path: string, head: Uint8Array): ContentFlaw | null {
  const start = String.fromCharCode(...head.subarray(0, 100));
  // https://github.com/git-lfs/git-lfs/blob/main/docs/spec.md
  if (start.startsWith('version https://git-lfs.github.com/spec/')) return 'lfs';
  // https://git-annex.branchable.com/internals/pointer_file/
  if (start.startsWith('/annex/objects/')) return 'annex';
  return KNOWN_FORMATS.includes(extensionOf(path)) && imageType(path, head) === null ? 'other' : null;
}
