import type { RuleLevel } from './severity';

/** The groups in which the README lists the rules, with their titles there. */
export const RULE_GROUPS = {
  answers: 'Answers',
  figures: 'Figures',
  checker: 'How the checker reads it',
  template: 'The template',
  people: 'People',
  handin: 'The hand-in page',
} as const;

/**
 * Everything about a rule. `npm run generate` writes the schema of `mlopsReport.rules`, its texts and the README from
 * it.
 */
export interface RuleEntry {
  /** Its default level in `mlopsReport.rules`. */
  readonly level: RuleLevel;
  readonly group: keyof typeof RULE_GROUPS;
  /** A sentence for the settings, in Markdown. Translated in `package.nls.*.json`. */
  readonly title: string;
  /** The README's text, in Markdown; default: the title. */
  readonly details?: string;
  /** Its quick fix, as the README describes it; absent if there is none. */
  readonly fix?: string;
}

/** The rules by their codes. The codes are stable, because users write them into settings. */
export const RULES = {
  'answer-missing': {
    level: 'warning',
    group: 'answers',
    title: 'A question has no answer.',
    details: 'The placeholder alone, or nothing. An unanswered question is only this one problem.',
    fix: 'inserts the figures that the question asks for',
  },
  'answer-too-short': {
    level: 'warning',
    group: 'answers',
    title: 'An answer has fewer words than asked for.',
    details: 'Fewer words than the question asks for, as the checker counts them. Shown at `Answer:`.',
  },
  'answer-too-long': {
    level: 'warning',
    group: 'answers',
    title: 'An answer has more words than asked for.',
    details: 'More words than the question asks for. Shown from the first word over the limit to the end.',
  },
  'placeholder-left': {
    level: 'warning',
    group: 'answers',
    title: "The template's placeholder is still next to an answer.",
    details: '`--- question 4 fill here ---`, or part of it, next to an answer.',
    fix: 'removes it',
  },
  'placeholder-dashes': {
    level: 'information',
    group: 'answers',
    title: 'Dashes of the placeholder are still around an answer.',
    details:
      'Dashes of the placeholder around or after an answer. Right below a line of text they turn it into a heading.',
    fix: 'removes them',
  },
  'todo-left': {
    level: 'information',
    group: 'answers',
    title: 'An answer still contains a note such as TODO.',
    details: '`TODO`, `FIXME`, `XXX`, `!!…!!`, `++` or `...` on their own, outside code.',
  },
  'example-left': {
    level: 'information',
    group: 'answers',
    title: "An answer still contains words of the template's example.",
    details: "`sXXXXXX`, `<weblink>`, or a sentence of the prompt's example with its gaps.",
  },
  'answer-in-prompt': {
    level: 'information',
    group: 'answers',
    title: "An answer is shown in the prompt's block quote.",
    details: "Text right below `> Answer:`, or quoted with `>`: GitHub shows it in the prompt's grey quote.",
    fix: 'adds the blank line, removes the quote marks',
  },
  'answer-unfinished': {
    level: 'information',
    group: 'answers',
    title: 'An answer stops in the middle of a sentence.',
    details: 'The answer ends in the middle of a sentence.',
  },
  'heading-accidental': {
    level: 'warning',
    group: 'answers',
    title: 'A heading was made by accident.',
    details: 'A line above `---`, a pasted table or a `#` comment that GitHub shows as a heading.',
    fix: 'puts a blank line before the dashes, makes the commands code',
  },
  'code-as-text': {
    level: 'information',
    group: 'answers',
    title: 'Shell commands are written as running text.',
    details: 'Shell commands on lines of their own, outside code: they run together on every page.',
    fix: 'makes the commands code',
  },
  'link-missing': {
    level: 'information',
    group: 'answers',
    title: 'A question asks for a link, and its answer has none.',
    details: 'The question asks for a link, and the answer has none.',
  },
  'link-broken': {
    level: 'warning',
    group: 'answers',
    title: 'A link leads to a file that does not exist.',
    details: 'A relative link to a file that does not exist.',
    fix: 'the nearest existing path',
  },
  'secret-left': {
    level: 'error',
    group: 'answers',
    title: 'A key or password is left in the report.',
    details:
      'A key of W&B, GitHub, Google Cloud, AWS or Hugging Face, or a private key. Revoke it, then remove it.',
    fix: 'replaces the key with `***`',
  },
  'figure-missing': {
    level: 'error',
    group: 'figures',
    title: 'A figure does not exist.',
    details: 'The file does not exist.',
    fix: 'the nearest existing names',
  },
  'figure-case': {
    level: 'warning',
    group: 'figures',
    title: "A figure's name differs from its file in upper and lower case.",
    details: "Upper and lower case differ from the file's name, so GitHub and many computers don't find it.",
    fix: 'corrects the name',
  },
  'figure-link': {
    level: 'warning',
    group: 'figures',
    title: 'A figure is written as a link.',
    details: 'A link to an image where a figure is asked for and not shown.',
    fix: 'makes it an image, corrects its path',
  },
  'figure-html': {
    level: 'warning',
    group: 'figures',
    title: 'A figure is written as HTML, which the checker does not count.',
    details: '`<img>`, which the checker does not count, where a figure is asked for.',
    fix: 'makes it a Markdown image',
  },
  'figure-reference': {
    level: 'warning',
    group: 'figures',
    title: 'A figure is written by reference, which the checker does not count.',
    details: '`![…][label]`, which the checker does not count, where a figure is asked for.',
    fix: 'makes it a Markdown image',
  },
  'figure-path': {
    level: 'warning',
    group: 'figures',
    title: 'A figure is outside the folder `figures`.',
    details:
      'Outside `figures/`, written from the root of the repository, or not a path: with a `\\` or another scheme.',
    fix: 'corrects the path',
  },
  'figure-format': {
    level: 'warning',
    group: 'figures',
    title: 'A figure is not a png, jpg or jpeg file.',
    details: 'Not a png, jpg or jpeg file.',
  },
  'figure-remote': {
    level: 'information',
    group: 'figures',
    title: 'A figure is on the web.',
    details: 'On the web, where it may disappear or need a login.',
    fix: 'the same file in `figures/`',
  },
  'figure-alt': {
    level: 'hint',
    group: 'figures',
    title: 'A figure has no description.',
    details: "No description, or the template's `my_image`.",
  },
  'figure-sample': {
    level: 'warning',
    group: 'figures',
    title: "A figure is the course's own example.",
    details: "The course's example figure, also under another name.",
  },
  'figure-repeated': {
    level: 'information',
    group: 'figures',
    title: 'Two questions show the same figure.',
    details: 'The same figure for two questions.',
  },
  'figure-ignored': {
    level: 'error',
    group: 'figures',
    title: 'Git ignores a figure, so it is not handed in.',
    details: 'A line of a `.gitignore` keeps the figure out of git; the problem names the line.',
  },
  'figure-untracked': {
    level: 'warning',
    group: 'figures',
    title: 'A figure is not in git.',
    details: 'The figure was never added to git.',
  },
  'figure-changed': {
    level: 'information',
    group: 'figures',
    title: 'A figure is not committed as it is now.',
    details: 'The last commit holds another version of the figure, or none.',
  },
  'figure-pointer': {
    level: 'error',
    group: 'figures',
    title: "A figure's file holds no picture.",
    details: 'A Git LFS or git-annex pointer, an empty file, or a file whose first bytes are no image’s.',
  },
  'figure-large': {
    level: 'information',
    group: 'figures',
    title: 'A figure is larger than 2 MB.',
  },
  'figure-not-shown': {
    level: 'warning',
    group: 'figures',
    title: 'A figure counts, but GitHub shows it as text or not at all.',
    details:
      'The checker counts it, but GitHub shows text or nothing: a space or size in the parentheses, a bracket in the description, inside code, a comment or HTML.',
    fix: 'encodes the path, adds blank lines, moves it out of code',
  },
  'figure-syntax': {
    level: 'warning',
    group: 'figures',
    title: 'A figure is written almost like an image, so no page shows it.',
    details: 'Almost an image, such as `!(text)[path]`, `![text] (path)` or `![[path]]`.',
    fix: 'makes it an image',
  },
  'figures-too-few': {
    level: 'warning',
    group: 'figures',
    title: 'An answer has fewer figures than asked for.',
    details: 'Fewer figures than the question asks for. Shown at `Answer:`.',
    fix: 'inserts one, with a choice of the files that no answer uses',
  },
  'figures-too-many': {
    level: 'warning',
    group: 'figures',
    title: 'An answer has more figures than asked for.',
    details: 'More figures than the question asks for. Shown from the first one over the limit to the last.',
  },
  'answer-hidden': {
    level: 'error',
    group: 'checker',
    title: 'Part of an answer is hidden from the checker.',
    details:
      'A heading, a `##` (in code too) or a second `Answer:` hides part of an answer from the checker.',
    fix: 'turns headings into bold text, removes the `##`',
  },
  'checker-refuses': {
    level: 'error',
    group: 'checker',
    title: 'The checker refuses the whole report.',
    details:
      'The number of answers is wrong, so the checker refuses the whole report or mixes up questions: a lost or extra `Answer:`, a lost heading, a question that is missing or appears twice, `###` in the last answer.',
    fix: 'puts back what is lost, rewords what is extra',
  },
  'text-encoding': {
    level: 'information',
    group: 'checker',
    title: 'The file is not valid UTF-8, which the checker cannot read.',
    details: 'The file is not UTF-8, so the checker cannot read it.',
  },
  'text-too-complex': {
    level: 'information',
    group: 'checker',
    title: 'The text is too long or too deeply nested for its figures to be checked.',
    details:
      'An answer or the report is too long or too deeply nested for its figures to be checked. Words and images are still counted.',
  },
  'question-missing': {
    level: 'warning',
    group: 'template',
    title: 'A question is missing.',
    details: 'A gap in the numbers that the checker does not mind.',
  },
  'question-duplicate': {
    level: 'warning',
    group: 'template',
    title: 'A question appears twice.',
    details: 'A number that appears twice and that the checker does not mind.',
    fix: 'the missing next number',
  },
  'question-order': {
    level: 'warning',
    group: 'template',
    title: 'A question is out of order.',
    details: 'A question after one with a higher number. The checker goes by position.',
  },
  'prompt-edited': {
    level: 'information',
    group: 'template',
    title: "A question's wording was changed.",
    details:
      "A question's wording differs from the edition's. One problem for all where more than a third differ.",
  },
  'limits-edited': {
    level: 'warning',
    group: 'template',
    title: "A question's stated limits were changed.",
    details: 'Stated limits that the checker does not apply, or that were deleted.',
    fix: 'puts them back',
  },
  'checkbox-malformed': {
    level: 'warning',
    group: 'template',
    title: 'A checkbox is not `[ ]` or `[x]`.',
    details: '`[]`, `[x ]`, `[✔]` and the like, which no page shows as a box.',
    fix: '`[x]` or `[ ]`',
  },
  'question-heading': {
    level: 'warning',
    group: 'template',
    title: "GitHub does not show a question's heading as a heading.",
    details: 'A heading such as `###Question 5`, or with a no-break space after `###`.',
    fix: 'writes a heading',
  },
  'unclosed-block': {
    level: 'warning',
    group: 'template',
    title: 'A comment, a code block or HTML is never closed.',
    details:
      'A comment, `<details>`, `<pre>` or code fence that is never closed: GitHub hides or changes what follows. An error where that is a later question.',
    fix: 'closes it at the end of the answer',
  },
  'section-appended': {
    level: 'warning',
    group: 'template',
    title: 'A section below the last answer counts as part of it.',
    details: 'A heading and text below the last answer, which the checker counts as part of it.',
  },
  'checklist-untouched': {
    level: 'information',
    group: 'template',
    title: 'No item of the checklist is ticked.',
    details: 'The questions are answered, but nothing is ticked in the checklist.',
  },
  'evidence-missing': {
    level: 'hint',
    group: 'template',
    title: 'An item of the checklist is ticked, and no file of the repository shows it.',
    details:
      'A ticked item nearly always leaves files, and the repository has none of them. Reported by `check --evidence`, `ready` and `groups`.',
  },
  'merge-conflict': {
    level: 'error',
    group: 'template',
    title: 'A merge conflict is left in the report.',
    details: '`<<<<<<<`, `=======`, `>>>>>>>`: a conflict that is not resolved.',
    fix: 'keeps one version, or both',
  },
  'group-number': {
    level: 'information',
    group: 'people',
    title: 'The group number is not a number.',
    details: 'The answer to question 1 has no number.',
  },
  'study-number': {
    level: 'information',
    group: 'people',
    title: 'A study number is not `s` and six digits.',
    details:
      'A study number that is not `s` and six digits, or that is in the last answer but not in question 2.',
  },
  'contribution-missing': {
    level: 'warning',
    group: 'people',
    title: 'The last answer does not say what a member did.',
    details: 'The last answer does not mention a member of question 2, by number or name.',
  },
  'handin-code': {
    level: 'information',
    group: 'handin',
    title: 'The hand-in page shows fenced code as running text.',
    details: 'Fenced code, which `report.py html` shows as running text.',
    fix: 'indents it by four spaces',
  },
  'handin-table': {
    level: 'information',
    group: 'handin',
    title: 'The hand-in page shows a table as running text.',
    details: 'A table, which it shows as running text.',
  },
  'handin-list': {
    level: 'information',
    group: 'handin',
    title: 'The hand-in page shows a list as text, or on one level.',
    details: 'A list without a blank line before it, or nested by fewer than four spaces.',
    fix: 'adds the blank line; indents',
  },
  'handin-html': {
    level: 'information',
    group: 'handin',
    title: 'The hand-in page shows Markdown inside HTML as plain text.',
    details: 'Markdown inside HTML, which it shows as it is written.',
    fix: 'closes a `<p>`',
  },
  'handin-link': {
    level: 'information',
    group: 'handin',
    title: 'The hand-in page shows a bare address as text, not as a link.',
    details:
      'An address that it does not link, or that leads elsewhere there; one problem for the report where many answers have one.',
    fix: 'puts it in angle brackets',
  },
  'handin-escape': {
    level: 'information',
    group: 'handin',
    title: 'The hand-in page shows a backslash that GitHub hides.',
    details: 'A backslash before a character that does not need one (`\\&`, `\\%`): the page shows it.',
    fix: 'removes it; writes the character as `&amp;`',
  },
  'handin-emphasis': {
    level: 'information',
    group: 'handin',
    title: 'The hand-in page shows other words as italic, bold or struck through.',
    details: 'Italic, bold or struck-through text that begins or ends elsewhere there.',
  },
  'handin-heading': {
    level: 'information',
    group: 'handin',
    title: 'The hand-in page shows a heading or a line where GitHub shows text, or the other way round.',
    details:
      '`#12` at the start of a line and the like, which become headings there; a paragraph above `---`, which does not.',
    fix: 'writes `\\#`',
  },
  'handin-numbering': {
    level: 'information',
    group: 'handin',
    title: 'The hand-in page numbers a list from 1.',
    details: 'A numbered list that continues after a paragraph or code: there it starts again at 1.',
  },
  'handin-break': {
    level: 'information',
    group: 'handin',
    title: 'The hand-in page shows a line break as a backslash, or parts paragraphs in another place.',
    details: 'A line break written as a backslash, which it shows; paragraphs that begin elsewhere.',
    fix: 'writes two spaces',
  },
  'handin-formula': {
    level: 'information',
    group: 'handin',
    title: 'The hand-in page shows a formula as it is written.',
    details: 'A formula, which it shows as it is written.',
  },
  'handin-footnote': {
    level: 'information',
    group: 'handin',
    title: 'The hand-in page shows a footnote as it is written.',
    details: 'A footnote, which it shows as it is written.',
  },
  'handin-quote': {
    level: 'information',
    group: 'handin',
    title: 'The hand-in page shows a quote or an alert in another way.',
    details: 'An alert, of which it shows the mark (`[!NOTE]`), or a quote that ends elsewhere.',
  },
  'handin-other': {
    level: 'information',
    group: 'handin',
    title: 'The hand-in page shows something in another way than GitHub.',
    details: 'Something else that the two pages show in different ways.',
  },
  'handin-eaten': {
    level: 'warning',
    group: 'handin',
    title: 'The hand-in page loses text in angle brackets.',
    details: 'Text in angle brackets (`<name>`), which it takes for a tag, so nobody sees it.',
    fix: 'writes it as code',
  },
  'handin-swallowed': {
    level: 'error',
    group: 'handin',
    title: 'A tag without its end keeps all that follows out of the hand-in page.',
    details:
      'A tag that is never closed: it shows everything after it as it is written, in later questions, too.',
    fix: 'closes a `<p>`',
  },
  'handin-encoding': {
    level: 'information',
    group: 'handin',
    title: '`report.py` stops at a character on Windows, or at a text anywhere.',
    details: 'A character that `report.py` cannot read on Windows, or text that makes it stop with an error.',
  },
  'handin-stale': {
    level: 'information',
    group: 'handin',
    title: '`report.html` was made from an earlier version of the report.',
    details:
      'A `report.html` that `report.py` made from an earlier version of the report, beside it or beside the folder `reports`.',
  },
} as const satisfies Record<string, RuleEntry>;

