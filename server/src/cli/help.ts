/** What `--help` prints. */
export const HELP = `Checks reports on a template of questions: what is missing, too short or too long,
which figures are broken, and what the course's own checker will say.

Usage: mlops-report check [--format text|json] [PATH...]

PATH is a report, a folder or a glob. In a folder, every reports/README.md,
report/README.md and report.md below it is checked, but for node_modules and folders
that start with a dot or that git ignores. Without PATH: the current folder.

Options:
  --format text|json   how to print what is found (default: text)
  -h, --help           print this help
  -v, --version        print the version

Exit status:
  0  nothing found that is a warning or an error
  1  a warning or an error is found, or the course's checker refuses a report
  2  the command is not understood, or a file cannot be checked

Examples:
  mlops-report check
  mlops-report check reports/README.md
  mlops-report check --format json 'groups/*/reports/README.md'

Colours follow the terminal; NO_COLOR=1 turns them off, FORCE_COLOR=1 on.
`;
