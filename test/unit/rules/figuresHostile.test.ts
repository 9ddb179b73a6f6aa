import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { figureProblems, figureReport } from '../../support/figureReport';
import { fastest } from '../../support/timing';

const SIZE = 1 << 17;

/** Texts that are slow if every mark is compared with every other; each is twice as long in the second run. */
const HOSTILE = [
  '![',
  '![](',
  '![a](()',
  '![a](b c.png)',
  '![a](b c.png)\n',
  '![a](figures/b.png)\n',
  '![a](figures/b.png)\n\n',
  '<img src="figures/b.png">\n',
  '[a](figures/b.png)\n',
  '```\n[a](figures/b.png)\n```\n',
  `![a](${'a/'.repeat(2000)}b.png)\n`,
  `![a](${' '.repeat(400)}".png)\n`,
];

const FILES = Array.from({ length: 500 }, (_, index) => `figures/b${index}.png`);

suite('Figures in hostile answers', () => {
  for (const part of HOSTILE) {
    test(`take linear time: ${JSON.stringify(part.slice(0, 30))}`, () => {
      const time = (size: number): number => {
        const answer = part.repeat(Math.ceil(size / part.length));
        const text = figureReport(answer, { images: { min: 1, max: 3 } });
        return fastest(() => figureProblems(text, FILES), 3);
      };
      const [once, twice] = [time(SIZE), time(2 * SIZE)];
      assert.ok(twice < 4 * once + 100, `${twice} ms against ${once} ms`);
    });
  }
});
