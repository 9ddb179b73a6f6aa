import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import test from 'node:test';
import { gunzipSync } from 'node:zlib';
import { mlopsReport } from '../../support/commandLine';
import { folderWith } from '../../support/folderWith';
import { fromRoot } from '../../support/paths';

/** One line of the fixture: a made-up report with edge cases of the grammar, and the verdict of the course's own checker. */
interface Recorded {
  readonly name: string;
  readonly text?: string;
  /** The bytes of a file that is not UTF-8, in place of `text`. */
  readonly base64?: string;
  readonly official: {
    readonly accepted: boolean;
    /** The Python exception with which the checker refused the report. */
    readonly error: keyof typeof ERRORS | null;
    readonly warnings: readonly unknown[];
  };
}

interface Output {
  readonly reports: readonly {
    readonly path: string;
    readonly official: {
      readonly accepted: boolean;
      readonly error: string | null;
      readonly warnings: readonly unknown[];
    };
  }[];
}

const ERRORS = {
  ValueError: 'answer-count',
  IndexError: 'no-answers',
  UnicodeDecodeError: 'encoding',
} as const;

test('each report gets the verdict that the course’s own checker gave', async () => {
  const recorded = await readRecorded();
  assert.equal(recorded.length, 237);
  const root = await folderWith(Object.fromEntries(recorded.map((one) => [pathOf(one), contentOf(one)])));
  const { stdout, stderr } = await mlopsReport(['check', '--format=json', '.'], { cwd: root });
  assert.equal(stderr, '');
  const { reports } = JSON.parse(stdout) as Output;
  const ours = new Map(reports.map(({ path, official }) => [path, official]));
  for (const one of recorded) {
    const { accepted, error, warnings } = one.official;
    const official = ours.get(pathOf(one));
    assert.deepEqual(
      { accepted: official?.accepted, error: official?.error, warnings: official?.warnings },
      { accepted, error: error && ERRORS[error], warnings },
      one.name,
    );
  }
});

async function readRecorded(): Promise<Recorded[]> {
  const packed = await readFile(fromRoot('test/fixtures/verdicts.jsonl.gz'));
  const lines = gunzipSync(packed).toString('utf8').trim().split('\n');
  return lines.map((line) => JSON.parse(line) as Recorded);
}

function pathOf({ name }: Recorded): string {
  return `${name}/reports/README.md`;
}

function contentOf({ text = '', base64 }: Recorded): string | Buffer {
  return base64 === undefined ? text : Buffer.from(base64, 'base64');
}
