import type { Element } from 'hast';
import { element } from '../element';
import type { Measure } from '../protocol';
import { boxPath, linePath, type Box } from './paths';

/** The words of an answer against its limits; all lengths in percent of the bar's width. */
export interface Bar {
  /** Start and end of the band between the limits. */
  readonly band: { readonly from: number; readonly to: number };
  /** How far the words reach. */
  readonly got: number;
  /** Whether there are more words than fit into the bar. */
  readonly isCut: boolean;
}

/**
 * The end of the band in all bars, in percent, so that bars can be compared; the space after it is for too many words.
 */
const BAND_END = 80;

/** Minimum width of a bar, so that it is visible; in the units of the picture. */
const THINNEST = 2;

/** Where a bar that doesn't fit is cut, from its end. */
const CUTS = [3, 7] as const;

/** The lengths of a bar; null without limits. */
export function barOf({ got, bounds }: Measure): Bar | null {
  if (!bounds || bounds.max <= 0) return null;
  const scale = BAND_END / bounds.max;
  const length = got * scale;
  return {
    band: { from: Math.min(bounds.min * scale, BAND_END - 2), to: BAND_END },
    got: Math.min(length, 100),
    isCut: length > 100,
  };
}

/** A bar as SVG elements in a box. */
export function barElements(bar: Bar, box: Box): Element[] {
  const { x, y, width, height } = box;
  const { band, got, isCut } = bar;
  const part = (from: number, to: number): Pick<Box, 'x' | 'width'> => ({
    x: x + (from / 100) * width,
    width: Math.max(THINNEST, ((to - from) / 100) * width),
  });
  const elements = [
    element('path', { className: ['band'], d: boxPath({ ...box, ...part(band.from, band.to) }) }),
  ];
  if (got > 0) {
    const inner = { y: y + height / 4, height: height / 2, ...part(0, got) };
    elements.push(element('path', { className: ['got', fitOf(bar)], d: boxPath(inner) }));
  }
  if (isCut) {
    const d = CUTS.map((cut) => linePath(x + width - cut, y, x + width - cut - 3, y + height)).join('');
    elements.push(element('path', { className: ['cut'], d }));
  }
  return elements;
}

/** How the words compare to the band. */
export function fitOf({ band, got }: Bar): 'below' | 'within' | 'above' {
  if (got > band.to) return 'above';
  return got < band.from ? 'below' : 'within';
}
