import GithubSlugger, { slug } from 'github-slugger';
import { toString } from 'mdast-util-to-string';
import { parseMarkdown } from '../markdown/markdown';
import { memoizeByObject, memoizeByText } from '../text/memo';
import type { Heading, Report } from './report';

/** Headings longer than this, in UTF-16 units, are taken as they are written. */
const MAX_PARSED = 500;

/** Number of headings whose text is kept. */
const KEPT = 500;

/** The anchor of each question's heading as GitHub and VS Code make it, by the question's index. */
export const anchorsOf = memoizeByObject((report: Report): readonly string[] => {
  const slugger = new GithubSlugger();
  for (const heading of report.preamble.headings) slugger.slug(shownText(heading.text));
  return report.questions.map(({ block: { heading, sectionHeadings } }) => {
    const text = shownText(heading.text);
    // What has no `#` is no heading on GitHub, so it takes no anchor from others.
    const anchor = heading.level === 0 ? slug(text) : slugger.slug(text);
    for (const section of sectionHeadings) slugger.slug(shownText(section.text));
    return anchor;
  });
});

/** The text of a heading without its Markdown. */
const shownText = memoizeByText(KEPT, (text: Heading['text']) =>
  /^[\w\s:.,-]*$/u.test(text) || text.length > MAX_PARSED
    ? text.trim()
    : toString(parseMarkdown(text)).trim(),
);
