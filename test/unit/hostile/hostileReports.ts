import { makeReport, placeholder } from '../../support/makeReport';
import { HOSTILE_TEXTS, type TextMaker } from '../render/hostileTexts';

/** Puts a text into a report. */
export type PutIn = (text: string) => string;

const QUESTIONS = 31;
const ORDINARY = makeReport();

/** The places where a hostile text is inserted. */
export const PLACES = {
  'an answer': (text) => makeReport({ answers: { 14: text } }),
  'the last answer': (text) => makeReport({ answers: { [QUESTIONS]: text } }),
  'a prompt': (text) => ORDINARY.replace('### Question 14\n\n', () => `### Question 14\n\n${text}\n\n`),
  'the checklist': (text) =>
    makeReport({ checklist: { 'Week 1': text.split('\n').map((line) => `* [ ] ${line}`) } }),
  'all answers': (text) => makeReport({ answers: shared(text) }),
  'no report': (text) => text,
} as const satisfies Readonly<Record<string, PutIn>>;

/** A text split into as many answers as there are questions. */
function shared(text: string): Record<number, string> {
  const length = Math.ceil(text.length / QUESTIONS);
  return Object.fromEntries(
    Array.from({ length: QUESTIONS }, (_, index) => [
      index + 1,
      text.slice(index * length, (index + 1) * length),
    ]),
  );
}

function many(piece: string): TextMaker {
  return (length) => piece.repeat(Math.floor(length / piece.length));
}

function numbered(piece: (number: number) => string): TextMaker {
  return (length) => {
    let text = '';
    for (let number = 1; text.length < length; number++) text += piece(number);
    return text;
  };
}

/** Texts with far more grammar of reports than anyone writes. */
const GRAMMAR_TEXTS: Readonly<Record<string, TextMaker>> = {
  'questions with the same number': many('### Question 1\n> Answer:\n\n'),
  'questions with different numbers': numbered(
    (number) =>
      `### Question ${number % 10_000}\n> **What?**\n> Answer length: 1-2 words.\n> Answer:\n\na b c\n\n`,
  ),
  'questions without marks': many('### Question 1\n'),
  'questions that may be comments': many('# Question 1\n> Answer:\n\n'),
  'questions that are comments': many('```\n# Question 3\n```\n'),
  'headings without hashes': many('Question 5\n'),
  'marks on a line': many('Answer:'),
  'marks on separate lines': many('> Answer:\n'),
  'marks and hashes': many('Answer:###'),
  'marks in emphasis': many('*_*_Answer:'),
  'misspelt marks': many('answer\n'),
  'lone plus signs': many('++\n'),
  'TODO notes': many('TODO '),
  'TODO notes on separate lines': many('TODO\n'),
  'exclamation marks': many('!!'),
  placeholders: many(`${placeholder(4)}\n`),
  'placeholders on a line': many(placeholder(4)),
  'partial placeholders': many('question 4 fill  '),
  dashes: many('-'),
  'dashes and spaces': many('- '),
  'words of the example': many('<weblink> sXXXXXX '),
  'merge conflicts': many('<<<<<<< a\n=======\n>>>>>>> b\n'),
  'unclosed merge conflicts': many('<<<<<<< a\n'),
  'figures on a line': many('![a](figures/b.png)'),
  'figures in paragraphs': numbered((number) => `![a](figures/x${number}.png)\n\n`),
  'links to images': many('[a](b.png) '),
  'images in HTML': many('<img src="figures/a.png">'),
  'images by reference': (length) => `[a]: b.png\n\n${many('![a][a]\n\n')(length)}`,
  'definitions and references': numbered((number) => `[l${number}]: figures/x.png\n\n![a][l${number}]\n\n`),
  'references to a long definition': (length) =>
    `[a]: <${'u'.repeat(Math.min(length / 2, 15_000))}>\n\n${many('![a]\n\n')(length / 2)}`,
  'escaped labels': (length) => `[a]: b.png\n\n${many('\\[')(length)}`,
  'replacement characters': many('\ufffd'),
  'null characters': many('\0'),
  'lone surrogates': many('\ud83d'),
  'byte order marks': many('\ufeff'),
  hashes: many('#'),
  'headings of level 4': many('#### a\n'),
  'headings of level 2 with remarks': many('## a\n> b\n'),
  'closed headings': many('# a #\n'),
  comments: many('<!-- a -->\n'),
  'comments closed by the end of a quote': many('> <!--\n\n'),
  fences: many('```\n'),
  'fences closed by the end of a quote': many('> ```\n\n'),
  items: many('* [ ] a (M1)\n'),
  'malformed items': many('* [] a\n'),
  'carriage returns': many('\r'),
  spaces: many(' '),
  tabs: many('\t'),
  'quote marks': many('>'),
  'study numbers': numbered((number) => `s${100_000 + (number % 900_000)}, `),
  'study numbers with names': numbered((number) => `s${100_000 + (number % 900_000)} Ann Bo${number}\n`),
  digits: many('1'),
  'limits without numbers': many('Answer length: '),
  'stated limits': many('answer length: 100-200 words '),
  'requests for images': many('insert a aaaaaa '),
  modules: many('(M1+'),
  'front matter': (length) => `---\n${many('a: b\n')(length)}`,
  sentences: many('Ab. Cd? '),
};

/** The rest of cmark's list of pathological texts, and the same inside other marks. */
const MORE_TEXTS: Readonly<Record<string, TextMaker>> = {
  'unclosed link texts': many('[a'),
  'empty images': many('![[]()'),
  'emphasis in a deep quote': (length) => `${'> '.repeat(90)}${many('a_ ')(length)}`,
  'blank lines in a list': (length) => `- a\n${'\n'.repeat(length)}`,
  'hard breaks': many('a  \n'),
  entities: many('&amp;'),
  'definitions of the same label': many('[a]: b\n'),
  'definitions without a target': many('[a]:\n'),
  'one endless line': many('a'),
  surrogates: many('😀'),
};

/** All hostile texts. */
export const ALL_HOSTILE_TEXTS: Readonly<Record<string, TextMaker>> = {
  ...HOSTILE_TEXTS,
  ...GRAMMAR_TEXTS,
  ...MORE_TEXTS,
};
