import { isAsciiLetter } from '../pythonText';
import { sectionsIn } from './angles';
import { Mark, type InlineContext, type InlinePattern } from './pattern';
import { rawSource } from './rawSource';

/** Tags and comments; in 3.10 processing instructions and CDATA sections, too. */
export const inlineHtml: InlinePattern = {
  marks: Mark.angle,
  scan(text, context) {
    const angles = context.anglesOf(text);
    const sections = sectionKinds(text, context);
    let index = 0;
    // Something that was skipped, and may become markup once the text after it is a placeholder: a `<` without a `>`,
    // or a section without an end.
    let isOpen = false;
    let isSectionOpen = false;

    return (from) => {
      for (; index < angles.length; index++) {
        const start = angles[index] ?? 0;
        if (start < from) continue;
        if (text[start] === '>') {
          isOpen = false;
          continue;
        }
        const section = sections.find(({ open }) => text.startsWith(open, start));
        const end = section === undefined ? tagEnd(start, angles[index + 1]) : section.endOf(start);
        if (end === undefined) {
          isOpen = true;
          if (section !== undefined) isSectionOpen = true;
          continue;
        }
        while ((angles[index] ?? Infinity) < end) index++;
        const node = context.rawHtml.add(rawSource(text.slice(start, end), context));
        const isInTag = isOpen && text[angles[index] ?? -1] === '>';
        return { start, end, node, reopens: isInTag || (section !== undefined && isSectionOpen) };
      }
      return undefined;
    };

    /** The end of the tag between a `<` and the next angle bracket. */
    function tagEnd(start: number, close: number | undefined): number | undefined {
      if (close === undefined || text[close] !== '>') return undefined;
      const name = text[start + 1] === '/' ? start + 2 : start + 1;
      if (!isAsciiLetter(text.charCodeAt(name))) return undefined;
      for (let at = name; at < close && text[at] !== ' '; at++) if (text[at] === '@') return undefined;
      return close + 1;
    }
  },
};

/** Markup that may contain angle brackets. */
interface SectionKind {
  readonly open: string;
  readonly endOf: (start: number) => number | undefined;
}

function sectionKinds(text: string, { version }: InlineContext): SectionKind[] {
  const kinds: (readonly [open: string, close: string])[] = [['<!--', '-->']];
  if (version === '3.10') kinds.push(['<?', '?>'], ['<![CDATA[', ']]>']);
  return kinds.map(([open, close]) => ({ open, endOf: sectionsIn(text, open, close) }));
}
