import { NotificationType, ProgressType, RequestType, RequestType0 } from 'vscode-languageserver-protocol';
import type { FileKind } from '../server/src/files/reportFiles';
import type { Face, PageBlock } from './pageBlock';
import type { Range } from '../server/src/text/position';
import type { AnswerState, Bounds, EditionName } from '../server/src/report/report';
import type { Measure } from '../server/src/wording/questionCounts';
import type { Progress } from './progress';
import type { Standing } from './progressIcon';
import type { QuestionProblems } from './questionProblems';

// The words that messages are made of.
export type { AnswerState, Bounds, EditionName, FileKind, Measure, Progress, Range };

/** What the client tells when it starts the server. */
export interface InitializationOptions {
  /** The texts of the person's language by those in English, as `vscode.l10n.bundle` has them; without it English is spoken. */
  readonly texts?: Readonly<Record<string, string>>;
  /** Whether the client answers `listFolder`, `fileSize`, `readFile` and `readHead`; without it the server reads local files itself. */
  readonly clientFiles?: boolean;
  /**
   * Whether the editor has features of its own for Markdown, as VS Code does: an outline of headings, folding of quotes and
   * headings, links of targets, images on hover, completion of paths. What it has is not done twice.
   */
  readonly markdownFeatures?: boolean;
  /** Whether images in the Markdown that the client shows may be given a width, as in VS Code: `![](uri|width=300)`. */
  readonly sizedImages?: boolean;
  /** Whether titles of code lenses may hold icons, as in VS Code: `$(pass)`. */
  readonly titleIcons?: boolean;
  /** Whether the client wants to be told of reports with `reportChanged`. */
  readonly reportChanged?: boolean;
  /**
   * Paths or names of git, the first one to be tried first. Without one no git is run, as in a workspace that the person does not trust;
   * `setGit` tells of a change.
   */
  readonly git?: readonly string[];
  /** Where a server in a Web Worker finds the scripts of `dist/shared`, as an address that ends with `/`. */
  readonly sharedFolder?: string;
  /** What stands below `mlopsReport`, for clients that don't answer `workspace/configuration`. */
  readonly settings?: unknown;
}

/** One question as the views show it. */
export interface QuestionSummary {
  readonly number: number;
  /** Line of its heading, from 0. */
  readonly line: number;
  /** Line behind its last one, from 0. */
  readonly endLine: number;
  /** The wording's first sentence, without marks. */
  readonly title: string;
  /** What it is about, in a word or two: `Dependencies`. Its title where the wording is not the course's. */
  readonly topic: string;
  /** Of its heading, as GitHub and VS Code make it, without `#`. */
  readonly anchor: string;
  readonly state: AnswerState;
  readonly progress: Progress;
  readonly words: Measure;
  readonly figures: Measure;
  /**
   * What somebody wrote, or the placeholder; an empty range where nothing is written yet, at the place to begin. Null where
   * the question has lost its `Answer:`.
   */
  readonly answer: Range | null;
  /** The line that stays to be seen when its prompt is folded, from 0; null where nothing is to be folded away. */
  readonly promptFold: number | null;
  readonly texts: QuestionTexts;
  readonly problems: QuestionProblems;
  /** Whether the checker warns of its answer. */
  readonly isWarnedOf: boolean;
  /** Whether a merge conflict begins in it. */
  readonly isInConflict: boolean;
}

/** What is said of a question, in the person's language. */
export interface QuestionTexts {
  /** `142 / 100–200 words · 1 / 1–3 figures`; without an answer, what is asked for. Empty where nothing is asked for. */
  readonly counts: string;
  /** The same as a screen reader says it well: `142 words of 100 to 200, 1 figure of 1 to 3`. */
  readonly spokenCounts: string;
  /** How it lies to the limits, with the counts: `fits · 142 / 100–200 words`, or `not answered (100–200 words)`. */
  readonly answer: string;
  /** The same as a screen reader says it well. */
  readonly spokenAnswer: string;
  /** What is left to do: `answered`, `not answered`, `2 problems`. */
  readonly state: string;
  /** The same with the counts: `2 problems · 142 / 100–200 words`. */
  readonly status: string;
  /** How it lies to the limits: `38 words to go`, `7 words too many · 1 figure to go`, `fits`, `answered`, `not answered`. */
  readonly fit: string;
  /** What the checker says: `62 words, 38 too few (100–200) · 1 figure (1–3)`. */
  readonly checked: string;
}

