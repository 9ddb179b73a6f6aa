import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import * as l10n from '@vscode/l10n';
import fc from 'fast-check';
import { toHtml } from 'hast-util-to-html';
import { barElements, barOf, fitOf } from '../../../common/overview/bar';
import { dotsOf } from '../../../common/overview/dots';
import { groupsOf } from '../../../common/overview/order';
import { overviewPicture } from '../../../common/overview/picture';
import { stripElements } from '../../../common/overview/strip';
import { filled, overviewTexts } from '../../../common/overview/texts';
import type { Measure, ReportSummary } from '../../../common/protocol';
import { summarise } from '../../../server/src/features/summary/summary';
import { check } from '../../support/check';
import { makeReport } from '../../support/makeReport';
import { elementsOf, attribute, hasClass } from '../../support/exportedPage';
import { runs } from '../../support/runs';

const TEXTS = overviewTexts(l10n);

function measure(got: number, min?: number, max?: number): Measure {
  const bounds = min === undefined || max === undefined ? null : { min, max };
  return { got, bounds, text: '', spoken: '', numbers: '' };
}

function summaryOf(text: string): ReportSummary {
  const { report, verdict, problems } = check(text);
  return summarise(report, verdict, problems);
}

suite('A bar', () => {
  test('has its band end at the same point, whatever the limits are', () => {
    assert.deepEqual(barOf(measure(50, 100, 200)), { band: { from: 40, to: 80 }, got: 20, isCut: false });
    assert.deepEqual(barOf(measure(100, 50, 100)), { band: { from: 40, to: 80 }, got: 80, isCut: false });
    assert.deepEqual(barOf(measure(0, 0, 200)), { band: { from: 0, to: 80 }, got: 0, isCut: false });
  });

  test('is cut if there are many more words than the upper limit', () => {
    assert.deepEqual(barOf(measure(250, 100, 200)), { band: { from: 40, to: 80 }, got: 100, isCut: false });
    assert.deepEqual(barOf(measure(9000, 100, 200)), { band: { from: 40, to: 80 }, got: 100, isCut: true });
  });

  test('does not exist without limits', () => {
    assert.equal(barOf(measure(12)), null);
    assert.equal(barOf(measure(12, 0, 0)), null);
  });

  test('is below, within or above its band as the checker counts, and stays in its box', () => {
    const count = fc.integer({ min: 0, max: 5000 });
    fc.assert(
      fc.property(count, count, fc.integer({ min: 1, max: 5000 }), (got, min, other) => {
        const max = Math.max(min, other);
        const bar = barOf(measure(got, min, max));
        assert.ok(bar && bar.got <= 100 && bar.band.from <= bar.band.to);
        if (got < min && bar.band.from < bar.band.to - 2) assert.equal(fitOf(bar), 'below');
        if (got > max) assert.equal(fitOf(bar), 'above');
        for (const { properties } of barElements(bar, { x: 5, y: 5, width: 100, height: 10 })) {
          const [, x, width] = /^M([\d.]+) [\d.]+h([\d.]+)v/.exec(String(properties.d)) ?? [];
          if (x !== undefined)
            assert.ok(Number(x) >= 5 && Number(x) + Number(width) <= 105.02, String(properties.d));
        }
      }),
      runs(200),
    );
  });
});

test('figures are dots: present, missing, and too many', () => {
  assert.deepEqual(dotsOf(measure(0, 1, 2)), ['asked']);
  assert.deepEqual(dotsOf(measure(1, 2, 3)), ['got', 'asked']);
  assert.deepEqual(dotsOf(measure(3, 1, 2)), ['got', 'got', 'over']);
  assert.deepEqual(dotsOf(measure(2)), ['got', 'got']);
  assert.deepEqual(dotsOf(measure(0)), []);
  assert.equal(dotsOf(measure(1000, 1, 1)).length, 5);
});

