/** The overview's own texts, in the reader's language. */
export interface OverviewTexts {
  /** The language of these texts, as `lang` has it. */
  readonly language: string;
  readonly title: string;
  readonly questions: string;
  readonly question: string;
  readonly words: string;
  readonly figures: string;
  readonly problems: string;
  readonly state: string;
  readonly checklist: string;
  readonly lastChange: string;
  /** Of an answer that differs from the last commit. */
  readonly notCommitted: string;
  /** `{0}` stands for a date, `{1}` for a name. */
  readonly dateBy: string;
  /** `{0}` stands for the number of a question. */
  readonly uncommittedQuestion: string;
  /** `{0}` stands for a list of the numbers of questions. */
  readonly uncommittedQuestions: string;
  readonly whoWroteWhat: string;
  /** What is counted, and what that does not tell. */
  readonly howCounted: string;
  readonly olderNotCounted: string;
  /** `{0}` stands for a number. */
  readonly moreAuthors: string;
  readonly author: string;
  readonly commits: string;
  readonly linesAdded: string;
  readonly linesDeleted: string;
  readonly reportCommits: string;
  readonly reportLines: string;
  readonly byWeek: string;
  /** `{0}` stands for the date of a Monday. */
  readonly weekOf: string;
  /** `{0}` stands for a name, `{1}` for a study number. */
  readonly nameAndNumber: string;
  /** The severities of problems. */
  readonly error: string;
  readonly warning: string;
  readonly information: string;
  readonly hint: string;
  /** For problems that are not listed; `{0}` is their number. */
  readonly moreProblems: string;
  readonly copyPicture: string;
  /** Said when the picture is copied. */
  readonly copied: string;
  readonly savePicture: string;
  readonly exportPage: string;
  /** `{0}` and `{1}` are numbers. */
  readonly doneOf: string;
  /** `{0}` is a number. */
  readonly more: string;
}

/** Translates a text, as `l10n.t` of the editor and of the server do. */
interface Translator {
  readonly t: (text: string, ...values: (string | number)[]) => string;
}

/** The texts of an overview. */
export function overviewTexts(l10n: Translator): OverviewTexts {
  return {
    language: l10n.t('en'),
    title: l10n.t('Overview'),
    questions: l10n.t('Questions'),
    question: l10n.t('Question'),
    words: l10n.t('Words'),
    figures: l10n.t('Figures'),
    problems: l10n.t('Problems'),
    state: l10n.t('State'),
    checklist: l10n.t('Checklist'),
    lastChange: l10n.t('Last Change'),
    notCommitted: l10n.t('not committed'),
    dateBy: l10n.t('{0} by {1}'),
    uncommittedQuestion: l10n.t('Changed since the last commit: question {0}.'),
    uncommittedQuestions: l10n.t('Changed since the last commit: questions {0}.'),
    whoWroteWhat: l10n.t('Who Wrote What'),
    howCounted: l10n.t(
      'Counted from the commits of this repository. Notebooks, data and lock files are not counted as lines. The numbers don’t say who had the ideas, or how hard the work was.',
    ),
    olderNotCounted: l10n.t('Older commits are not counted.'),
    moreAuthors: l10n.t('{0} more authors are not shown.'),
    author: l10n.t('Author'),
    commits: l10n.t('Commits'),
    linesAdded: l10n.t('Lines added'),
    linesDeleted: l10n.t('Lines deleted'),
    reportCommits: l10n.t('Commits to the report'),
    reportLines: l10n.t('Lines of the report'),
    byWeek: l10n.t('By week'),
    weekOf: l10n.t('Week of {0}'),
    nameAndNumber: l10n.t('{0} ({1})'),
    error: l10n.t('Error'),
    warning: l10n.t('Warning'),
    information: l10n.t('Information'),
    hint: l10n.t('Hint'),
    moreProblems: l10n.t('{0} more are in the Problems panel.'),
    copyPicture: l10n.t('Copy Picture'),
    copied: l10n.t('The picture is on the clipboard.'),
    savePicture: l10n.t('Save Picture…'),
    exportPage: l10n.t('Export with Overview…'),
    doneOf: l10n.t('{0} of {1} done'),
    more: l10n.t('{0} more questions are not shown.'),
  };
}

/** A text with values for `{0}`, `{1}` and so on. */
export function filled(text: string, ...values: readonly (string | number)[]): string {
  return text.replace(/\{(\d)\}/gu, (place, index: string) => String(values[Number(index)] ?? place));
}
