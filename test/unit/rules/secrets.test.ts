import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { applyFix } from '../../support/applyFix';
import { check } from '../../support/check';
import { makeReport } from '../../support/makeReport';
import { textAt } from '../../support/places';

const COURSE = [{}, {}];

function withText(answer: string): string {
  return makeReport({ course: COURSE, answers: { 1: answer, 2: 'We sailed.' } });
}

function secrets(text: string) {
  return check(text).problems.filter(({ code }) => code === 'secret-left');
}

/** Made up, from parts, so that no one mistakes them for real ones. */
const HEX = '0123456789abcdef'.repeat(3).slice(0, 40);
const LETTERS = 'aB3dE5gH7jK9mN1pQ3sT5vW7yZ'.repeat(8);
const KEYS: Readonly<
  Record<string, (key: (length: number) => string) => readonly [before: string, key: string]>
> = {
  'W&B, in an environment': () => ['WANDB_API_KEY=', HEX],
  'W&B, quoted': () => ['export WANDB_API_KEY="', HEX],
  'W&B, YAML': () => ['wandb_key: ', HEX],
  'W&B, login': () => ['wandb login --relogin ', HEX],
  'W&B, Python': () => ["wandb.login(key='", HEX],
  'W&B, in words': () => ['Our API key is ', HEX],
  'W&B, new': (key) => ['', `wandb_v1_${key(60)}`],
  'GitHub, classic': (key) => ['https://', `ghp_${key(36)}`],
  'GitHub, server': (key) => ['', `ghs_${key(36)}`],
  'GitHub, fine-grained': (key) => ['token ', `github_pat_${key(22)}_${key(59)}`],
  'Google, API': (key) => ['key=', `AIza${key(35)}`],
  'Google, client secret': (key) => ['', `GOCSPX-${key(28)}`],
  'Google, access token': (key) => ['Bearer ', `ya29.${key(90)}`],
  'AWS, id': () => ['aws_access_key_id = ', `AKIAQ7RT5XW2ZK9MB4VC`],
  'AWS, secret': (key) => ['aws_secret_access_key = ', key(40)],
  'Hugging Face': (key) => ['HF_TOKEN: ', `hf_${key(34)}`],
  'W&B, in Danish': () => ['Vores wandb-nøgle er ', HEX],
  'W&B, netrc': () => ['machine api.wandb.ai login user password ', HEX],
  'W&B, address': () => ['https://user:', HEX],
  'AWS, JSON': (key) => ['"SecretAccessKey": "', key(40)],
  'private key': () => ['', `-----BEGIN RSA PRIVATE KEY-----`],
  'OpenSSH key': () => ['', `-----BEGIN OPENSSH PRIVATE KEY-----`],
};

suite('secret-left', () => {
  for (const [name, make] of Object.entries(KEYS)) {
    const [before, key] = make((length) => LETTERS.slice(0, length));
    const after = name === 'W&B, address' ? '@api.wandb.ai' : '';

    for (const [where, answer] of [
      ['in a line', `We ran this:\n\n${before}${key}${after}`],
      ['in code', `\`\`\`bash\n${before}${key}${after}\n\`\`\``],
      ['in a comment', `<!-- ${before}${key}${after} -->`],
    ] as const) {
      test(`finds ${name} ${where}`, () => {
        const text = withText(answer);
        const found = secrets(text);
        assert.deepEqual(
          found.map(({ severity, question, range }) => [severity, question, textAt(text, range)]),
          [['error', 1, key]],
        );
        assert.ok(!JSON.stringify(found).includes(key.slice(0, 12)), 'no part of the key is repeated');
      });
    }
  }

  test('keeps keys out of the messages and fixes of all rules', () => {
    const key = `ghp_${LETTERS.slice(0, 36)}`;
    const long = `wandb_v1_${LETTERS.slice(0, 100)}`;
    const text = withText(
      `See [your ${key}], ![a](figures/${key}.png), ![a](figures/${long}.png) and ![${key}.png](figures/b.png).`,
    ).replace('### Question 2', `###Question 2 ${key}`);
    const { problems } = check(text, ['figures/b.png']);
    assert.deepEqual([...new Set(problems.map(({ code }) => code))].toSorted(), [
      'figure-alt',
      'figure-missing',
      'question-heading',
      'secret-left',
      'todo-left',
    ]);
    for (const { message, fixes = [] } of problems) {
      const said = [message, ...fixes.map(({ title }) => title)].join(' ');
      for (const secret of [key, long])
        for (let from = 0; from + 10 <= secret.length; from++)
          assert.ok(!said.includes(secret.slice(from, from + 10)), said);
    }
  });

  test('is also found before the questions', () => {
    const text = `WANDB_API_KEY=${HEX}\n${withText('We rowed.')}`;
    assert.deepEqual(
      secrets(text).map(({ question, range }) => [question, range.start.line]),
      [[null, 0]],
    );
  });

  test('has a fix that removes only the key', () => {
    const text = withText(`\`export WANDB_API_KEY=${HEX}\` and go`);
    const [fix] = secrets(text)[0]?.fixes ?? [];
    assert.ok(fix);
    assert.equal(fix.isSafe ?? false, false);
    assert.equal(applyFix(text, fix), text.replace(HEX, '***'));
  });

  for (const answer of [
    `The commit ${HEX} did it.`,
    `https://github.com/boat/shed/commit/${HEX}`,
    `wandb: run ${HEX} is at https://wandb.ai/boat/shed/runs/1a2b3c4d`,
    'We set WANDB_API_KEY=${{ secrets.WANDB_API_KEY }} in the workflow.',
    'export WANDB_API_KEY=<your key>',
    `WANDB_API_KEY=${'x'.repeat(40)}`,
    `WANDB_API_KEY=${'0'.repeat(40)}`,
    `ghp_${'x'.repeat(36)}`,
    'hf_hub_download and hf_transfer',
    'AKIAIOSFODNN7EXAMPLE',
    `sha256:${HEX}${HEX.slice(0, 24)}`,
    'key: 1a2b3c4d',
    '-----BEGIN PUBLIC KEY-----',
    'Vores API key er hemmelig.',
  ]) {
    test(`reports nothing for ${JSON.stringify(answer)}`, () => {
      assert.deepEqual(secrets(withText(answer)), []);
    });
  }
});
