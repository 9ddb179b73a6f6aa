import * as l10n from '@vscode/l10n';
import { compareHandIn } from '../../handin/compare/compareReport';
import { documentLine } from '../../report/documentLines';
import { memoPerBlock } from '../../report/memoPerBlock';
import { questionAt } from '../../report/positions';
import type { Report } from '../../report/report';
import { lineLength, type Lines } from '../../text/lines';
import { range, type Range } from '../../text/position';
import type { ReportFinding } from '../rule';

/** Bytes without a character in cp1252, the Windows code page of Western Europe; Python stops at them. */
const UNKNOWN_BYTES: ReadonlySet<number> = new Set([0x81, 0x8d, 0x8f, 0x90, 0x9d]);

/** A character at which Python stops on Windows. */
interface Unreadable {
  readonly character: string;
  readonly range: Range;
}

/** On Windows, `report.py` reads the report as cp1252 although it is UTF-8 (docs/grammar.md, `report.py html`). */
export function* unreadableText(report: Report): Iterable<ReportFinding> {
  yield* unreadableOnWindows(report);
  for (const line of compareHandIn(report).errorLines.slice(0, 1)) {
    yield {
      ...questionOf(report, line),
      range: range(line, 0, line, lineLength(documentLine(report, line))),
      message: l10n.t('`report.py html` stops with an error here and makes no page. Put this text in code.'),
    };
  }
}

const unreadableIn = memoPerBlock(findUnreadable);

function* unreadableOnWindows(report: Report): Iterable<ReportFinding> {
  const blocks = unreadableIn(report);
  const [first] = blocks;
  const [place] = first?.found ?? [];
  if (!first || !place) return;
  const line = first.line + place.range.start.line;
  const count = blocks.reduce((sum, { found }) => sum + found.length, 0);
  const { start, end } = place.range;
  yield {
    ...questionOf(report, line),
    range: range(line, start.character, line, end.character),
    message:
      count === 1
        ? l10n.t(
            "On Windows, `report.py` can't read `{0}` and stops here, unless it runs as `python -X utf8 report.py`.",
            place.character,
          )
        : l10n.t(
            "On Windows, `report.py` can't read `{0}` and stops here, unless it runs as `python -X utf8 report.py`. The report has {1} such characters.",
            place.character,
            count,
          ),
  };
}

function questionOf(report: Report, line: number): Pick<ReportFinding, 'question' | 'index'> {
  const question = questionAt(report, line);
  return { question: question?.number ?? null, index: question?.index ?? null };
}

function findUnreadable(lines: Lines): Unreadable[] {
  const found: Unreadable[] = [];
  for (const [line, text] of lines.entries()) {
    for (let at = 0; at < text.length; at++) {
      if (text.charCodeAt(at) < 0x80) continue;
      const character = String.fromCodePoint(text.codePointAt(at) ?? 0);
      if (hasUnknownByte(character))
        found.push({ character, range: range(line, at, line, at + character.length) });
      at += character.length - 1;
    }
  }
  return found;
}

function hasUnknownByte(character: string): boolean {
  return new TextEncoder().encode(character).some((byte) => UNKNOWN_BYTES.has(byte));
}
