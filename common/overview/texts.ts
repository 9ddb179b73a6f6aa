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
