import { judge } from '../../server/src/checker/judge';
import table from '../../server/src/report/editions.json';
import { parseReport } from '../../server/src/report/parse';
import type { EditionName, Question, Report } from '../../server/src/report/report';
import { findProblems } from '../../server/src/rules/findProblems';
import type { Problem } from '../../server/src/rules/rule';
import { foldersOf, withQuietIndex } from './check';
import { figurePaths, makeReport } from './makeReport';

/**
 * Parses a made-up report as if its prompts were the template's. Each prompt that is unchanged from `makeReport` gets the hash of the
 * edition's wording, so the edition is recognised by it. The template's own text must not be copied into tests.
 */
export function parseAsTemplate(text: string, edition: EditionName): Report {
  const report = parseReport(text);
  const own = new Map(
    parseReport(makeReport({ edition })).questions.map((question) => [question.number, question]),
  );
  const questions = report.questions.map((question) =>
    withTemplateHash(question, own.get(question.number), edition),
  );
  return { ...report, questions, edition: { name: edition, by: 'wording' } };
}

/** The problems of a made-up report, parsed with `parseAsTemplate`. */
export function checkAsTemplate(text: string, edition: EditionName): readonly Problem[] {
  const report = parseAsTemplate(text, edition);
  const context = { report, verdict: judge(report), folders: foldersOf(figurePaths({ edition })) };
  const problems = findProblems(context, {}, (code, error) => {
    throw new Error(`rule ${code} failed`, { cause: error });
  });
  return problems.map(withQuietIndex);
}

function withTemplateHash(question: Question, own: Question | undefined, edition: EditionName): Question {
  const { block, number } = question;
  if (block.prompt.hash !== own?.block.prompt.hash) return question;
  const hashes: Readonly<Record<string, readonly string[]>> = table[edition].hashes;
  const hash = hashes[number]?.[0] ?? null;
  return { ...question, block: { ...block, prompt: { ...block.prompt, hash } } };
}