/** Questions that follow each other below one heading, and how far those are that are the farthest from their end. */
export interface SectionSummary extends Standing {
  /** Empty for questions below no heading. */
  readonly title: string;
  /** Those of its questions that pass, as the verdict counts: none where the checker refuses the report. */
  readonly passed: {
    readonly count: number;
    /** `3 of 5 pass`. */
    readonly text: string;
  };
  /** How many questions it has. */
  readonly total: number;
  readonly toGo: ToGo;
}

/** The questions that something is left to do at. */
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
  /** What files of the repository say of it; null where they can't tell, or nobody has looked. */
  readonly evidence: EvidenceSummary | null;
}

/** What files of the repository say of an item of the checklist. */
export interface EvidenceSummary {
  /** What was found, with links, or what was looked for, in Markdown. */
  readonly markdown: string;
  /** The same without marks. */
  readonly text: string;
  /** Whether files show that it is done, though it is not ticked. Only for items of which files nearly always tell the truth. */
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
  /** One sentence without its full stop. */
  readonly text: string;
  /** The same in few words, which stand behind what is to go: `The checker can read the report: 16 of 31 pass`. */
  readonly brief: string;
  /** Why it refuses the report, in the order of the text; empty where it accepts it. */
  readonly refusals: readonly {
    /** From 0. */
    readonly line: number;
    readonly message: string;
  }[];
  /** What it says of answers to which the report has no question. */
  readonly others: readonly {
    /** By the checker's own count of answers, from 1. */
    readonly number: number;
    readonly text: string;
  }[];
}

/** All that the views show of a report. */
export interface ReportSummary {
  readonly edition: EditionName | null;
  readonly verdict: VerdictSummary;
  readonly toGo: ToGo;
  /** Of the questions that are the farthest from their end. */
  readonly standing: Standing;
  /** How many questions are answered. */
  readonly answered: number;
  /** How many questions there are; `questions` may hold fewer. */
  readonly total: number;
  /** What keeps it from being handed in as it is on disk, a sentence each: not committed, not pushed, another branch. */
  readonly repository: readonly string[];
  readonly questions: readonly QuestionSummary[];
  /** The questions by section, in the same order. */
  readonly sections: readonly SectionSummary[];
  readonly checklist: ChecklistSummary;
  /** Problems at hint level are not counted. */
  readonly problems: number;
}

/** A summary without what is as it was told last: a letter changes one question of many. */
export interface SummaryUpdate extends Omit<ReportSummary, 'questions' | 'checklist'> {
  /** Each question in its place; null where it is as before. */
  readonly questions: readonly (QuestionSummary | null)[];
  /** Null where it is as before. */
  readonly checklist: ChecklistSummary | null;
}

/**
 * Told to clients that want it (`InitializationOptions`) of each version of an open report, and again when its figures or settings change. Of other documents it is told
 * once that they are none.
 */
export interface ReportChangedParams {
  readonly uri: string;
  readonly version: number;
  /** Null where the document is no report, or no longer open; what is told next is whole. */
  readonly report: SummaryUpdate | null;
  /** Another number whenever something else is known of the repository around the report; null where nothing is. */
  readonly repository: number | null;
}

export const reportChanged = new NotificationType<ReportChangedParams>('mlopsReport/reportChanged');

/** Asks to be told of the page of a report, now and whenever it changes: with `pageChanged`, until `closePage`. */
export interface OpenPageParams {
  readonly uri: string;
  /** Tells this page from others; one that is open already begins anew. */
  readonly page: string;
  readonly face: Face;
  /**
   * The questions that show both faces beside each other: `4-0` for question 4, `4-1` for the second question of that number.
   */
  readonly compared: readonly string[];
}

/** Answered when the page is known; one that takes long to make may come behind the answer. */
export const openPage = new RequestType<OpenPageParams, null, void>('mlopsReport/openPage');

/** Ends what `openPage` began. */
export const closePage = new NotificationType<{ readonly page: string }>('mlopsReport/closePage');

/** The page of a report, all of one version. */
export interface PageChangedParams {
  readonly page: string;
  readonly version: number;
  readonly face: Face;
  /** In order; what the page was sent before comes without its content. Null where the document is no report, or not open. */
  readonly blocks: readonly PageBlock[] | null;
}

export const pageChanged = new NotificationType<PageChangedParams>('mlopsReport/pageChanged');

/** Asks for the edits that tick or clear items: of the checklist, or of task lists anywhere else. */
export interface ToggleItemsParams {
  readonly uri: string;
  /** The version of the document that the asker saw; another one is refused with null. */
  readonly version: number;
  readonly items: readonly ItemToToggle[];
}

/** What an item shall be. */
export interface ItemToToggle {
  /** Of its list mark, from 0. */
  readonly line: number;
  readonly done: boolean;
}

