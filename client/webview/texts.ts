/** The texts of the page's script, in the user's language. */
export interface Texts {
  /** The language of these texts, as a `lang` value. */
  readonly language: string;
  /** The name of an image without a description. */
  readonly image: string;
  /** On the buttons of an enlarged image. */
  readonly zoomIn: string;
  readonly zoomOut: string;
  readonly fit: string;
  readonly copyImage: string;
  readonly openImage: string;
  readonly close: string;
  /** The image is on the clipboard; a sentence. */
  readonly copied: string;
  /** Why an image can't be loaded. */
  readonly missing: string;
  /** Why an image outside the workspace is not loaded. */
  readonly outside: string;
  /** Problems that are not listed; `{0}` is their number. */
  readonly more: string;
  readonly error: string;
  readonly warning: string;
  readonly information: string;
  readonly hint: string;
  /** On the buttons of a merge conflict. */
  readonly keepFirst: string;
  readonly keepSecond: string;
  readonly keepBoth: string;
  /** On the button that skips the checklist. */
  readonly skip: string;
  /** Label of the switch between the pages, for screen readers. */
  readonly faces: string;
  /** The names of the pages. */
  readonly gitHub: string;
  readonly handIn: string;
  /** Descriptions of the pages. */
  readonly aboutGitHub: string;
  readonly aboutHandIn: string;
  /** On the bar of a question whose answer differs between the pages. */
  readonly differs: string;
}

/** The texts that the extension has put into the page. */
export function readTexts(json: string): Texts {
  return JSON.parse(json) as Texts;
}

/** A text with a number in place of `{0}`. */
export function withNumber(text: string, number: number): string {
  return text.replace('{0}', String(number));
}
