import * as l10n from '@vscode/l10n';
import { lineText } from '../../text/lines';
import { range } from '../../text/position';
import type { Question, QuestionBlock } from '../../report/report';
import { inDocument } from '../../report/positions';
import type { Finding, Fix } from '../rule';
import { handinAnswer } from './handinLines';
import type { RawElement } from './handinLines';

/** What a reader would miss if it were shown as it is written: links and images, bold text, code, headings, lists. */
const MARKDOWN = /\]\(|\*\*\S|__\S|`[^`]|^ {0,3}(?:#{1,6}|[-+*]|\d{1,9}\.)[ \t]+\S|^ {0,3}(?:```|~~~)/;

/** HTML elements that keep Markdown from being rendered: Python-Markdown leaves all that stands in them as it is. */
export function* htmlAroundMarkdown(question: Question): Iterable<Finding> {
  const { block } = question;
  for (const element of handinAnswer(block).elements) {
    const message = messageFor(element, block);
    if (message === null) continue;
    const fix = element.isClosed ? null : closingFix(question, element);
    yield {
      question: question.number,
      range: inDocument(question, range(element.first, element.start, element.first, element.end)),
      message,
      ...(fix && { fixes: [fix] }),
    };
  }
}

/** What is said of a tag without its end tag. */
export function swallowedMessage(name: string): string {
  return l10n.t(
    '`</{0}>` is missing, so the hand-in page shows everything after this tag as plain text, other answers too. Close the tag, or write `<{0}>` in backticks.',
    name,
  );
}

function messageFor(element: RawElement, block: QuestionBlock): string | null {
  const { name, isClosed } = element;
  if (!isClosed) return swallowedMessage(name);
  if (!holdsMarkdown(element, block)) return null;
  return l10n.t(
    "The hand-in page doesn't render Markdown inside HTML: everything up to `</{0}>` is shown as plain text. Write it without HTML.",
    name,
  );
}

function holdsMarkdown({ first, last, end }: RawElement, { lines }: QuestionBlock): boolean {
  if (MARKDOWN.test(lineText(lines, first).slice(end))) return true;
  for (let line = first + 1; line <= last; line++) if (MARKDOWN.test(lineText(lines, line))) return true;
  return false;
}

/** HTML ends a paragraph at the next one anyway, so its end tag is certain; that of another element may belong anywhere. */
function closingFix(question: Question, { name, first }: RawElement): Fix | null {
  if (name !== 'p') return null;
  const { lines } = question.block;
  let last = first;
  while (lineText(lines, last + 1).trim() !== '') last++;
  const { length } = lineText(lines, last).trimEnd();
  return {
    title: l10n.t('Close it with `</{0}>`', name),
    edits: [{ range: inDocument(question, range(last, length, last, length)), newText: `</${name}>` }],
  };
}
