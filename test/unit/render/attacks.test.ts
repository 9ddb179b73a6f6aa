import assert from 'node:assert/strict';
import test from 'node:test';
import { ATTACKS } from '../../support/attacks';
import { pageOf } from './page';
import { dangersIn } from './safety';

/** Where an attack may be: alone, in an answer, in quotes, in lists, in a table, in a remark of a section. */
const PLACES: readonly ((attack: string) => string)[] = [
  (attack) => attack,
  (attack) => `### Question 1\n\n> Prompt\n>\n> Answer:\n\n${attack}\n\n## Next\n\n> ${attack}\n`,
  (attack) =>
    `### Question 1 ${attack.replaceAll('\n', ' ')}\n\n> Answer: ${attack.replaceAll('\n', '\n> ')}\n`,
  (attack) => `- [ ] ${attack.replaceAll('\n', '\n  ')}\n`,
  (attack) => `<table><tr><td>\n\n${attack}\n\n</td></tr></table>`,
  (attack) => `<p align="center">${attack}</p>`,
  (attack) => `${'> '.repeat(120)}${attack}`,
];

for (const attack of ATTACKS) {
  test(`removes ${JSON.stringify(attack)}`, () => {
    for (const place of PLACES) assert.deepEqual(dangersIn(pageOf(place(attack))), []);
  });
}

test('the check for dangers finds them', () => {
  const found =
    '<img src=x onerror=a><script></script><a href="javascript:a">b</a><img src="//a/b"><p id=x class=y style=z><svg></svg><!--a-->';
  assert.equal(dangersIn(found).length, 9);
});