/** The edit of a box: what stands between its brackets, and what shall stand there. */
export interface ItemEdit {
  readonly range: Range;
  readonly newText: string;
}

/** Nothing comes of items that are so already, and of lines on which no item starts. */
export const toggleItems = new RequestType<ToggleItemsParams, readonly ItemEdit[] | null, void>(
  'mlopsReport/toggleItems',
);

/** Asks what the checker counts of what is selected. */
export interface CountSelectionParams {
  readonly uri: string;
  /** The version of the document that the asker saw; another one is refused with null. */
  readonly version: number;
  readonly ranges: readonly Range[];
}

/** What the checker counts of what is selected of answers. */
export interface CountSelectionResult {
  readonly words: number;
  readonly images: number;
  /** `34 words selected`. */
  readonly text: string;
}

/** Null where nothing of an answer is selected, the document has moved on, or is no report. */
export const countSelection = new RequestType<CountSelectionParams, CountSelectionResult | null, void>(
  'mlopsReport/countSelection',
);

/** Asks for the images in the folder `figures` of a report. */
export interface ListFiguresParams {
  readonly uri: string;
  /** The number of the question that an image is wanted for. */
  readonly question: number;
}

/** The images in the folder `figures`: unused ones first, and of those the ones that seem to be of the question. */
export interface ListFiguresResult {
  readonly figures: readonly {
    readonly name: string;
    /** As it is written for a Markdown image. */
    readonly target: string;
    /** Whether an answer shows it or links to it. */
    readonly isUsed: boolean;
  }[];
}

/** Null where the document is no report, or not open. */
export const listFigures = new RequestType<ListFiguresParams, ListFiguresResult | null, void>(
  'mlopsReport/listFigures',
);

/** Asks for the edit that shows images in a report. */
export interface PlaceFiguresParams {
  readonly uri: string;
  /** The version of the document that the asker saw; another one is refused with null. */
  readonly version: number;
  /** As they are written for Markdown images. */
  readonly targets: readonly string[];
  /**
   * Where the cursor or the selection is; null for the end of the answer. With a question it counts only inside the answer, or on a line
   * below it that nothing is written on.
   */
  readonly at: Range | null;
  /** The index of the question whose answer they are for; null to put them at `at`, whatever is there. */
  readonly question: number | null;
}

/** An edit as a snippet (LSP 3.18, snippet syntax), whose descriptions are to be filled in. */
export interface PlaceFiguresResult {
  readonly range: Range;
  readonly snippet: string;
}

/** Null where the document is no report, not open, or of another version, or the question has no place for an answer. */
export const placeFigures = new RequestType<PlaceFiguresParams, PlaceFiguresResult | null, void>(
  'mlopsReport/placeFigures',
);

/** Asks for the images in the folder `figures` of a report that nothing in it shows or links to. */
export interface UnusedFiguresParams {
  readonly uri: string;
}

/** What of the folder `figures` and the folders inside it is not used, in the order of their names. */
export interface UnusedFiguresResult {
  /** How many images there are in all. */
  readonly images: number;
  readonly figures: readonly {
    /** From the report's folder, such as `figures/q14-1.png`. */
    readonly path: string;
    /** As it is written for a Markdown image. */
    readonly target: string;
  }[];
}

/** Null where the document is no report, or not open. */
export const unusedFigures = new RequestType<UnusedFiguresParams, UnusedFiguresResult | null, void>(
  'mlopsReport/unusedFigures',
);

/**
 * Asks for the edits that lead the figures of reports that are not open to files and folders that are about to be renamed or
 * moved. For open ones there is `workspace/willRenameFiles`.
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
  /** Merges are commits, too. */
  readonly commits: number;
  /** Lines; those of notebooks, data, lock files and the like, which programs write, are not counted. */
  readonly added: number;
  readonly deleted: number;
}

/** The work of one week. */
export interface WeekOfWork extends WorkDone {
  /** Its Monday at midnight in UTC, in milliseconds since 1970. */
  readonly start: number;
}

/** One person, as far as names and mail addresses of commits tell. */
export interface AuthorSummary {
  /** As the newest commit has it. */
  readonly name: string;
  /** All mail addresses of the commits, the newest first. */
  readonly mails: readonly string[];
  /** Such as `s123456`, where a mail address or the report gives it; null where neither does. */
  readonly studyNumber: string | null;
  readonly repository: WorkDone;
  /** The file of the report alone. */
  readonly report: WorkDone;
  /** Lines of the committed report that this author was the last to change. Those of the template count for who committed it. */
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
  /** Of the commit, in milliseconds since 1970. */
  readonly time: number;
}

