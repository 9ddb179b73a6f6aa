import { NotificationType, ProgressType, RequestType, RequestType0 } from 'vscode-languageserver-protocol';
import type { FileKind } from '../server/src/files/reportFiles';
import type { Face, PageBlock } from './pageBlock';
import type { Range } from '../server/src/text/position';
import type { AnswerState, Bounds, EditionName } from '../server/src/report/report';
import type { Measure } from '../server/src/wording/questionCounts';
import type { Progress } from './progress';
import type { Standing } from './progressIcon';
import type { QuestionProblems } from './questionProblems';

// The vocabulary of the messages.
export type { AnswerState, Bounds, EditionName, FileKind, Measure, Progress, Range };

/** What the client sends when it starts the server. */
export interface InitializationOptions {
  /** The translations of the user's language by their English texts, as in `vscode.l10n.bundle`; default: English. */
  readonly texts?: Readonly<Record<string, string>>;
  /**
   * Whether the client answers `listFolder`, `fileSize`, `readFile` and `readHead`; without it the server reads local
   * files itself.
   */
  readonly clientFiles?: boolean;
  /**
   * Whether the editor has its own features for Markdown, as VS Code does: an outline of headings, folding of quotes
   * and headings, links of targets, images in hovers, completion of paths. The server does not repeat them.
   */
  readonly markdownFeatures?: boolean;
  /** Whether images in the client's Markdown may have a width, as in VS Code: `![](uri|width=300)`. */
  readonly sizedImages?: boolean;
  /** Whether titles of code lenses may contain icons, as in VS Code: `$(pass)`. */
  readonly titleIcons?: boolean;
  /** Whether the client wants `reportChanged` notifications. */
  readonly reportChanged?: boolean;
  /**
   * Paths or names of git, in the order to try. Without any, no git is run, as in an untrusted workspace; `setGit`
   * reports a change.
   */
  readonly git?: readonly string[];
  /** Where a server in a Web Worker finds the scripts of `dist/shared`: an address that ends with `/`. */
  readonly sharedFolder?: string;
  /** The settings below `mlopsReport`, for clients that don't answer `workspace/configuration`. */
  readonly settings?: unknown;
}

/** One question as the views show it. */
export interface QuestionSummary {
  readonly number: number;
  /** Line of its heading, from 0. */
  readonly line: number;
  /** Line after its last one, from 0. */
  readonly endLine: number;
  /** The first sentence of its prompt, without marks. */
  readonly title: string;
  /** Its topic in a word or two: `Dependencies`. Its title if the wording is not the course's. */
  readonly topic: string;
  /** The anchor of its heading on GitHub and in VS Code, without `#`. */
  readonly anchor: string;
  readonly state: AnswerState;
  readonly progress: Progress;
  readonly words: Measure;
  readonly figures: Measure;
  /**
   * What was written, or the placeholder; an empty range where to begin if nothing is written yet. Null if the question
   * has lost its `Answer:`.
   */
  readonly answer: Range | null;
  /** The line that stays visible when its prompt is folded, from 0; null if there is nothing to fold. */
  readonly promptFold: number | null;
  readonly texts: QuestionTexts;
  readonly problems: QuestionProblems;
  /** Whether the checker warns about its answer. */
  readonly isWarnedOf: boolean;
  /** Whether a merge conflict begins in it. */
  readonly isInConflict: boolean;
}

/** Texts about a question, in the user's language. */
export interface QuestionTexts {
  /** `142 / 100–200 words · 1 / 1–3 figures`; without an answer, its limits. Empty without limits. */
  readonly counts: string;
  /** The same for screen readers: `142 words of 100 to 200, 1 figure of 1 to 3`. */
  readonly spokenCounts: string;
  /**
   * How it compares to the limits, with the counts: `fits · 142 / 100–200 words`, or `not answered (100–200 words)`.
   */
  readonly answer: string;
  /** The same for screen readers. */
  readonly spokenAnswer: string;
  /** What is left to do: `answered`, `not answered`, `2 problems`. */
  readonly state: string;
  /** The same with the counts: `2 problems · 142 / 100–200 words`. */
  readonly status: string;
  /**
   * How it compares to the limits: `38 words to go`, `7 words too many · 1 figure to go`, `fits`, `answered`, `not
   * answered`.
   */
  readonly fit: string;
  /** What the checker says: `62 words, 38 too few (100–200) · 1 figure (1–3)`. */
  readonly checked: string;
}

