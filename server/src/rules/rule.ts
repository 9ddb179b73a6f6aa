import type { Verdict } from '../../../common/verdict';
import type { FoundEvidence } from '../evidence/findEvidence';
import type { FigureContents } from '../files/figureContents';
import type { FigureFolders } from '../files/figureFolders';
import type { RepositoryFacts } from '../files/repositoryFacts';
import type { Range } from '../text/position';
import type { Question, RecognisedEdition, Report } from '../report/report';
import type { RuleCode } from '../../../common/codes';
import type { Severity } from '../../../common/severity';

/** All that a rule may look at. */
export interface RuleContext {
  readonly report: Report;
  readonly verdict: Verdict;
  /** What is known of the folders that figures lie in. */
  readonly folders: FigureFolders;
  /** What is known of the bytes of figures; without it nothing is. */
  readonly contents?: FigureContents;
  /** The paths of hand-in pages, from the report's folder, that were made of an earlier version of it; without it nobody has looked. */
  readonly stalePages?: readonly string[];
  /** What shows that items of the checklist are done; without it nobody has looked. */
  readonly evidence?: FoundEvidence | null;
  /** What is known of the repository; without it nothing is. */
  readonly repository?: RepositoryFacts | null;
}

/** All that a rule on one question may look at besides the question: what is found is kept until one of these is another. */
export interface QuestionContext {
  readonly edition: RecognisedEdition | null;
  readonly folders: FigureFolders;
  /** The line end that edits use. */
  readonly lineEnd: string;
  /** Paths from the report's folder, in NFC, of all files that answers show. */
  readonly usedFigures: ReadonlySet<string>;
}

/** One finding of a rule, before its severity is known. Ranges count lines from the start of the document. */
export interface Finding {
  /** The number of the question that it speaks of, or null for the report as a whole. */
  readonly question: number | null;
  readonly range: Range;
  readonly message: string;
  /** How much it matters, where that is not what its code says by default; a setting has the last word. */
  readonly severity?: Severity;
  /** Certain ways to mend it, the best one first. */
  readonly fixes?: readonly Fix[];
  /** Text that is superfluous, so that editors may fade it. */
  readonly unnecessary?: boolean;
}

/** A finding with the question that it belongs to: all views count it and list it there, and nowhere else. */
export interface ReportFinding extends Finding {
  /**
   * The question's index in `Report.questions`; null where it belongs to none. A question that is missing, or has lost its heading,
   * has no index of its own: what is found of it belongs to the question where it has to be put back.
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

/** A way to mend a problem. */
export interface Fix {
  /** Imperative, as a menu shows it. */
  readonly title: string;
  readonly edits: readonly TextEdit[];
  /**
   * Where the new texts hold snippet place holders (`$1`, `${1:text}`, `$0`): the fixes that take its place for clients that
   * know no snippets.
   */
  readonly withoutSnippet?: readonly Fix[];
  /** Tells it from others to commands and keys: a code action's kind, below `quickfix`. */
  readonly kind?: string;
  /** True where it can be applied without a look, in `source.fixAll`. */
  readonly isHarmless?: boolean;
}

/** A check as data. A rule looks either at one question at a time or at the whole report. */
export type Rule = QuestionRule | ReportRule;

interface RuleBase {
  readonly code: RuleCode;
}

/** A check of one question, which needs nothing of the others but what `Question` tells. */
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