/** Who wrote what. */
export interface WhoWroteWhatResult {
  /** Whether there are older commits that are not counted. */
  readonly isCut: boolean;
  /** Who has most commits comes first. */
  readonly authors: readonly AuthorSummary[];
  /** In the order of the committed report. Questions without an answer of somebody's own are left out. */
  readonly answers: readonly AnswerChange[];
  /** The numbers of the questions whose answers differ from those of the last commit, in the order of the report, each once. */
  readonly uncommitted: readonly number[];
}

/** Null where the document is no report, or not open, or git can't tell: no repository, no git, or a folder that is not trusted. */
export const whoWroteWhat = new RequestType<WhoWroteWhatParams, WhoWroteWhatResult | null, void>(
  'mlopsReport/whoWroteWhat',
);

/** Asks what stands between a report and the hand-in. */
export interface ReadinessParams {
  readonly uri: string;
  /** Whether the text is on disk as it is. */
  readonly isSaved: boolean;
}

/** One thing that stands between a report and the hand-in. */
export interface ReadinessItemSummary {
  /** Such as `refused` or `uncommitted`; see `ReadinessKind` of the server. */
  readonly kind: string;
  /** What the kind is called. */
  readonly title: string;
  /** What is wrong and what to do. */
  readonly text: string;
  /** The number of the question; null where it is about none. */
  readonly question: number | null;
  /** From 0; null where it is about the repository. */
  readonly line: number | null;
}

/** What is left to do, the gravest first; ready where there is nothing. */
export interface ReadinessResult {
  /** `Ready.`, or how much is left to do. */
  readonly text: string;
  readonly items: readonly ReadinessItemSummary[];
}

/** Null where the document is no report, or not open. */
export const readiness = new RequestType<ReadinessParams, ReadinessResult | null, void>(
  'mlopsReport/readiness',
);

/** Asks for a report as a page of its own, with its images inside. */
export interface ExportHtmlParams {
  readonly uri: string;
  /** Whether it is to be the page that `report.py html` makes, which has no images inside. */
  readonly isHandIn: boolean;
  /** Whether the page begins with the overview, unless it is the one to hand in; false where it is left out. */
  readonly hasOverview?: boolean;
}

/** A page to be saved. */
export interface ExportHtmlResult {
  readonly version: number;
  readonly html: string;
  /** Images that a note stands in for: as the report writes them, and why, such as `not found`. */
  readonly leftOut: readonly { readonly target: string; readonly reason: string }[];
}

/** Null where the document is no report, or not open. */
export const exportHtml = new RequestType<ExportHtmlParams, ExportHtmlResult | null, void>(
  'mlopsReport/exportHtml',
);

/** Tells which git may be run from now on, as `InitializationOptions.git` does at the start. */
export const setGit = new NotificationType<{ readonly programs: readonly string[] }>('mlopsReport/setGit');

/** Asks for a page of the reports of all groups whose clones lie in folders. */
export interface ShowGroupsParams {
  /** The URIs of the folders. */
  readonly folders: readonly string[];
  /** Names the progress that is told meanwhile, with `groupsProgress`. */
  readonly progress: string;
}

/** A page for a panel of the editor. */
export interface ShowGroupsResult {
  /** It hands `{ open: URI, line }` to the editor to have a report opened. */
  readonly html: string;
  readonly groups: number;
}

/** Null where it is cancelled. */
export const showGroups = new RequestType<ShowGroupsParams, ShowGroupsResult | null, void>(
  'mlopsReport/showGroups',
);

/** How many groups have been looked at. */
export interface GroupsProgress {
  readonly done: number;
  readonly total: number;
}

export const groupsProgress = new ProgressType<GroupsProgress>();

/** Server to client: the entries of a folder; null where there is none, or it may not be looked at. */
export const listFolder = new RequestType<{ uri: string }, [name: string, kind: FileKind][] | null, void>(
  'mlopsReport/listFolder',
);

/** Server to client: the content of a file of at most `most` bytes, in base64; null where there is none or a larger one. */
export const readFile = new RequestType<{ uri: string; most: number }, string | null, void>(
  'mlopsReport/readFile',
);

/** Server to client: the first `length` bytes of a file, in base64; null where there is none. */
export const readHead = new RequestType<{ uri: string; length: number }, string | null, void>(
  'mlopsReport/readHead',
);

/** Server to client: the size of a file in bytes; null where there is none. */
export const fileSize = new RequestType<{ uri: string }, number | null, void>('mlopsReport/fileSize');

/** Asks for nothing but an answer, which the server gives when it comes to it: a sign of life. */
export const ping = new RequestType0<null, void>('mlopsReport/ping');
