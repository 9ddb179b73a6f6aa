import fc from 'fast-check';
import { makeReport, placeholder } from '../makeReport';
import { STREET_REPORT } from '../streetReport';

/** Fragments with a meaning to some part of the product, and lookalikes. */
export const SCRAPS: readonly string[] = [
  ...[
    'a',
    'word ',
    ' ',
    '\t',
    '    ',
    '\n',
    '\n\n',
    '\r\n',
    '\r',
    '😀',
    '\ud83d',
    '\u00a0',
    '\ufeff',
    '\ufffd',
    '\0',
  ],
  ...[
    '#',
    '##',
    '###',
    '## Part\n',
    '### Part\n',
    '#### Part\n',
    '\n# Question 6\n',
    '\n### Question 5\n',
    'Question 7\n',
  ],
  ...[
    '\n### Question 40\n\n> **More?**\n>\n> Answer:\n\n',
    'Answer:',
    '> Answer:\n',
    'answer:',
    '**Answer:**',
  ],
  ...[
    '> ',
    '> > ',
    '- ',
    '* [ ] ',
    '* [x] done (M3)\n',
    '* [] ',
    '1. ',
    '---',
    '***',
    '| a | b |\n|---|---|\n| c | d |\n',
  ],
  ...[
    '```',
    '\n```\n',
    '~~~\n',
    '<!--',
    '-->',
    '`',
    '``',
    '*',
    '**',
    '_',
    '~~',
    '\\',
    '&amp;',
    '&#35;',
    '<',
    '>',
  ],
  ...[
    '![alt](figures/q14.png)',
    '![a](figures/Q14.PNG)',
    '![](figures/my%20image.png)',
    '![a](<figures/a b.png> "t")',
  ],
  ...[
    '![a](figures/missing.png)',
    '![a](reports/figures/q14.png)',
    '![a](../q.png)',
    '![a](https://a.b/c.png)',
  ],
  ...[
    '![a\nb](figures/q14.png)',
    '[a](figures/q20.png)',
    '[![a](figures/q14.png)](b)',
    '![a][l]',
    '\n[l]: figures/q19.png\n',
  ],
  ...[
    '<img src="figures/q21.png" alt=x>',
    "<p align=center><img src='figures/a.svg'></p>",
    '![',
    '](',
    '[',
    ']',
    '(',
    ')',
  ],
  ...[
    'https://a.b/c',
    'www.a.b',
    'a@b.c',
    '[^1]',
    '\n[^1]: note\n',
    '$x$',
    '<b>',
    '</b>',
    '<details>',
    '<svg>',
    '<script>',
  ],
  ...[placeholder(7), '--- question 7', ' fill here ---', '---\n', '--', '—'],
  ...[
    'TODO',
    'TODO: ',
    'FIXME',
    '!!fill!!',
    '++',
    'XXX',
    '...',
    'sXXXXXX',
    '<weblink>',
    's123456',
    's1234',
    '12',
    'Group 7',
  ],
  ...[
    '\n###\u00a0Question 5\n',
    '\n### ✅ Question 6\n\n> **More?**\n>\n> Answer:\n\n',
    '> Anwser:\n',
    '> **Answer**:\n',
    '\n<!-- later\n\n',
    '\n```bash\nmake\n',
    '\n<pre>\n',
    '\n- ## Part\n',
    '\n\n    ## build\n',
    '\ngit pull origin\ngit push origin\n',
    '\n# build\ndocker build .\n',
    '\nA line.\n---\n',
    '\n# Appended\n\nmore text\n',
    '-[x] done\n',
    '* [50%] half\n',
    '* [x]\u00a0done\n',
    '> Answer:\n> quoted\n',
    '[a](src/b.py)',
    '![a](https://github.com/a/b/actions)',
    'We used',
    '[...]',
  ],
  ...['<<<<<<< ours\n', '=======\n', '>>>>>>> theirs\n', '|||||||\n'],
  ...[
    '> Recommended answer length: 100-200 words.\n',
    '> Answer length: 1-2 words + 1 to 3 screenshots\n',
    'Upload one image ',
  ],
];

/** Reports to start from. */
const BASES: readonly string[] = [
  '',
  STREET_REPORT,
  makeReport(),
  makeReport({ lineEnd: '\r\n', placement: 'quoted' }),
  makeReport({ edition: '2023', before: '---\nlayout: default\nnav_exclude: true\n---\n\n' }),
  makeReport({ edition: '2025', placement: 'inline', placeholders: [4, 9, 14], withoutMark: [12] }),
  makeReport({ placeholders: 'all', without: [8], placement: 'no-blank' }),
  makeReport({ lineEnd: '\r', placement: 'unquoted', after: '\n[l]: figures/q19.png\n' }),
  makeReport({ course: [{}, { words: { min: 1, max: 5 } }, { images: { min: 1, max: 2 } }] }),
];

/** A change of a text; positions are fractions of its length. */
type Mutation =
  | { readonly kind: 'insert'; readonly at: number; readonly text: string }
  | { readonly kind: 'delete'; readonly at: number; readonly length: number }
  | { readonly kind: 'copy'; readonly from: number; readonly length: number; readonly at: number };

const share = fc.double({ min: 0, max: 1, noNaN: true });
const scraps = fc
  .array(fc.constantFrom(...SCRAPS), { minLength: 1, maxLength: 5 })
  .map((parts) => parts.join(''));
const length = fc.oneof({ weight: 3, arbitrary: fc.nat(20) }, { weight: 1, arbitrary: fc.nat(1500) });

const mutation: fc.Arbitrary<Mutation> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant('insert' as const),
      at: share,
      text: fc.oneof(
        { weight: 8, arbitrary: scraps },
        { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 12 }) },
      ),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('delete' as const), at: share, length }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('copy' as const), from: share, length, at: share }) },
);

/** Reports with random changes, and random mixtures of fragments. */
export const anyReport: fc.Arbitrary<string> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc
      .tuple(fc.constantFrom(...BASES), fc.array(mutation, { maxLength: 8 }))
      .map(([base, mutations]) => mutations.reduce(mutate, base)),
  },
  {
    weight: 1,
    arbitrary: fc.array(fc.constantFrom(...SCRAPS), { maxLength: 40 }).map((parts) => parts.join('')),
  },
);

/** Reports without problems, changed in one place. */
export const nearlyGoodReport: fc.Arbitrary<string> = fc
  .tuple(fc.constantFrom(...BASES.slice(2)), mutation)
  .map(([base, one]) => mutate(base, one));

function mutate(text: string, one: Mutation): string {
  const at = placeIn(text, one.at);
  switch (one.kind) {
    case 'insert':
      return text.slice(0, at) + one.text + text.slice(at);
    case 'delete':
      return text.slice(0, at) + text.slice(at + one.length);
    case 'copy': {
      const from = placeIn(text, one.from);
      return text.slice(0, at) + text.slice(from, from + one.length) + text.slice(at);
    }
  }
}

/** Half of the positions are starts of lines, where most syntax has its meaning. */
function placeIn(text: string, part: number): number {
  const at = Math.floor(part * text.length);
  return at % 2 === 0 ? at : text.lastIndexOf('\n', at) + 1;
}
