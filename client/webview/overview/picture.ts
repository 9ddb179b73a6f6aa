import type { ReportSummary } from '../../../common/protocol';
import { element } from '../../../common/element';
import { overviewPicture } from '../../../common/overview/picture';
import { DARK_COLOURS, LIGHT_COLOURS, PICTURE_STYLE } from '../../../common/overview/pictureStyle';
import type { OverviewTexts } from '../../../common/overview/texts';
import { toNodes } from '../nodes';
import { pngOf } from '../png';

/** Scale factor of the picture, so that it is sharp on high-resolution screens. */
const SCALE = 2;

/** The overview as a PNG file, drawn by the browser. Rejects if it can't be created. */
export async function picturePng(
  report: ReportSummary,
  texts: OverviewTexts,
  isDark: boolean,
): Promise<Blob> {
  const { svg, width, height } = overviewPicture(report, { texts, headingOf: null });
  const colours = `.overview { ${isDark ? DARK_COLOURS : LIGHT_COLOURS} }`;
  const whole = { ...svg, children: [element('style', {}, colours + PICTURE_STYLE), ...svg.children] };
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(new XMLSerializer().serializeToString(toNodes([whole])))}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = width * SCALE;
  canvas.height = height * SCALE;
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return pngOf(canvas);
}
