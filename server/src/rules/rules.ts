import { accidentRules } from './text/accidents';
import { answerRules } from './answers/answers';
import { appendedRules } from './answers/appended';
import { checklistRules } from './text/checklist';
import { figureRules } from './figures/figures';
import { headingRules } from './numbering/headings';
import { handinRules } from './handin/handin';
import { hiddenRules } from './answers/hiddenText';
import { linkRules } from './links/links';
import { noteRules } from './template/leftovers';
import { peopleRules } from './people/people';
import { placeholderRules } from './template/placeholders';
import { questionRules } from './numbering/questions';
import { quotedAnswerRules } from './answers/quotedAnswers';
import { refusalRules } from './numbering/refusal';
import { textRules } from './text/text';
import { repositoryRules } from './repository/repository';
import { secretRules } from './text/secrets';
import { unclosedRules } from './text/unclosed';
import { unfinishedRules } from './answers/unfinished';
import { tooComplexRules } from './text/tooComplex';
import { wordingRules } from './template/wording';
import type { Rule } from './rule';

/** All rules. */
export const ALL_RULES: readonly Rule[] = [
  ...answerRules,
  ...quotedAnswerRules,
  ...unfinishedRules,
  ...appendedRules,
  ...accidentRules,
  ...placeholderRules,
  ...noteRules,
  ...figureRules,
  ...repositoryRules,
  ...linkRules,
  ...hiddenRules,
  ...refusalRules,
  ...questionRules,
  ...headingRules,
  ...wordingRules,
  ...checklistRules,
  ...peopleRules,
  ...textRules,
  ...secretRules,
  ...unclosedRules,
  ...tooComplexRules,
  ...handinRules,
];
