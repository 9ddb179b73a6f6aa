/** The description of a command. `npm run generate` writes the manifest, its texts and the README from it. */
export interface CommandEntry {
  /** Title in menus, in English. Translations are in `package.nls.*.json`. */
  readonly title: string;
  readonly icon?: string;
  /** What must be there: an open report, or a focused preview. Without it, the command always works. */
  readonly needs?: 'report' | 'preview';
  /** `when` clause for the Command Palette; without it, the command is always listed. Other menus are in `package.json`. */
  readonly palette?: string;
  /** Description for the README, in Markdown; without it, the README doesn't list the command. */
  readonly details?: string;
}

/** The commands by name (without `mlopsReport.`), in the order of the README. `extension.ts` registers them. */
export const COMMANDS = {
  showVerdict: {
    title: 'Check My Report',
    icon: '$(law)',
    needs: 'report',
    palette: 'mlopsReport.active',
    details: 'The verdict, and each question with its counts; picking one goes there',
  },
  readyToHandIn: {
    title: 'Ready to Hand In?',
    needs: 'report',
    palette: 'mlopsReport.active',
    details: 'What is left to do before you hand in, the most serious first; picking something goes there',
  },
  openPreview: {
    title: 'Open Report Page to the Side',
    icon: '$(book)',
    needs: 'report',
    palette: 'mlopsReport.active',
    details: 'The page beside the text',
  },
  openOverview: {
    title: 'Open Overview',
    icon: '$(dashboard)',
    needs: 'report',
    palette: 'mlopsReport.active',
    details: 'All questions and the checklist on one live page: what is done and what is left',
  },
  exportHtml: {
    title: 'Export HTML…',
    needs: 'report',
    palette: 'mlopsReport.active',
    details: 'One file that needs no other: figures and styles inside, no script, printable',
  },
  exportWithOverview: {
    title: 'Export HTML with Overview…',
    needs: 'report',
    palette: 'mlopsReport.active',
    details: 'The same, with the overview before the text',
  },
  exportHandIn: {
    title: 'Export Hand-in Page…',
    needs: 'report',
    palette: 'mlopsReport.active',
    details: '`report.html`, the page that `report.py html` makes, byte for byte',
  },
  openInBrowser: {
    title: 'Open Page in Browser',
    icon: '$(link-external)',
    needs: 'report',
    palette: 'mlopsReport.active',
    details: 'The page in your browser, where it can be printed',
  },
  nextQuestion: {
    title: 'Go to Next Question That Needs Work',
    icon: '$(arrow-circle-down)',
    needs: 'report',
    palette: "mlopsReport.editorIsReport || activeWebviewPanelId == 'mlopsReport.preview'",
    details: 'The next one with a problem or without an answer',
  },
  previousQuestion: {
    title: 'Go to Previous Question That Needs Work',
    icon: '$(arrow-circle-up)',
    needs: 'report',
    palette: "mlopsReport.editorIsReport || activeWebviewPanelId == 'mlopsReport.preview'",
    details: 'The previous one with a problem or without an answer',
  },
  goToQuestion: {
    title: 'Go to Question…',
    needs: 'report',
    palette: "mlopsReport.editorIsReport || activeWebviewPanelId == 'mlopsReport.preview'",
    details: 'A list of all questions',
  },
  revealQuestion: {
    title: 'Go to Question',
    needs: 'report',
    palette: 'false',
  },
  insertFigure: {
    title: 'Insert Figure…',
    needs: 'report',
    palette: 'mlopsReport.editorIsReport',
    details: 'An image, with a choice of the files in `figures/`',
  },
  unusedFigures: {
    title: 'List Unused Figures',
    needs: 'report',
    palette: 'mlopsReport.active',
    details: 'The files in `figures/` that the report doesn’t use, to insert, open or delete',
  },
  copyLink: {
    title: 'Copy Link to Question',
    needs: 'report',
    palette: 'mlopsReport.editorIsReport',
    details: 'A link that works in any Markdown file',
  },
  resolveConflict: {
    title: 'Resolve Merge Conflict…',
    needs: 'report',
    palette: 'mlopsReport.editorIsReport',
    details: 'Keeps one version of an answer, or both',
  },
  toggleItem: {
    title: 'Toggle Checklist Item',
    needs: 'report',
    palette: 'mlopsReport.editorIsReport',
    details: 'Ticks or unticks the item at the cursor',
  },
  foldPrompts: {
    title: 'Fold All Prompts',
    needs: 'report',
    palette: 'mlopsReport.active',
    details: 'Folds what the template asks, so that only answers show',
  },
  showOnlyLeft: {
    title: 'Show Only Unfinished Questions',
    icon: '$(filter)',
    needs: 'report',
    palette: 'mlopsReport.active && !mlopsReport.onlyLeft',
  },
  showAllQuestions: {
    title: 'Show All Questions',
    icon: '$(filter-filled)',
    needs: 'report',
    palette: 'mlopsReport.active && mlopsReport.onlyLeft',
  },
  showSource: {
    title: 'Show Source',
    icon: '$(go-to-file)',
    needs: 'report',
    palette: "activeWebviewPanelId == 'mlopsReport.preview'",
  },
  showHandInFace: {
    title: 'Show the Hand-in Page',
    icon: '$(file-code)',
    needs: 'preview',
    palette: "activeWebviewPanelId == 'mlopsReport.preview' && mlopsReport.previewFace != 'hand-in'",
    details: 'Switches the preview to the page that `report.py html` makes',
  },
  showGitHubFace: {
    title: 'Show GitHub’s Page',
    icon: '$(github)',
    needs: 'preview',
    palette: "activeWebviewPanelId == 'mlopsReport.preview' && mlopsReport.previewFace == 'hand-in'",
    details: 'Switches the preview to the page that GitHub shows',
  },
  lockPreview: {
    title: 'Lock Preview to This Report',
    icon: '$(unlock)',
    needs: 'preview',
    palette: "activeWebviewPanelId == 'mlopsReport.preview' && !mlopsReport.previewIsLocked",
  },
  unlockPreview: {
    title: 'Unlock Preview from This Report',
    icon: '$(lock)',
    needs: 'preview',
    palette: "activeWebviewPanelId == 'mlopsReport.preview' && mlopsReport.previewIsLocked",
  },
  openImage: {
    title: 'Open Image',
    needs: 'preview',
    palette: 'false',
  },
  copyImage: {
    title: 'Copy Image',
    needs: 'preview',
    palette: 'false',
  },
  findInPreview: {
    title: 'Find in Page',
    icon: '$(search)',
    needs: 'preview',
    palette: "activeWebviewPanelId == 'mlopsReport.preview'",
  },
  openReport: {
    title: 'Open a Report…',
    details:
      "The workspace's report; where there are several, a list with the state and the problems of each",
  },
  newReport: {
    title: 'New Report…',
    icon: '$(new-file)',
    details: 'A template of your own, with the number of questions that you choose',
  },
  showGroups: {
    title: 'Show All Groups',
    icon: '$(table)',
    palette: 'workspaceFolderCount > 0',
    details: 'For staff: a table of the reports of all groups in the open folders',
  },
  openWalkthrough: {
    title: 'Open Walkthrough',
    details: 'The first steps again, from opening a report to handing it in',
  },
  turnOffHandInHints: {
    title: 'Turn Off Hand-in Hints',
    needs: 'report',
    palette: 'mlopsReport.active',
    details: 'Sets all `handin-…` problems to `off`',
  },
  restartServer: {
    title: 'Restart Language Server',
    palette: 'mlopsReport.active || mlopsReport.serverFailed',
    details: 'Starts the server again if something is wrong',
  },
  showLog: {
    title: 'Show Log',
    palette: 'mlopsReport.active || mlopsReport.serverFailed',
    details: 'Opens the extension’s log',
  },
} as const satisfies Record<string, CommandEntry>;

/** The name of a command without `mlopsReport.`. */
export type CommandName = keyof typeof COMMANDS;
