import type { Question } from '../../report/report';
import type { RuleCode } from '../../../../common/codes';
import { missingAlt } from './missingAlt';
import { tooFew, tooMany } from './figureCount';
import { nearMissFindings } from './notShownProblems';
import { judgeFigures, type FigureFinding } from './judgeFigure';
import { repeatedFigures } from './repeatedFigures';
import { sampleFigures } from './sampleFigures';
import { sharedProblems } from './sharedProblems';
import type { QuestionContext, QuestionRule, Rule } from '../rule';

/** Rules on the figures of answers: whether they exist, are in the right folder, and count. */
export const figureRules: readonly Rule[] = [
  oneOfEach('figure-missing'),
  oneOfEach('figure-case'),
  oneOfEach('figure-link'),
  oneOfEach('figure-html'),
  oneOfEach('figure-reference'),
  oneOfEach('figure-path'),
  oneOfEach('figure-format'),
  oneOfEach('figure-remote'),
  { code: 'figure-missing', scope: 'report', check: (context) => sharedProblems(context, 'no-folder') },
  { code: 'figure-path', scope: 'report', check: (context) => sharedProblems(context, 'outside') },
  { code: 'figure-sample', scope: 'report', check: sampleFigures },
  { code: 'figure-repeated', scope: 'report', check: repeatedFigures },
  oneOfEach('figure-not-shown'),
  {
    code: 'figure-syntax',
    scope: 'question',
    check: (question, { folders }) => nearMissFindings(question, folders),
  },
  { code: 'figure-alt', scope: 'question', check: missingAlt },
  { code: 'figures-too-few', scope: 'question', check: tooFew },
  { code: 'figures-too-many', scope: 'question', check: tooMany },
];

/** Of these rules a figure breaks at most one, so each figure is judged once for all of them. */
function oneOfEach(code: RuleCode): QuestionRule {
  return {
    code,
    scope: 'question',
    check: (question, context) =>
      judged(question, context).filter((finding) => finding.code === code && finding.cause === null),
  };
}

const memory = new WeakMap<QuestionContext, Map<Question, readonly FigureFinding[]>>();

/** The findings on a question's figures in this run of the rules. */
function judged(question: Question, context: QuestionContext): readonly FigureFinding[] {
  const known = memory.get(context) ?? new Map<Question, readonly FigureFinding[]>();
  memory.set(context, known);
  const findings = known.get(question) ?? judgeFigures(question, context.folders);
  known.set(question, findings);
  return findings;
}