/** Consecutive questions below one heading, with the standing of the least advanced ones. */
export interface SectionSummary extends Standing {
  /** Empty for questions below no heading. */
  readonly title: string;
  /** Those of its questions that pass, as in the verdict: none if the checker rejects the report. */
  readonly passed: {
    readonly count: number;
    /** `3 of 5 pass`. */
    readonly text: string;
  };
  /** How many questions it has. */
  readonly total: number;
  readonly toGo: ToGo;
}

/** The questions with something left to do. */
export interface ToGo {
  readonly count: number;
  /** `12 questions to go`. */
  readonly text: string;
}

/** One box of the checklist as the views show it. */
export interface ChecklistItemSummary {
  readonly text: string;
  readonly modules: readonly string[];
  readonly done: boolean;
  /** From the list mark to the end of the item. */
  readonly range: Range;
  /** What files of the repository show about it; null if they can't tell, or no one has looked. */
  readonly evidence: EvidenceSummary | null;
}

/** What files of the repository show about a checklist item. */
export interface EvidenceSummary {
  /** What was found, with links, or what was looked for, in Markdown. */
  readonly markdown: string;
  /** The same without marks. */
  readonly text: string;
  /**
   * Whether files show that it is done though it is not ticked. Only for items for which files are reliable evidence.
   */
  readonly isUnticked: boolean;
}

/** A group of the checklist as the views show it. */
export interface ChecklistGroupSummary {
  readonly title: string;
  /** Line of its heading, or of its first item, from 0. */
  readonly line: number;
  /** How many of its items are done. */
  readonly done: number;
  /** How many items it has. */
  readonly total: number;
  readonly items: readonly ChecklistItemSummary[];
}

/** The checklist as the views show it. */
export interface ChecklistSummary {
  readonly done: number;
  readonly total: number;
  readonly groups: readonly ChecklistGroupSummary[];
}

/** What the course's checker says of a report. */
export interface VerdictSummary {
  readonly isAccepted: boolean;
  /** Whole sentences: `16 of 31 questions pass. The checker can read the report.` */
  readonly text: string;
  /** Why it rejects the report, in text order; empty if it accepts it. */
  readonly refusals: readonly {
    /** From 0. */
    readonly line: number;
    readonly message: string;
  }[];
  /** What it says about answers without a question in the report. */
  readonly others: readonly {
    /** By the checker's own numbering of answers, from 1. */
    readonly number: number;
    readonly text: string;
  }[];
}

/** Everything that the views show of a report. */
export interface ReportSummary {
  readonly edition: EditionName | null;
  readonly verdict: VerdictSummary;
  readonly toGo: ToGo;
  /** The standing of the least advanced questions. */
  readonly standing: Standing;
  /** How many questions are answered. */
  readonly answered: number;
  /** How many questions there are; `questions` may hold fewer. */
  readonly total: number;
  /** Why it can't be handed in as it is on disk, one sentence each: not committed, not pushed, another branch. */
  readonly repository: readonly string[];
  readonly questions: readonly QuestionSummary[];
  /** The questions by section, in the same order. */
  readonly sections: readonly SectionSummary[];
  readonly checklist: ChecklistSummary;
  /** Problems at hint level are not counted. */
  readonly problems: number;
}

/** A summary whose unchanged parts are null; most keystrokes change one question. */
export interface SummaryUpdate extends Omit<ReportSummary, 'questions' | 'checklist'> {
  /** Each question in its place; null if it is unchanged. */
  readonly questions: readonly (QuestionSummary | null)[];
  /** Null if it is unchanged. */
  readonly checklist: ChecklistSummary | null;
}

/**
 * Sent to clients that want it (`InitializationOptions`) for each version of an open report, and again when its figures
 * or settings change. For other documents it is sent once, with null.
 */
export interface ReportChangedParams {
  readonly uri: string;
  readonly version: number;
  /** Null if the document is not an open report; the next message is then complete. */
  readonly report: SummaryUpdate | null;
  /** Another number whenever something else is known of the repository around the report; null where nothing is. */
  readonly repository: number | null;
}

export const reportChanged = new NotificationType<ReportChangedParams>('mlopsReport/reportChanged');

/** Subscribes to the page of a report: now and on every change, with `pageChanged`, until `closePage`. */
export interface OpenPageParams {
  readonly uri: string;
  /** Identifies the page; reusing the name of an open page starts over. */
  readonly page: string;
  readonly face: Face;
  /**
   * The questions shown with both faces side by side: `4-0` for question 4, `4-1` for the second question with that
   * number.
   */
  readonly compared: readonly string[];
}

