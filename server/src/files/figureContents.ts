import { extensionOf, hasImageExtension } from '../text/figureTarget';
import { imageType } from '../text/imageType';
import type { ReportFiles } from './reportFiles';
import { isSample, SAMPLE_FIGURES, type SampleFigure } from './sampleFigures';

/**
 * Why a file is no picture: `lfs`, `annex` it says where Git LFS or git-annex keep the picture; `empty` it has no bytes; `other` its
 * content is of no kind that pages show.
 */
export type ContentFlaw = 'lfs' | 'annex' | 'empty' | 'other';

/** What the bytes of a figure tell. */
export interface FigureContent {
  /** In bytes. */
  readonly size: number;
  /** Null for a picture. */
  readonly flaw: ContentFlaw | null;
  /** Whether it is one of the course's own. */
  readonly isSample: boolean;
}

/** By path from the report's folder, in NFC; a figure that can't be read has no entry. */
export type FigureContents = ReadonlyMap<string, FigureContent>;

/** Nothing is known of any. */
export const NO_CONTENTS: FigureContents = new Map();

/** So many figures of one report are looked at. */
const MAX_FIGURES = 200;

/** As many bytes tell a picture from what is none; an SVG may have comments before it begins. */
const HEAD = 4096;

/** The formats whose first bytes are known. */
const KNOWN_FORMATS: readonly string[] = ['png', 'jpg', 'jpeg', 'gif', 'webp', 'svg'];

/** Looks at the images among the paths. Never rejects. */
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
  // What can't be read now may be a picture.
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
