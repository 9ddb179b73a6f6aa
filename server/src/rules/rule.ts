import type { Verdict } from '../../../common/verdict';
import type { FoundEvidence } from '../evidence/findEvidence';
import type { FigureContents } from '../files/figureContents';
import type { FigureFolders } from '../files/figureFolders';
import type { RepositoryFacts } from '../files/repositoryFacts';
import type { Range } from '../text/position';
import type { Question, RecognisedEdition, Report } from '../report/report';
import type { RuleCode } from '../../../common/codes';
import type { Severity } from '../../../common/severity';

/** Everything that a rule may look at. */
export interface RuleContext {
  readonly report: Report;
  readonly verdict: Verdict;
  /** What is known about the folders of figures. */
  readonly folders: FigureFolders;
  /** What is known about the bytes of figures; undefined if nothing is. */
  readonly contents?: FigureContents;
  /** The paths of outdated hand-in pages, from the report's folder; undefined if they weren't checked. */
  readonly stalePages?: readonly string[];
  /** The evidence for checklist items; undefined if it wasn't checked. */
  readonly evidence?: FoundEvidence | null;
  /** What is known about the repository; undefined if nothing is. */
  readonly repository?: RepositoryFacts | null;
}

/**
 * Everything besides the question that a rule on one question may look at. Findings are kept until the question or one
 * of these changes.
 */
export interface QuestionContext {
  readonly edition: RecognisedEdition | null;
  readonly folders: FigureFolders;
  /** The line end that edits use. */
  readonly lineEnd: string;
  /** Paths from the report's folder, in NFC, of all files that answers show. */
  readonly usedFigures: ReadonlySet<string>;
}

/** One finding of a rule, before its severity is known. Lines count from the start of the document. */
export interface Finding {
  /** The number of the question that it is about, or null for the report as a whole. */
  readonly question: number | null;
  readonly range: Range;
  readonly message: string;
  /** Its severity if it differs from its code's default; a setting overrides both. */
  readonly severity?: Severity;
  /** Safe ways to fix it, the best one first. */
  readonly fixes?: readonly Fix[];
  /** Superfluous text that editors may fade. */
  readonly unnecessary?: boolean;
}

/** A finding with its question: all views count it and list it there, and nowhere else. */
export interface ReportFinding extends Finding {
  /**
   * The question's index in `Report.questions`; null if it belongs to none. A missing question, or one without its
   * heading, has no index of its own: its findings belong to the question where it has to be put back.
   */
  readonly index: number | null;
}

/** A finding with its code and severity. */
export interface Problem extends ReportFinding {
  readonly code: RuleCode;
  readonly severity: Severity;
}

/** A change of a range, in document lines and characters. */
export interface TextEdit {
  readonly range: Range;
  readonly newText: string;
}

/** A way to fix a problem. */
export interface Fix {
  /** Imperative, as a menu shows it. */
  readonly title: string;
  readonly edits: readonly TextEdit[];
  /**
   * If the new texts hold snippet placeholders (`$1`, `${1:text}`, `$0`): the fixes to use for clients without snippet
   * support.
   */
  readonly withoutSnippet?: readonly Fix[];
  /** Distinguishes it from others for commands and keybindings: a code action's kind, below `quickfix`. */
  readonly kind?: string;
  /** True if it is safe to apply without a look, in `source.fixAll`. */
  readonly isSafe?: boolean;
}

/** A check as data. A rule looks either at one question at a time or at the whole report. */
export type Rule = QuestionRule | ReportRule;

interface RuleBase {
  readonly code: RuleCode;
}

/** A check of one question, which needs nothing of the others beyond what `Question` holds. */
export interface QuestionRule extends RuleBase {
  readonly scope: 'question';
  check(question: Question, context: QuestionContext): Iterable<Finding>;
}

/** A check that looks across questions. */
export interface ReportRule extends RuleBase {
  readonly scope: 'report';
  /** The rules that it speaks of: where all of them are off, it does not run. */
  readonly about?: readonly RuleCode[];
  check(context: RuleContext): Iterable<ReportFinding>;
}
