/** Programs of the course and of every shell, with what follows them if the word can also begin a sentence. */
const COMMANDS = [
  String.raw`git (?:add|branch|checkout|clone|commit|fetch|init|merge|pull|push|rebase|status|switch|tag)`,
  String.raw`docker(?:-compose)? (?:build|compose|exec|image|images|login|ps|pull|push|run|start|stop|tag|up)`,
  String.raw`(?:pip3?|uv pip|conda|mamba|poetry|npm|brew|apt|apt-get|sudo \S+) (?:activate|add|create|env|freeze|init|install|list|lock|remove|run|sync|uninstall|update|upgrade)`,
  String.raw`uv (?:add|init|lock|python|run|sync|venv)`,
  String.raw`dvc (?:add|checkout|init|pull|push|remote|repro)`,
  String.raw`python[\d.]{0,4} (?:-\w|[\w./-]{1,100}\.py)`,
  String.raw`(?:gcloud|gsutil|kubectl|aws|az) [a-z-]{2,30}(?: |$)`,
  String.raw`(?:make|invoke|inv|tox|nox) [\w.-]{1,30}$`,
  String.raw`(?:pytest|coverage|uvicorn|streamlit|wandb|locust|ruff|mypy|bentoml|cookiecutter|pre-commit) (?:-|[\w./:-]{1,100}(?: |$))`,
  String.raw`(?:cd|ls|mkdir|cp|mv|rm|cat|chmod|source|bash|sh|ssh|scp|tar|unzip) (?:-|[~./]|[\w-]{1,100}[./])`,
  String.raw`(?:curl|wget) (?:-|https?:|localhost)`,
  String.raw`export \w{1,60}=`,
  String.raw`\./[\w./-]{1,100}(?: |$)`,
  String.raw`\$ \S`,
];
const COMMAND = new RegExp(`^(?:${COMMANDS.join('|')})`);

/** Longer lines are sentences, in UTF-16 units. */
const MAX_COMMAND_LENGTH = 300;

/**
 * Whether a line, without the marks around it, is a shell command rather than a sentence that begins with a program's
 * name.
 */
export function isCommand(text: string): boolean {
  if (text.length > MAX_COMMAND_LENGTH || !COMMAND.test(text)) return false;
  return !/[,:;!?]$|[^\s./]\.$/.test(text) && !/\. [A-Z]/.test(text);
}
