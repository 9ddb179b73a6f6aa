import {
  ProcessExecution,
  Task,
  TaskGroup,
  tasks,
  Uri,
  workspace,
  type Disposable,
  type ExtensionContext,
  type TaskDefinition,
  type WorkspaceFolder,
} from 'vscode';
import { l10n } from '../language';

/** The task type, as in the manifest. */
const TYPE = 'mlops-report';

/** A task definition as a user may write it in `tasks.json`. */
interface CheckDefinition extends TaskDefinition {
  readonly type: typeof TYPE;
  /** Files, folders and globs, relative to the workspace folder; the default is all reports below it. */
  readonly paths?: unknown;
}

/**
 * Offers one task per open folder, which checks its reports with the bundled command line. `runtime` is the program that runs it: Node, or
 * an editor that can act as Node.
 */
export function offerCheckTasks({ extensionUri }: ExtensionContext, runtime: string): Disposable {
  const program = Uri.joinPath(extensionUri, 'dist', 'cli.js').fsPath;

  function taskOf(definition: CheckDefinition, folder: WorkspaceFolder): Task {
    const { paths } = definition;
    const given = Array.isArray(paths) ? paths.filter((path) => typeof path === 'string') : [];
    const execution = new ProcessExecution(runtime, [program, 'check', ...given], {
      cwd: folder.uri.fsPath,
      // If the runtime is the editor itself, this makes it act as Node.
      env: { ELECTRON_RUN_AS_NODE: '1' },
    });
    const task = new Task(definition, folder, l10n.t('check'), 'MLOps Report', execution, '$mlops-report');
    task.group = TaskGroup.Test;
    return task;
  }

  return tasks.registerTaskProvider(TYPE, {
    provideTasks: () => (workspace.workspaceFolders ?? []).map((folder) => taskOf({ type: TYPE }, folder)),
    resolveTask({ definition, scope }) {
      const folder = typeof scope === 'object' ? scope : workspace.workspaceFolders?.[0];
      return folder && taskOf(definition as CheckDefinition, folder);
    },
  });
}
