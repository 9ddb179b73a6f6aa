/** The server's output for `--help`. */
export const SERVER_HELP = `The language server of MLOps Report, for editors that speak the Language Server Protocol.
It tells in reports on a template of questions what is missing, too short or too long,
which figures are broken, and what the course's own checker will say.

Usage: mlops-report-language-server [--stdio]

An editor starts it and talks to it:
  --stdio              over standard input and output (default)
  --node-ipc           over the channel of the process that started it
  --socket=PORT        over a socket that the editor listens on
  --pipe=NAME          over a pipe that the editor listens on

  -h, --help           print this help
  -v, --version        print the version

How to set it up in an editor: https://github.com/mlops-report/mlops-report/blob/main/docs/editors.md
To check reports in a terminal: mlops-report check
`;
