import { raw } from 'hast-util-raw';
import { defaultSchema, sanitize } from 'hast-util-sanitize';
import { toHtml } from 'hast-util-to-html';
import MarkdownIt from 'markdown-it';
import { lint } from 'markdownlint/sync';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { toHast } from 'mdast-util-to-hast';
import { gfm } from 'micromark-extension-gfm';
import * as languageService from 'vscode-markdown-languageservice';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { CancellationToken, Emitter } from 'vscode-languageserver';
import { URI } from 'vscode-uri';
import { questionHeading } from '../server/src/report/heading';
import { splitLines } from '../server/src/text/lines';

/** Something that reads a whole text, as the products do on each change. */
export interface Peer {
  readonly name: string;
  readonly read: (text: string) => unknown;
}

const markdownIt = new MarkdownIt({ html: true });

/** The tools to compare with, and the minimum: no tool that reads every line can be faster. */
export const PEERS: readonly Peer[] = [
  {
    name: 'mdast + GFM, whole parse',
    read: (text) => fromMarkdown(text, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] }),
  },
  { name: 'markdownlint, all rules', read: (text) => lint({ strings: { text }, config: { default: true } }) },
  { name: 'vscode-markdown-languageservice, diagnostics', read: diagnose },
  { name: 'markdown-it, whole parse', read: (text) => markdownIt.parse(text, {}) },
  {
    name: 'floor: split into lines, look for headings',
    read: (text) => splitLines(text).map(questionHeading),
  },
];

/** Renders a whole text, as other previews do on each change. */
export const RENDERERS: readonly Peer[] = [
  { name: 'the same libraries, whole page', read: renderWhole },
  { name: 'markdown-it, whole page', read: (text) => markdownIt.render(text) },
];

function renderWhole(text: string): string {
  const tree = fromMarkdown(text, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
  return toHtml(sanitize(raw(toHast(tree, { allowDangerousHtml: true })), defaultSchema));
}

let version = 0;

/** A new service for each text, because its caches are useless once a text has changed. */
async function diagnose(text: string): Promise<unknown> {
  const uri = URI.parse('memory:/reports/README.md');
  const document = TextDocument.create(uri.toString(), 'markdown', ++version, text);
  const never = new Emitter<never>().event;
  const service = languageService.createLanguageService({
    workspace: {
      workspaceFolders: [URI.parse('memory:/')],
      onDidChangeMarkdownDocument: never,
      onDidCreateMarkdownDocument: never,
      onDidDeleteMarkdownDocument: never,
      getAllMarkdownDocuments: () => Promise.resolve([document]),
      hasMarkdownDocument: () => true,
      openMarkdownDocument: () => Promise.resolve(document),
      stat: () => Promise.resolve({ isDirectory: false }),
      readDirectory: () => Promise.resolve([]),
    },
    parser: {
      slugifier: languageService.githubSlugifier,
      tokenize: (source) => Promise.resolve(markdownIt.parse(source.getText(), {})),
    },
    logger: { level: languageService.LogLevel.Off, log: () => undefined },
  });
  const { error } = languageService.DiagnosticLevel;
  return service.computeDiagnostics(
    document,
    {
      validateFileLinks: error,
      validateReferences: error,
      validateFragmentLinks: error,
      validateMarkdownFileLinkFragments: error,
      validateUnusedLinkDefinitions: error,
      validateDuplicateLinkDefinitions: error,
      ignoreLinks: [],
    },
    CancellationToken.None,
  );
}
