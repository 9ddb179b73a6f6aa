import * as l10n from '@vscode/l10n';
import type { CodeAction, CodeActionContext, Connection, Diagnostic } from 'vscode-languageserver';
import { CodeActionKind, CodeActionTriggerKind } from '../../lsp';
import type { Fix, Problem } from '../../rules/rule';
import type { Analysis } from '../../workspace/analysis';
import type { Workspace } from '../../workspace/workspace';
import type { ClientSupport } from '../../workspace/clientCapabilities';
import { diagnosticOf } from '../diagnostics';
import { askedProblems, isShownAs, type Asked } from './askedProblems';
import { harmlessEdits, harmlessFix } from './safeFixes';
import { withRestoringFixes } from './restoringFixes';
import { TOGGLE_KIND, toggleActions } from './toggleActions';
import { turnOffActions } from './turnOffActions';
import { workspaceEdit } from '../workspaceEdit';

/** The kind of the action that applies all safe fixes of a document. */
export const FIX_ALL_KIND = `${CodeActionKind.SourceFixAll}.mlopsReport`;

/** The kinds of actions that the server offers. */
export const CODE_ACTION_KINDS: readonly CodeActionKind[] = [
  CodeActionKind.QuickFix,
  TOGGLE_KIND,
  FIX_ALL_KIND,
];

/** Offers fixes for the problems that a client asks about. */
export function offerCodeActions(
  connection: Connection,
  { reports, configurationFiles }: Workspace,
  support: ClientSupport,
): void {
  connection.onCodeAction(async ({ textDocument, range, context }) => {
    const analysis = await reports.current(textDocument.uri);
    if (!analysis) return null;
    const asked = askedProblems(analysis, range, context);
    const actions: CodeAction[] = [];
    if (isAsked(CodeActionKind.QuickFix, context) || isBelowAsked(CodeActionKind.QuickFix, context)) {
      actions.push(...quickFixes(analysis, await withHistory(analysis, asked), context, support));
      if (!asked.isByNameAlone && asked.problems.length > 0)
        actions.push(
          ...turnOffActions(asked.problems, await configurationFiles.placeFor(textDocument.uri), support),
        );
    }
    // A light bulb at every item would only distract.
    if (isAsked(TOGGLE_KIND, context) && !asked.isByNameAlone && !isUnasked(context))
      actions.push(...toggleActions(analysis, range, support));
    if (isAsked(FIX_ALL_KIND, context) && (context.only || !asked.isByNameAlone))
      actions.push(...fixAll(analysis, support));
    return actions.filter(({ kind = '' }) => isAsked(kind, context));
  });
  // Actions are already complete; a client resolves them anyway, so as to take the edit only when it is needed.
  connection.onCodeActionResolve((action) => action);
}

async function withHistory(analysis: Analysis, asked: Asked): Promise<Asked> {
  return { ...asked, problems: await withRestoringFixes(analysis, asked.problems) };
}

/** Whether a kind is, or is below, one that the client requests; a client that names none gets all. */
function isAsked(kind: string, { only }: CodeActionContext): boolean {
  return only?.some((asked) => asked === '' || kind === asked || kind.startsWith(`${asked}.`)) ?? true;
}

/** Whether the client wants a kind below this one, such as `quickfix.mergeConflict`. */
function isBelowAsked(kind: string, { only }: CodeActionContext): boolean {
  return only?.some((asked) => asked.startsWith(`${kind}.`)) ?? false;
}

/** Whether the editor asks by itself, as the cursor moves. */
function isUnasked({ triggerKind }: CodeActionContext): boolean {
  return triggerKind === CodeActionTriggerKind.Automatic;
}

function quickFixes(
  analysis: Analysis,
  { problems, isByNameAlone }: Asked,
  context: CodeActionContext,
  support: ClientSupport,
): CodeAction[] {
  const single = problems.flatMap((problem) => {
    const fixes = (problem.fixes ?? []).flatMap((fix) => usableFixes(fix, support));
    const diagnostics = [shownAs(problem, context.diagnostics)];
    return (isByNameAlone ? fixes.slice(0, 1) : fixes).map((fix) => ({
      ...action(fix, analysis, support),
      diagnostics,
      isPreferred: fixes.length === 1,
    }));
  });
  return isByNameAlone ? single : [...single, ...fixAllOfKind(analysis, problems, context, support)];
}

/** A fix, or its replacement for a client without snippet support. */
function usableFixes(fix: Fix, { snippetEdits }: ClientSupport): readonly Fix[] {
  return snippetEdits ? [fix] : (fix.withoutSnippet ?? [fix]);
}

function action(fix: Fix, { uri, version }: Analysis, support: ClientSupport): CodeAction {
  const edits = { uri, version, edits: fix.edits, isSnippet: fix.withoutSnippet !== undefined };
  const kind = fix.kind === undefined ? CodeActionKind.QuickFix : `${CodeActionKind.QuickFix}.${fix.kind}`;
  return { title: fix.title, kind, edit: workspaceEdit(edits, support) };
}

/** For each kind of problem in the range that occurs more than once in the report, the fix of all of them. */
function fixAllOfKind(
  analysis: Analysis,
  problems: readonly Problem[],
  context: CodeActionContext,
  support: ClientSupport,
): CodeAction[] {
  const codes = new Set(problems.filter(harmlessFix).map(({ code }) => code));
  return [...codes].flatMap((code) => {
    const same = analysis.problems.filter((problem) => problem.code === code && harmlessFix(problem));
    if (same.length < 2) return [];
    const title = l10n.t('Fix all {0} {1} problems', same.length, code);
    const diagnostics = problems
      .filter((problem) => problem.code === code)
      .map((problem) => shownAs(problem, context.diagnostics));
    return [
      { title, kind: CodeActionKind.QuickFix, diagnostics, edit: harmlessEdit(analysis, same, support) },
    ];
  });
}

function fixAll(analysis: Analysis, support: ClientSupport): CodeAction[] {
  const problems = analysis.problems.filter(harmlessFix);
  if (problems.length === 0) return [];
  const title = l10n.t('Fix all safe problems in this report');
  return [{ title, kind: FIX_ALL_KIND, edit: harmlessEdit(analysis, problems, support) }];
}

function harmlessEdit(
  { uri, version }: Analysis,
  problems: readonly Problem[],
  support: ClientSupport,
): NonNullable<CodeAction['edit']> {
  return workspaceEdit({ uri, version, edits: harmlessEdits(problems), isSnippet: false }, support);
}

/** The diagnostic as the client has it, so that it knows which of its diagnostics the action fixes. */
function shownAs(problem: Problem, shown: readonly Diagnostic[]): Diagnostic {
  const known = shown.find((diagnostic) => isShownAs(problem, diagnostic));
  return known ?? diagnosticOf(problem);
}
