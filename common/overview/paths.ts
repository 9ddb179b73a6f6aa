/** A rectangle in the units of a picture. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The outline of a box, as the `d` of an SVG path. */
export function boxPath({ x, y, width, height }: Box): string {
  return `M${round(x)} ${round(y)}h${round(width)}v${round(height)}h${-round(width)}Z`;
}

/** A circle, as the `d` of an SVG path. */
export function circlePath(x: number, y: number, radius: number): string {
  const [left, width] = [round(x - radius), round(2 * radius)];
  return `M${left} ${round(y)}a${radius} ${radius} 0 1 0 ${width} 0a${radius} ${radius} 0 1 0 ${-width} 0Z`;
}

/** A line from one point to another, as a part of the `d` of an SVG path. */
export function linePath(fromX: number, fromY: number, toX: number, toY: number): string {
  return `M${round(fromX)} ${round(fromY)}L${round(toX)} ${round(toY)}`;
}

/** A hundredth of a unit can't be seen. */
function round(length: number): number {
  return Math.round(length * 100) / 100;
}