/** Answered when the page is registered; a page that takes long to make may follow after the answer. */
export const openPage = new RequestType<OpenPageParams, null, void>('mlopsReport/openPage');

/** Ends the subscription of `openPage`. */
export const closePage = new NotificationType<{ readonly page: string }>('mlopsReport/closePage');

/** The page of a report, all of one version. */
export interface PageChangedParams {
  readonly page: string;
  readonly version: number;
  readonly face: Face;
  /** In order; blocks that were sent before come without their content. Null if the document is not an open report. */
  readonly blocks: readonly PageBlock[] | null;
}

export const pageChanged = new NotificationType<PageChangedParams>('mlopsReport/pageChanged');

/** Requests the edits that tick or clear items, of the checklist or of any other task list. */
export interface ToggleItemsParams {
  readonly uri: string;
  /** The document version that the client saw; the answer is null for any other. */
  readonly version: number;
  readonly items: readonly ItemToToggle[];
}

/** The wanted state of an item. */
export interface ItemToToggle {
  /** Line of its list mark, from 0. */
  readonly line: number;
  readonly done: boolean;
}

/** The edit of a box: the text between its brackets, and its replacement. */
export interface ItemEdit {
  readonly range: Range;
  readonly newText: string;
}

/** No edits for items that already have the wanted state, or for lines where no item starts. */
export const toggleItems = new RequestType<ToggleItemsParams, readonly ItemEdit[] | null, void>(
  'mlopsReport/toggleItems',
);

/** Asks how reports are that need not be open. */
export interface SurveyReportsParams {
  readonly reports: readonly { readonly uri: string; readonly text: string }[];
  /** Whether their problems are wanted, too, for which figures are read. */
  readonly hasProblems?: boolean;
}

/** How a report is. */
export interface SurveyedReport {
  readonly uri: string;
  /** Null for another template than the course's. */
  readonly edition: EditionName | null;
  /** Whether the checker can read it. */
  readonly isAccepted: boolean;
  /** `16 of 31 pass`, or `refused by the checker`. */
  readonly text: string;
  /** `12 questions to go · 27 problems`; null if problems are not wanted. */
  readonly problems: string | null;
}

/** Texts without a question are left out. */
export const surveyReports = new RequestType<SurveyReportsParams, readonly SurveyedReport[], void>(
  'mlopsReport/surveyReports',
);

/** Requests the checker's counts for the selection. */
export interface CountSelectionParams {
  readonly uri: string;
  /** The document version that the client saw; the answer is null for any other. */
  readonly version: number;
  readonly ranges: readonly Range[];
}

/** What the checker counts in the selected parts of answers. */
export interface CountSelectionResult {
  readonly words: number;
  readonly images: number;
  /** `34 words selected`. */
  readonly text: string;
}

/** Null if no part of an answer is selected, or the document has changed or is not a report. */
export const countSelection = new RequestType<CountSelectionParams, CountSelectionResult | null, void>(
  'mlopsReport/countSelection',
);

/** Requests the images in the folder `figures` of a report. */
export interface ListFiguresParams {
  readonly uri: string;
  /** The number of the question that needs an image. */
  readonly question: number;
}

/**
 * The images in the folder `figures`: unused ones first, and among them first those that seem to belong to the
 * question.
 */
export interface ListFiguresResult {
  readonly figures: readonly {
    readonly name: string;
    /** As written in a Markdown image. */
    readonly target: string;
    /** Whether an answer shows it or links to it. */
    readonly isUsed: boolean;
  }[];
}

/** Null if the document is not an open report. */
export const listFigures = new RequestType<ListFiguresParams, ListFiguresResult | null, void>(
  'mlopsReport/listFigures',
);

/** Requests the edit that shows images in a report. */
export interface PlaceFiguresParams {
  readonly uri: string;
  /** The document version that the client saw; the answer is null for any other. */
  readonly version: number;
  /** As written in Markdown images. */
  readonly targets: readonly string[];
  /**
   * The cursor or selection; null for the end of the answer. With a question it only counts inside the answer, or on an
   * empty line below it.
   */
  readonly at: Range | null;
  /** The index of the question whose answer they are for; null to insert them at `at`, whatever is there. */
  readonly question: number | null;
}

