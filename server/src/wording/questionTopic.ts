import * as l10n from '@vscode/l10n';
import { questionWithWording } from '../report/editions';
import { questionTitle } from '../report/questionTitle';
import type { QuestionBlock } from '../report/report';

/** The topics of the longer editions' questions, by number. */
const TOPICS: Readonly<Record<number, () => string>> = {
  1: () => l10n.t('Group number'),
  2: () => l10n.t('Study numbers'),
  3: () => l10n.t('Third-party packages'),
  4: () => l10n.t('Dependencies'),
  5: () => l10n.t('Code structure'),
  6: () => l10n.t('Code quality'),
  7: () => l10n.t('Tests'),
  8: () => l10n.t('Test coverage'),
  9: () => l10n.t('Branches and pull requests'),
  10: () => l10n.t('Data versions'),
  11: () => l10n.t('Continuous integration'),
  12: () => l10n.t('Configuration'),
  13: () => l10n.t('Reproducibility'),
  14: () => l10n.t('Experiment tracking'),
  15: () => l10n.t('Docker'),
  16: () => l10n.t('Debugging and profiling'),
  17: () => l10n.t('Cloud services'),
  18: () => l10n.t('Virtual machines'),
  19: () => l10n.t('Buckets'),
  20: () => l10n.t('Image registry'),
  21: () => l10n.t('Build history'),
  22: () => l10n.t('Training in the cloud'),
  23: () => l10n.t('API'),
  24: () => l10n.t('Deployment'),
  25: () => l10n.t('Testing the API'),
  26: () => l10n.t('Monitoring'),
  27: () => l10n.t('Cloud costs'),
  28: () => l10n.t('Extra work'),
  29: () => l10n.t('System overview'),
  30: () => l10n.t('Challenges'),
  31: () => l10n.t('Contributions'),
};

/** The questions of the shortest edition whose number differs in the longer ones. */
const NUMBERS_OF_2023: Readonly<Record<number, number>> = { 22: 24, 23: 26, 24: 27, 25: 29, 26: 30, 27: 31 };

/** The topic of a question, in a word or two: `Dependencies`. Its title if the wording is not the course's. */
export function questionTopic(block: QuestionBlock): string {
  const { hash } = block.prompt;
  const known = hash === null ? null : questionWithWording(hash);
  if (!known) return questionTitle(block);
  const { edition, number } = known;
  const topic = TOPICS[edition === '2023' ? (NUMBERS_OF_2023[number] ?? number) : number];
  return topic ? topic() : questionTitle(block);
}