/** The code of a rule. */
export type RuleCode = keyof typeof RULES;

/** The codes of the hints on the page of `report.py html`, which can be switched off together. */
export const HAND_IN_CODES = [
  'handin-code',
  'handin-table',
  'handin-list',
  'handin-html',
  'handin-link',
  'handin-escape',
  'handin-emphasis',
  'handin-heading',
  'handin-numbering',
  'handin-break',
  'handin-formula',
  'handin-footnote',
  'handin-quote',
  'handin-other',
  'handin-eaten',
  'handin-swallowed',
  'handin-encoding',
  'handin-stale',
] as const satisfies readonly RuleCode[];

/** The codes that only matter for the course's checker and its hand-in. */
export const CHECKER_CODES = [
  'answer-hidden',
  'checker-refuses',
  'question-order',
  'figure-link',
  'figure-html',
  'figure-reference',
  'figure-path',
  'figure-format',
  'figure-remote',
  'text-encoding',
  ...HAND_IN_CODES,
] as const satisfies readonly RuleCode[];

/** Whether a word is the code of a rule. */
export function isRuleCode(word: string): word is RuleCode {
  return Object.hasOwn(RULES, word);
}

/** The URL of a code's documentation. */
export function ruleHref(code: RuleCode): string {
  return `https://github.com/mlops-report/mlops-report#${code}`;
}
