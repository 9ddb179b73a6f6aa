import * as l10n from '@vscode/l10n';
import { imageSpans } from '../../counting/count';
import { lineLength } from '../../text/lines';
import { range, type Range } from '../../text/position';
import type { Answer, Bounds, Question } from '../../report/report';
import { countedRange } from '../../report/countedRange';
import { inDocument } from '../../report/positions';
import { boundsText } from '../../wording/countTexts';
import { plural } from '../../wording/plural';
import { joinSentences } from '../../wording/sentences';
import type { Finding, Fix, QuestionContext } from '../rule';
import { figureFences, linksIn } from './figureFences';
import { asMarkdown } from './markdownImage';
import { imagesWritten, isBroken } from './imagesWritten';
import { insertFigures } from './insertFigures';
import { nearMisses } from './nearMisses';
import { uncountedFigures } from './uncounted';

/** The problem of an answer with fewer figures than asked for, at its `Answer:`. */
export function* tooFew(question: Question, context: QuestionContext): Iterable<Finding> {
  const { limits, block } = question;
  const { answer, marker } = block;
  if (!answer || !marker || !limits.images || answer.state !== 'answered') return;
  // What is hidden, and what is written as no image, has its own problem.
  const fences = figureFences(question);
  const expected =
    imagesWritten(answer) +
    linksIn(fences) +
    uncountedFigures(question, fences).size +
    nearMisses(block).length;
  if (expected >= limits.images.min || answer.images >= limits.images.min) return;
  const more = limits.images.min - expected;
  yield {
    question: question.number,
    range: inDocument(question, marker),
    message: joinSentences(tooFewMessage(answer, limits.images, more), brokenNote(answer)),
    fixes: [
      ...joinFixes(question, answer, more, limits.images.max - expected),
      ...insertFigures(question, context, more),
    ],
  };
}

/** The problem of an answer with more figures than asked for, from the first one too many to the last. */
export function* tooMany(question: Question): Iterable<Finding> {
  const { limits, block } = question;
  const { answer } = block;
  if (!answer || !limits.images || answer.state !== 'answered' || answer.images <= limits.images.max) return;
  const excess = countedImages(question).slice(limits.images.max);
  const [first] = excess;
  const last = excess.at(-1);
  if (!first || !last) return;
  const more = answer.images - limits.images.max;
  yield {
    question: question.number,
    range: inDocument(question, { start: first.start, end: last.end }),
    message: tooManyMessage(answer, limits.images, more),
  };
}

function tooFewMessage({ images }: Answer, bounds: Bounds, more: number): string {
  return images === 0
    ? l10n.t('No figure yet; this question asks for {0}. Add {1}.', boundsText(bounds), more)
    : l10n.t(
        '{0} so far; this question asks for {1}. Add {2} more.',
        plural(images, 'figure'),
        boundsText(bounds),
        more,
      );
}

function tooManyMessage({ images }: Answer, bounds: Bounds, more: number): string {
  return l10n.t(
    '{0}; the limit is {1}. Remove {2}, or combine several into one image.',
    plural(images, 'figure'),
    bounds.max,
    more,
  );
}

/** The images that the checker counts, in order, in block lines. */
function countedImages(question: Question): Range[] {
  const counted = countedRange(question);
  if (!counted) return [];
  const { start, end } = counted;
  const images: Range[] = [];
  for (let line = start.line; line <= end.line; line++) {
    const text = question.block.lines[line] ?? '';
    const from = line === start.line ? start.character : 0;
    const to = line === end.line ? end.character : lineLength(text);
    for (const span of imageSpans(text, from, to)) images.push(range(line, span.start, line, span.end));
  }
  return images;
}

function brokenNote({ figures }: Answer): string | null {
  return figures.some(isBroken) ? l10n.t("A figure that is split over two lines doesn't count.") : null;
}

/** Images that are broken over lines count once they stand on one line each. */
function joinFixes(question: Question, { figures }: Answer, fewest: number, most: number): Fix[] {
  const broken = figures.filter(isBroken).slice(0, most);
  if (broken.length < fewest) return [];
  const edits = broken.map((figure) => ({
    range: inDocument(question, figure.range),
    newText: asMarkdown(figure),
  }));
  return [
    {
      title:
        broken.length === 1
          ? l10n.t('Write the figure on one line')
          : l10n.t('Write each figure on one line'),
      edits,
    },
  ];
}