/** An edit as a snippet (LSP 3.18, snippet syntax) with placeholders for descriptions. */
export interface PlaceFiguresResult {
  readonly range: Range;
  readonly snippet: string;
}

/** Null if the document is not an open report, has another version, or the question has no place for an answer. */
export const placeFigures = new RequestType<PlaceFiguresParams, PlaceFiguresResult | null, void>(
  'mlopsReport/placeFigures',
);

/** Requests the images in the folder `figures` of a report that nothing in it shows or links to. */
export interface UnusedFiguresParams {
  readonly uri: string;
}

/** The unused images in the folder `figures` and its subfolders, by name. */
export interface UnusedFiguresResult {
  /** The number of all images. */
  readonly images: number;
  readonly figures: readonly {
    /** From the report's folder, such as `figures/q14-1.png`. */
    readonly path: string;
    /** As written in a Markdown image. */
    readonly target: string;
  }[];
}

/** Null if the document is not an open report. */
export const unusedFigures = new RequestType<UnusedFiguresParams, UnusedFiguresResult | null, void>(
  'mlopsReport/unusedFigures',
);

/** Asks which Markdown files name image files, before those are deleted. */
export interface NamedFiguresParams {
  /** Names of files without their folders. */
  readonly names: readonly string[];
  readonly texts: readonly { readonly uri: string; readonly text: string }[];
}

/** A text that contains a file's name anywhere: in an image or a link, encoded or not, in HTML, in code, in prose. */
export interface NamedFigure {
  /** As it was asked for. */
  readonly name: string;
  readonly uri: string;
}

export const namedFigures = new RequestType<NamedFiguresParams, readonly NamedFigure[], void>(
  'mlopsReport/namedFigures',
);

/**
 * Requests the edits that adapt the figures of reports that are not open to files and folders that are about to be
 * renamed or moved. For open ones there is `workspace/willRenameFiles`.
 */
export interface RenameFiguresParams {
  readonly files: readonly { readonly oldUri: string; readonly newUri: string }[];
  readonly reports: readonly { readonly uri: string; readonly text: string }[];
}

/** The edits of one report. */
export interface ReportEdits {
  readonly uri: string;
  readonly edits: readonly { readonly range: Range; readonly newText: string }[];
}

/** Reports that need no edit are left out. */
export const renameFigures = new RequestType<RenameFiguresParams, readonly ReportEdits[], void>(
  'mlopsReport/renameFigures',
);

/**
 * Asks who wrote what, as the commits of the report's repository tell: for each author what was changed in the repository and in the
 * report, by week, and for each answer who changed it last. It takes git a second or so on a large repository, so ask when something
 * shows it, and again when the repository has changed (`ReportChangedParams.repository`); an answer to the same commit takes no git. Nothing leaves the machine. What is told are facts about
 * commits; don't rank or rate people by them.
 */
export interface WhoWroteWhatParams {
  readonly uri: string;
}

/** What commits changed. */
export interface WorkDone {
  /** Including merges. */
  readonly commits: number;
  /** Lines, except those of notebooks, data, lock files and the like, which programs write. */
  readonly added: number;
  readonly deleted: number;
}

/** The work of one week. */
export interface WeekOfWork extends WorkDone {
  /** Its Monday at midnight in UTC, in milliseconds since 1970. */
  readonly start: number;
}

/** One person, as far as the names and mail addresses of commits tell. */
export interface AuthorSummary {
  /** The name in the newest commit. */
  readonly name: string;
  /** All mail addresses of the commits, the newest first. */
  readonly mails: readonly string[];
  /** Such as `s123456`; null if neither a mail address nor the report has it. */
  readonly studyNumber: string | null;
  readonly repository: WorkDone;
  /** Changes of the report's file only. */
  readonly report: WorkDone;
  /**
   * Lines of the committed report that this author changed last. Those of the template count for whoever committed it.
   */
  readonly reportLines: number;
  /** Of the repository; only weeks with commits, the oldest first. */
  readonly weeks: readonly WeekOfWork[];
}

/** Who changed the committed text of an answer last. */
export interface AnswerChange {
  /** The number of the question. */
  readonly question: number;
  /** The index of the author in `WhoWroteWhatResult.authors`. */
  readonly author: number;
  /** Time of the commit, in milliseconds since 1970. */
  readonly time: number;
}

