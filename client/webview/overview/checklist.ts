import type { Element } from 'hast';
import { element } from '../../../common/element';
import { boxPath } from '../../../common/overview/paths';
import { filled, type OverviewTexts } from '../../../common/overview/texts';
import type { ChecklistGroupSummary } from '../../../common/protocol';

const BAR = { x: 0, y: 0, width: 104, height: 10 };

/** The list items for the checklist's groups: one button each, with its progress. */
export function groupItems(groups: readonly ChecklistGroupSummary[], texts: OverviewTexts): Element[] {
  return groups.map(({ title, done, total, line }) =>
    element(
      'li',
      { dataProgress: done === total ? 'done' : 'flawed' },
      element(
        'button',
        { type: 'button', className: ['group'], dataLine: `${line}` },
        title === '' ? texts.checklist : title,
      ),
      element(
        'svg',
        {
          className: ['bar'],
          viewBox: `0 0 ${BAR.width} ${BAR.height}`,
          width: `${BAR.width}`,
          height: `${BAR.height}`,
          ariaHidden: 'true',
        },
        element('path', { className: ['band'], d: boxPath(BAR) }),
        ...(done > 0
          ? [
              element('path', {
                className: ['got', 'within'],
                d: boxPath({
                  ...BAR,
                  y: BAR.height / 4,
                  height: BAR.height / 2,
                  width: (BAR.width * done) / total,
                }),
              }),
            ]
          : []),
      ),
      element('span', { className: ['numbers'], ariaHidden: 'true' }, `${done}/${total}`),
      element('span', { className: ['sr-only'] }, filled(texts.doneOf, done, total)),
    ),
  );
}
