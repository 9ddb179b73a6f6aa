/** A picture in the README's tour. */
export interface TourPicture {
  readonly name: string;
  /** How long it is shown. */
  readonly milliseconds: number;
}

/** The pictures of the tour, in order; `test/ui/tour.test.ts` takes them, and `npm run media` combines them. */
export const TOUR = [
  { name: 'tour-problems', milliseconds: 2600 },
  { name: 'tour-typing', milliseconds: 900 },
  { name: 'tour-counted', milliseconds: 2400 },
  { name: 'tour-fix', milliseconds: 2200 },
  { name: 'tour-fixed', milliseconds: 1800 },
  { name: 'tour-page', milliseconds: 3000 },
  { name: 'tour-verdict', milliseconds: 3000 },
] as const satisfies readonly TourPicture[];
