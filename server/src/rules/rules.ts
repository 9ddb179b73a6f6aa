import { answerRules } from './answers';
import { checklistRules } from './checklist';
import { figureRules } from './figures';
import { handinRules } from './handin';
import { hiddenRules } from './hidden';
import { noteRules } from './notes';
import { peopleRules } from './people';
import { placeholderRules } from './placeholders';
import { questionRules } from './questions';
import { refusalRules } from './refusal';
import { textRules } from './text';
import { unreadRules } from './unread';
import { wordingRules } from './wording';
import type { Rule } from './rule';

/** Every rule there is. */
export const ALL_RULES: readonly Rule[] = [
  ...answerRules,
  ...placeholderRules,
  ...noteRules,
  ...figureRules,
  ...hiddenRules,
  ...refusalRules,
  ...questionRules,
  ...wordingRules,
  ...checklistRules,
  ...peopleRules,
  ...textRules,
  ...unreadRules,
  ...handinRules,
];
