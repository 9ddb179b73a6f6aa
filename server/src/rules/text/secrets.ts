import * as l10n from '@vscode/l10n';
import { memoPerBlock } from '../../report/memoPerBlock';
import { questionAt } from '../../report/positions';
import { lineText, type Lines } from '../../text/lines';
import { range, shiftRange, type Range } from '../../text/position';
import type { Report } from '../../report/report';
import type { ReportFinding, ReportRule, RuleContext } from '../rule';

/** The rule on pasted keys. No message, fix or log contains any part of them. */
export const secretRules: readonly ReportRule[] = [{ code: 'secret-left', scope: 'report', check: secrets }];

/** How a provider's keys look; the key is the first group. */
interface KeyForm {
  readonly provider: string;
  readonly pattern: RegExp;
}

const FORMS: readonly KeyForm[] = [
  // Forty hexadecimal digits alone are a commit.
  {
    provider: 'Weights & Biases',
    pattern:
      /(?:wandb.{0,20}(?:key|nøgle)|wandb(?:\.|\s{1,4})login|api[_ -]?(?:key|nøgle))[^0-9a-z]{0,20}(?:(?:relogin|key|is|er)[^0-9a-z]{1,10})?([0-9a-f]{40})(?![0-9a-z])/dgi,
  },
  // `.netrc`, and an address with its user.
  {
    provider: 'Weights & Biases',
    pattern: /wandb\.ai\s{1,4}login\s{1,4}\S{1,40}\s{1,4}password\s{1,4}([0-9a-f]{40})(?![0-9a-z])/dgi,
  },
  { provider: 'Weights & Biases', pattern: /\/\/[^\s:@/]{1,40}:([0-9a-f]{40})@[\w.]{0,20}wandb/dgi },
  { provider: 'Weights & Biases', pattern: /(?<!\w)(wandb_v\d_[\w-]{40,200})/dg },
  { provider: 'GitHub', pattern: /(?<!\w)(gh[pousr]_[A-Za-z0-9]{36,250})(?!\w)/dg },
  { provider: 'GitHub', pattern: /(?<!\w)(github_pat_[A-Za-z0-9]{22}_[A-Za-z0-9]{59})(?!\w)/dg },
  { provider: 'Google Cloud', pattern: /(?<!\w)(AIza[\w-]{35})(?![\w-])/dg },
  { provider: 'Google Cloud', pattern: /(?<!\w)(GOCSPX-[\w-]{28})(?![\w-])/dg },
  { provider: 'Google Cloud', pattern: /(?<!\w)(ya29\.[\w-]{30,400})/dg },
  { provider: 'AWS', pattern: /(?<!\w)((?:AKIA|ASIA)[A-Z0-9]{16})(?!\w)/dg },
  {
    provider: 'AWS',
    pattern:
      /(?:aws.{0,20}secret.{0,20}|secret_?access_?)key["'`]{0,2}\s{0,4}[:=]{1,2}>?\s{0,4}["'`]?([A-Za-z0-9/+]{40})(?![A-Za-z0-9/+=])/dgi,
  },
  { provider: 'Hugging Face', pattern: /(?<!\w)((?:hf|api_org)_[A-Za-z0-9]{34,60})(?!\w)/dg },
];

/** What each of them contains; most lines don't. */
const ANY_FORM = /key|nøgle|login|wandb|gh[pousr]_|github_pat_|AIza|GOCSPX-|ya29\.|AKIA|ASIA|hf_|api_org_/i;
const PRIVATE_KEY = /-----BEGIN (?:[A-Z0-9]{1,12} ){0,2}PRIVATE KEY(?: BLOCK)?-----/g;

/** Fewer different characters are a made-up `xxxx`. */
const FEWEST_CHARACTERS = 8;

interface Secret {
  readonly provider: string | null;
  /** Null for the mark of a private key, which is not a secret itself. */
  readonly key: string | null;
  /** In the block. */
  readonly place: Range;
}

const secretsIn = memoPerBlock((lines: Lines): readonly Secret[] =>
  lines.flatMap((line, number) => (ANY_FORM.test(line) ? secretsOn(lineText(lines, number), number) : [])),
);

/** The mark of a text that has been cut, and the shortest part of a key that is masked beside one. */
const CUT = '…';
const SHORTEST_PART = 6;

/**
 * A function that replaces every key of a report in a text, and what is left of a cut key, by `***`; null if the report
 * has none.
 */
export function secretMask(report: Report): ((text: string) => string) | null {
  const keys = new Set(
    secretsIn(report).flatMap(({ found }) => found.flatMap(({ key }) => (key === null ? [] : [key]))),
  );
  if (keys.size === 0) return null;
  return (text) => [...keys].reduce((masked, key) => withoutParts(masked.replaceAll(key, '***'), key), text);
}

function withoutParts(text: string, key: string): string {
  if (!text.includes(CUT)) return text;
  let masked = text;
  for (let length = key.length - 1; length >= SHORTEST_PART; length--) {
    masked = masked
      .replaceAll(CUT + key.slice(-length), `${CUT}***`)
      .replaceAll(key.slice(0, length) + CUT, `***${CUT}`);
  }
  return masked;
}

function secretsOn(text: string, line: number): Secret[] {
  const privateKeys = [...text.matchAll(PRIVATE_KEY)].map(({ index, 0: mark }) => ({
    provider: null,
    key: null,
    place: range(line, index, line, index + mark.length),
  }));
  const keys = FORMS.flatMap(({ provider, pattern }) =>
    [...text.matchAll(pattern)].flatMap(({ 1: key = '', indices }) => {
      const [start, end] = indices?.[1] ?? [0, 0];
      return isMadeUp(key) ? [] : [{ provider, key, place: range(line, start, line, end) }];
    }),
  );
  return [...privateKeys, ...keys];
}

/** Documentation writes `EXAMPLE` and rows of one letter. */
function isMadeUp(key: string): boolean {
  return /example/i.test(key) || new Set(key.replace(/^[A-Za-z]{2,10}_/, '')).size < FEWEST_CHARACTERS;
}

function* secrets({ report }: RuleContext): Iterable<ReportFinding> {
  for (const { line, found } of secretsIn(report)) {
    for (const { provider, place } of found) {
      const where = shiftRange(place, line);
      const question = questionAt(report, where.start.line);
      yield {
        question: question?.number ?? null,
        index: question?.index ?? null,
        range: where,
        message: messageFor(provider),
        fixes:
          provider === null
            ? []
            : [{ title: l10n.t('Replace the key with `***`'), edits: [{ range: where, newText: '***' }] }],
      };
    }
  }
}

function messageFor(provider: string | null): string {
  return provider === null
    ? l10n.t(
        'This is a private key, and everyone who can read the report can use it. Delete it and create a new one.',
      )
    : l10n.t(
        'This looks like a key for {0}, and everyone who can read the report can use it. Delete it, and revoke it there.',
        provider,
      );
}
