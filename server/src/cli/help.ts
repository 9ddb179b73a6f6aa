import type { CommandName } from './arguments';

/** The text of `--help`, for the program and for each of its commands. */
export function helpOf(command: CommandName | null): string {
  return command === null ? PROGRAM : COMMANDS[command];
}

const PROGRAM = `Checks reports on a template of questions: what is missing, too short or too long,
which figures are broken, and what the course's own checker will say.

Usage: mlops-report COMMAND [OPTION...] [PATH...]

  check   print what is wrong with reports
  html    write a report as one page, with its figures inside
  groups  print a table of many groups' reports, for staff
  ready   print what is left to do before the hand-in
  init    write a configuration file
  lsp     serve an editor over standard input and output

mlops-report COMMAND --help tells more. Also: -h, --help and -v, --version.
`;

const PATHS = `PATH is a report, a folder or a glob. In a folder, every reports/README.md,
report/README.md and report.md below it is taken, but for node_modules and folders
that start with a dot or that git ignores. Without PATH: the current folder.
`;

const COMMANDS: Readonly<Record<CommandName, string>> = {
  check: `Prints what is wrong with reports.

Usage: mlops-report check [OPTION...] [PATH...]

${PATHS}
  --format FORMAT     text (default), json, sarif, github, junit or csv
  -o, --output FILE   write to a file instead of standard output
  --fail-on LEVEL     the least severity for exit status 1: error, warning (default),
                      information, hint or never
  -q, --quiet         print only what counts for --fail-on
  --evidence          look for files that show that ticked checklist items are done
  --no-config         read no .mlops-report.json
  --lang LANGUAGE     en or da (default: as LC_ALL, LC_MESSAGES or LANG say)

Exit status: 0 nothing at the level of --fail-on or above; 1 something, or the course's
checker refuses a report; 2 a usage error, or a file that can't be read or is no report.

  mlops-report check
  mlops-report check --format github reports/README.md
  mlops-report check --format csv -o problems.csv 'groups/*/reports/README.md'

Colours follow the terminal; NO_COLOR=1 turns them off, FORCE_COLOR=1 on.
`,
  html: `Writes a report as one page, with its figures inside, to read, print or send.

Usage: mlops-report html [--hand-in | --overview] [-o FILE] [PATH...]

${PATHS}
  --hand-in           the page that report.py html makes to hand in, byte for byte:
                      report.html, without figures inside
  -o, --output FILE   the file to write, - for standard output; without it
                      reports-README.html for reports/README.md, or report.html, next to
                      the folder reports: everything in that folder is handed in
  --overview          begin the page with the overview: each question with its words,
                      figures and state, and the checklist by week

Only a page of the same kind is ever overwritten.

  mlops-report html --hand-in -o reports/report.html reports/README.md

Exit status: 0 written; 1 a figure could not be put into a page; 2 a usage error, or a
file that can't be read or written.
`,
  groups: `Prints a table of many groups' reports, the worst first.

Usage: mlops-report groups [OPTION...] [PATH...]

PATH is a folder with a folder for each group, such as cloned_repos with group_1,
group_2 …, or the course's group_info.csv next to the clones. Without PATH: the
current folder.

  --format FORMAT     text (default), csv, json, or html: one page with all of it
  -o, --output FILE   write to a file instead of standard output

Where a clone has its git, contributors, commits to main, workflow files and Docker
files are counted, and ticked checklist items that no file shows, as check --evidence
does. No configuration is read from the repositories. A group whose report is missing or
can't be read is a row that says so.

Exit status: 0 the table is printed; 2 a usage error, or a path without groups.

  mlops-report groups --format html -o groups.html cloned_repos
`,
  ready: `Prints what is left to do before the hand-in, the gravest first: what the checker
refuses or does not read, figures that are missing or not in git, answers that are
missing, too short or too long, what is not committed or not pushed, another branch, and
ticked checklist items that no file shows. Prints "Ready." when nothing is left.

Usage: mlops-report ready [OPTION...] [PATH...]

${PATHS}
  --format FORMAT     text (default) or json
  --no-config         read no .mlops-report.json
  --lang LANGUAGE     en or da (default: as LC_ALL, LC_MESSAGES or LANG say)

Git is asked what it knows; nothing is fetched, and nothing of the repository is run.

Exit status: 0 every report is ready; 1 something is left to do; 2 a usage error, or a
file that can't be read or is no report.

  mlops-report ready reports/README.md
`,
  init: `Writes a .mlops-report.json, the configuration for editor, terminal and CI.

Usage: mlops-report init [FOLDER]

Without FOLDER: the current folder. A file that exists is kept.
`,
  lsp: `Serves an editor: the language server, over standard input and output.

Usage: mlops-report lsp [--stdio]
`,
};
