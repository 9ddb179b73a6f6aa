/** What `--help` prints. */
export const HELP = `Checks reports on a template of questions: what is missing, too short or too long,
which figures are broken, and what the course's own checker will say.

Usage: mlops-report check [--format text|json] [PATH...]
       mlops-report html [-o FILE] [PATH...]

check  prints what is found in reports.
html   writes a report as one page, with its figures inside, to read, print or send:
       reports/README.html for reports/README.md, or FILE. A file that is no such page
       is never overwritten.

PATH is a report, a folder or a glob. In a folder, every reports/README.md,
report/README.md and report.md below it is taken, but for node_modules and folders
that start with a dot or that git ignores. Without PATH: the current folder.

Options:
  --format text|json   check: how to print what is found (default: text)
  -o, --output FILE    html: the file to write, - for standard output
  -h, --help           print this help
  -v, --version        print the version

Exit status:
  0  nothing found that is a warning or an error; every figure is in the page
  1  a warning or an error is found, or the course's checker refuses a report;
     a figure could not be put into a page
  2  the command is not understood, or a file cannot be read or written

Examples:
  mlops-report check
  mlops-report check reports/README.md
  mlops-report check --format json 'groups/*/reports/README.md'
  mlops-report html -o report.html reports/README.md

Colours follow the terminal; NO_COLOR=1 turns them off, FORCE_COLOR=1 on.
`;