suite('The order of an overview', () => {
  const summary = summaryOf(makeReport({ answers: { 20: 'TODO', 4: 'Short.' }, placeholders: [12, 9] }));
  const numbersIn = (order: 'report' | 'work'): number[] =>
    groupsOf(summary, order).flatMap(({ questions }) => questions.map(({ question }) => question.number));

  test('is that of the report, by section', () => {
    assert.deepEqual(
      groupsOf(summary, 'report').map(({ section, questions }) => [section?.title, questions.length]),
      [
        ['About the group', 2],
        ['The workshop', 4],
        ['The books', 7],
        ['The trials', 6],
        ['The wide world', 12],
      ],
    );
    assert.deepEqual(
      numbersIn('report'),
      summary.questions.map(({ number }) => number),
    );
  });

  test('or starts with the questions that need most work, and has the same questions', () => {
    const numbers = numbersIn('work');
    assert.deepEqual(numbers.slice(0, 5), [9, 12, 4, 20, 1]);
    assert.deepEqual(
      numbers.toSorted((a, b) => a - b),
      summary.questions.map(({ number }) => number),
    );
  });

  test('has no section if the report has none', () => {
    const [section] = summary.sections;
    assert.ok(section);
    const plain = { ...summary, sections: [{ ...section, title: '', total: 31 }] };
    assert.deepEqual(
      groupsOf(plain, 'report').map((group) => group.section),
      [null],
    );
  });
});

test('the strip has a cell for each question, up to a maximum', () => {
  const box = { x: 0, y: 0, width: 700, height: 20 };
  assert.equal(stripElements([{ progress: 'done' }, { progress: 'missing' }], box).length, 2);
  assert.equal(stripElements(new Array(5000).fill({ progress: 'done' }), box).length, 200);
  assert.deepEqual(stripElements([], box), []);
});

test('texts have their placeholders filled, but placeholders in values stay', () => {
  assert.equal(filled('{0} of {1} done', 3, 4), '3 of 4 done');
  assert.equal(filled('{0}, {1}', '{1}', 'b'), '{1}, b');
  assert.equal(filled('{2}', 1), '{2}');
});

suite('The picture', () => {
  const pictureOf = (summary: ReportSummary) => overviewPicture(summary, { texts: TEXTS, headingOf: null });

  test('is a table with labels for screen readers', () => {
    const summary = summaryOf(makeReport({ answers: { 4: 'Short.' }, placeholders: [9] }));
    const elements = elementsOf(toHtml(pictureOf(summary).svg));
    const roles = elements.map((one) => attribute(one, 'role'));
    assert.equal(roles.filter((role) => role === 'table').length, 2);
    assert.equal(roles.filter((role) => role === 'row').length, 31 + 5 + 3);
    const spoken = elements.map((one) => attribute(one, 'aria-label'));
    assert.ok(spoken.includes('1 word of 100 to 200'));
    assert.ok(spoken.includes('100 to 200 words'));
    assert.equal(elements.filter((one) => hasClass(one, 'failing') && hasClass(one, 'mark')).length, 1);
  });

  test('links to the headings that have an anchor', () => {
    const summary = summaryOf(makeReport());
    const { svg } = overviewPicture(summary, {
      texts: TEXTS,
      headingOf: (index) => (index === 3 ? 'q4' : null),
    });
    const links = elementsOf(toHtml(svg)).filter(({ tagName }) => tagName === 'a');
    assert.deepEqual(
      links.map((link) => attribute(link, 'href')),
      ['#q4'],
    );
  });

  test('stays small, and says how many questions it leaves out', () => {
    const summary = summaryOf(makeReport());
    const [question] = summary.questions;
    const [section] = summary.sections;
    assert.ok(question && section);
    const questions = new Array(2000).fill(question) as ReportSummary['questions'];
    const large = { ...summary, questions, total: 5000, sections: [{ ...section, total: 2000 }] };
    const { svg, height } = pictureOf(large);
    assert.ok(height < 3500, `${height}`);
    assert.match(toHtml(svg), /4900 more questions are not shown\./);
  });

  test('is valid with any text: characters that XML does not allow are removed', () => {
    const summary = summaryOf(makeReport());
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (topic) => {
        const questions = summary.questions.map((question) => ({
          ...question,
          topic: `${topic}\u0000\ud800`,
        }));
        const html = toHtml(pictureOf({ ...summary, questions }).svg);
        assert.doesNotMatch(html, /[\p{Cc}\p{Cs}]/u);
      }),
      runs(20),
    );
  });
});
