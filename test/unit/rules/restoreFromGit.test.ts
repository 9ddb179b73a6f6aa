import assert from 'node:assert/strict';
import { join } from 'node:path';
import { suite, test } from 'node:test';
import { judge } from '../../../server/src/checker/judge';
import type { Repository } from '../../../server/src/files/repository';
import { gitRepository } from '../../../server/src/node/gitRepository';
import type { EditionName } from '../../../server/src/report/report';
import { findPastQuestions } from '../../../server/src/rules/repository/pastQuestions';
import { isMendedByHistory, numbersFor, restoringFix } from '../../../server/src/rules/repository/restore';
import { applyFix } from '../../support/applyFix';
import { getGit, makeRepository } from '../../support/git';
import { limitsOf, makeReport } from '../../support/makeReport';
import { assertSameText } from '../../support/sameText';
import { checkAsTemplate, parseAsTemplate } from '../../support/template';

const EDITIONS: readonly EditionName[] = ['2023', '2025', '2026'];
const PATH = 'reports/README.md';

/** Answers that were written only after the last commit. */
const NEWEST = 'We moored all boats before the storm, and counted them again. '.repeat(10).trim();

/** What people do to a question, and the problem that it leads to. */
const DAMAGES = {
  'an edited wording': {
    code: 'prompt-edited',
    damage: (question: string) => question.replace('What came of', 'Who cares for'),
    loses: false,
  },
  'edited limits': {
    code: 'limits-edited',
    damage: (question: string) => question.replace(/\d+-\d+ words/u, '1-9 words'),
    loses: false,
  },
  'a lost `Answer:`': {
    code: 'checker-refuses',
    damage: (question: string) => question.replace('> Answer:\n', ''),
    loses: false,
  },
  'a lost question': { code: 'checker-refuses', damage: () => '', loses: true },
} as const;

/** The text with a change of one question. */
function withQuestion(text: string, number: number, change: (question: string) => string): string {
  const start = text.indexOf(`### Question ${number}\n`);
  const next = text.indexOf('### Question ', start + 1);
  const end = next < 0 ? text.length : next;
  return text.slice(0, start) + change(text.slice(start, end)) + text.slice(end);
}

/** A repository as a group has it: the template, then answers, then `damaged`. */
async function historyOf(edition: EditionName, damaged: string): Promise<Repository> {
  const made = makeRepository();
  for (const [name, text] of [
    ['Copy the template', makeReport({ edition, placeholders: 'all' })],
    ['Answer', makeReport({ edition })],
    ['Tidy up', damaged],
  ] as const) {
    await made.write({ [PATH]: text });
    made.commit(name);
  }
  const repository = await gitRepository([getGit()], join(made.root, 'reports'));
  assert.ok(repository);
  return repository;
}

for (const edition of EDITIONS)
  suite(`the history of git puts back, of ${edition}`, () => {
    const last = limitsOf({ edition }).length;
    for (const [what, { code, damage, loses }] of Object.entries(DAMAGES))
      test(what, async () => {
        const whole = makeReport({ edition, answers: { 4: NEWEST } });
        const committed = makeReport({ edition });
        for (const number of [4, last - 1]) {
          const text = withQuestion(whole, number, damage);
          assert.notEqual(text, whole);
          const repository = await historyOf(edition, withQuestion(committed, number, damage));
          const report = parseAsTemplate(text, edition);
          const [problem] = checkAsTemplate(text, edition).filter(
            (one) => one.code === code && isMendedByHistory(one),
          );
          const search = problem && numbersFor(problem, report);
          assert.ok(search, `no ${code} for question ${number}`);
          const past = await findPastQuestions(repository, PATH, { edition, ...search }, (one) =>
            parseAsTemplate(one, edition),
          );
          const fix = restoringFix(
            { ...problem, index: report.questions.find((one) => one.number === number)?.index ?? null },
            { report, verdict: judge(report) },
            past,
          );
          assert.ok(fix, `no fix for question ${number}`);
          // A lost question comes with the answer of the newest commit that has it.
          assertSameText(applyFix(text, fix), loses && number === 4 ? committed : whole);
        }
      });
  });
