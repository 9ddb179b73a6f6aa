/** What the page's script says, in the reader's language. */
export interface Texts {
  /** The language of these texts, as `lang` has it. */
  readonly language: string;
  /** Why an image can't be loaded. */
  readonly missing: string;
  /** Why an image outside the workspace is not loaded. */
  readonly outside: string;
  /** Problems that are not listed; `{0}` stands for how many. */
  readonly more: string;
  readonly error: string;
  readonly warning: string;
  readonly information: string;
  readonly hint: string;
  /** On the buttons of a merge conflict. */
  readonly keepFirst: string;
  readonly keepSecond: string;
  readonly keepBoth: string;
  /** On the button that leads past the checklist. */
  readonly skip: string;
  /** What the switch between the faces is, for screen readers. */
  readonly faces: string;
  /** The faces by their names. */
  readonly gitHub: string;
  readonly handIn: string;
  /** What each face shows. */
  readonly aboutGitHub: string;
  readonly aboutHandIn: string;
  /** On the bar of a question whose answer is not the same on both faces. */
  readonly differs: string;
}

/** The texts that the extension has written into the page. */
export function readTexts(json: string): Texts {
  return JSON.parse(json) as Texts;
}

/** A text with a number in the place of `{0}`. */
export function withNumber(text: string, number: number): string {
  return text.replace('{0}', String(number));
}
