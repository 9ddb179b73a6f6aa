import { RULE_GROUPS, RULES, type RuleEntry } from '../../common/codes';
import { SETTINGS } from '../../common/settings';
import { COMMANDS, type CommandEntry } from '../../client/src/commands/commands';

/** The README's list of problems: one table per group, each row with the anchor that `ruleHref` links to. */
export function rulesSection(): string {
  const rules: [string, RuleEntry][] = Object.entries(RULES);
  return Object.entries(RULE_GROUPS)
    .map(([group, title]) => {
      const rows = rules
        .filter(([, rule]) => rule.group === group)
        .map(([code, { level, details, title: summary, fix }]) => [
          `<a id="${code}"></a>\`${code}\``,
          level,
          details ?? summary,
          fix ?? '',
        ]);
      return `**${title}**\n\n${table(['Code', 'Default', 'What', 'Fix'], rows)}`;
    })
    .join('\n\n');
}

/** The README's table of settings. */
export function settingsTable(): string {
  const rows = Object.entries(SETTINGS).map(([name, setting]) => [
    `\`mlopsReport.${name}\``,
    defaultText(setting.default),
    setting.details,
  ]);
  return table(['Setting', 'Default', 'What it does'], rows);
}

/** The README's table of commands. */
export function commandsTable(): string {
  const commands: [string, CommandEntry][] = Object.entries(COMMANDS);
  return table(
    ['Command', 'What it does'],
    commands.flatMap(([, { title, details }]) => (details === undefined ? [] : [[title, details]])),
  );
}

function defaultText(value: unknown): string {
  const values: unknown[] = Array.isArray(value) ? value : [value];
  return values.map((each) => `\`${typeof each === 'string' ? each : JSON.stringify(each)}\``).join(', ');
}

/** A Markdown table. A `|` in a cell is escaped. */
export function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  return [heads, heads.map(() => '---'), ...rows]
    .map((cells) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`)
    .join('\n');
}

/**
 * Replaces the text between the comments `<!-- name -->` and `<!-- /name -->`, with blank lines around it.
 *
 * @throws If one of the comments is missing or appears twice.
 */
export function withPart(document: string, name: string, text: string): string {
  const [before, rest, ...more] = document.split(`<!-- ${name} -->`);
  const after = rest?.split(`<!-- /${name} -->`);
  if (before === undefined || after?.length !== 2 || more.length > 0)
    throw new Error(`The document must contain <!-- ${name} --> and <!-- /${name} --> once.`);
  return `${before}<!-- ${name} -->\n\n${text}\n\n<!-- /${name} -->${after[1] ?? ''}`;
}