/** Who wrote what. */
export interface WhoWroteWhatResult {
  /** Whether there are older commits that are not counted. */
  readonly isCut: boolean;
  /** Authors with most commits first. */
  readonly authors: readonly AuthorSummary[];
  /** In the order of the committed report. Questions that are not answered are left out. */
  readonly answers: readonly AnswerChange[];
  /** The numbers of the questions whose answers differ from those of the last commit, in the order of the report, each once. */
  readonly uncommitted: readonly number[];
}

/** Null if the document is not an open report, or git can't tell: no repository, no git, or an untrusted folder. */
export const whoWroteWhat = new RequestType<WhoWroteWhatParams, WhoWroteWhatResult | null, void>(
  'mlopsReport/whoWroteWhat',
);

/** Requests what is left to do before a report's hand-in. */
export interface ReadinessParams {
  readonly uri: string;
  /** Whether the text is the same as on disk. */
  readonly isSaved: boolean;
}

/** One thing to do before the hand-in. */
export interface ReadinessItemSummary {
  /** Such as `refused` or `uncommitted`; see `ReadinessKind` of the server. */
  readonly kind: string;
  /** The title of its kind. */
  readonly title: string;
  /** What is wrong and what to do. */
  readonly text: string;
  /** The number of the question; null if it is not about one. */
  readonly question: number | null;
  /** From 0; null if it is about the repository. */
  readonly line: number | null;
}

/** What is left to do, the most serious first; ready if it is empty. */
export interface ReadinessResult {
  /** `Ready.`, or how much is left to do. */
  readonly text: string;
  readonly items: readonly ReadinessItemSummary[];
}

/** Null if the document is not an open report. */
export const readiness = new RequestType<ReadinessParams, ReadinessResult | null, void>(
  'mlopsReport/readiness',
);

/** Requests a report as an HTML page, with its images inside. */
export interface ExportHtmlParams {
  readonly uri: string;
  /** Whether to make the page of `report.py html`, which has no images inside. */
  readonly isHandIn: boolean;
  /** Whether the page begins with the overview, except for the hand-in; default: false. */
  readonly hasOverview?: boolean;
}

/** A page to be saved. */
export interface ExportHtmlResult {
  readonly version: number;
  readonly html: string;
  /** Images replaced by a note: their target in the report, and the reason, such as `not found`. */
  readonly leftOut: readonly { readonly target: string; readonly reason: string }[];
}

/** Null if the document is not an open report. */
export const exportHtml = new RequestType<ExportHtmlParams, ExportHtmlResult | null, void>(
  'mlopsReport/exportHtml',
);

/** Sets which git may be run from now on, like `InitializationOptions.git` at the start. */
export const setGit = new NotificationType<{ readonly programs: readonly string[] }>('mlopsReport/setGit');

/** Requests a page of the reports of all groups whose clones are in folders. */
export interface ShowGroupsParams {
  /** The URIs of the folders. */
  readonly folders: readonly string[];
  /** Identifies the `groupsProgress` notifications of this request. */
  readonly progress: string;
}

/** A page for a panel of the editor. */
export interface ShowGroupsResult {
  /** It posts `{ open: URI, line }` to the editor to open a report. */
  readonly html: string;
  readonly groups: number;
}

/** Null if cancelled. */
export const showGroups = new RequestType<ShowGroupsParams, ShowGroupsResult | null, void>(
  'mlopsReport/showGroups',
);

/** How many groups have been processed. */
export interface GroupsProgress {
  readonly done: number;
  readonly total: number;
}

export const groupsProgress = new ProgressType<GroupsProgress>();

/** Server to client: the entries of a folder; null if it does not exist or may not be read. */
export const listFolder = new RequestType<{ uri: string }, [name: string, kind: FileKind][] | null, void>(
  'mlopsReport/listFolder',
);

/**
 * Server to client: the content of a file of at most `most` bytes, in base64; null if it does not exist or is larger.
 */
export const readFile = new RequestType<{ uri: string; most: number }, string | null, void>(
  'mlopsReport/readFile',
);

/** Server to client: the first `length` bytes of a file, in base64; null if it does not exist. */
export const readHead = new RequestType<{ uri: string; length: number }, string | null, void>(
  'mlopsReport/readHead',
);

/** Server to client: the size of a file in bytes; null if it does not exist. */
export const fileSize = new RequestType<{ uri: string }, number | null, void>('mlopsReport/fileSize');

/** A sign of life: the server answers when it gets to it. */
export const ping = new RequestType0<null, void>('mlopsReport/ping');
