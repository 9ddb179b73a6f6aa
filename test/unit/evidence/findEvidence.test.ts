import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { EVIDENCE_RULES } from '../../../server/src/evidence/evidenceRules';
import { evidenceOf, evidenceRuleOf, findEvidence } from '../../../server/src/evidence/findEvidence';
import type { ChecklistItem, EditionName } from '../../../server/src/report/report';

function item(text: string): ChecklistItem {
  const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } };
  return { text, range, box: range, done: true, wellFormed: true, isClear: true, modules: [] };
}

async function found(
  text: string,
  edition: EditionName,
  files: Readonly<Record<string, string>>,
): Promise<readonly string[] | undefined> {
  const evidence = await findEvidence(edition, {
    paths: Object.keys(files),
    readText: (path) => Promise.resolve(files[path] ?? null),
  });
  return evidenceOf(item(text), edition, evidence)?.found;
}

/** For each firm rule: files that prove it, and similar files that do not. */
const FIXTURES: Readonly<
  Record<
    string,
    {
      readonly shows: Readonly<Record<string, string>>;
      readonly lookalikes: Readonly<Record<string, string>>;
    }
  >
> = {
  environment: { shows: { 'pyproject.toml': '' }, lookalikes: { 'docs/requirements.md': 'numpy' } },
  structure: { shows: { 'src/harbour/__init__.py': '' }, lookalikes: { 'resources/a.txt': '' } },
  data: {
    shows: { 'src/harbour/data.py': '' },
    lookalikes: { 'tests/test_data.py': '', 'data/tides.csv': '' },
  },
  dataset: { shows: { 'src/data/make_dataset.py': '' }, lookalikes: { 'tests/test_data.py': '' } },
  model: { shows: { 'src/harbour/model.py': '' }, lookalikes: { 'models/tides.pt': '' } },
  'model-file': { shows: { 'src/models/net.py': '' }, lookalikes: { 'models/tides.pt': '' } },
  requirements: { shows: { 'requirements_dev.txt': 'pytest' }, lookalikes: { 'notes.txt': 'requirements' } },
  style: {
    shows: { '.pre-commit-config.yaml': '- id: ruff' },
    lookalikes: { 'src/a.py': '# ruff is nice', 'pyproject.toml': '[project]' },
  },
  typing: {
    shows: { 'src/a.py': 'def tide(height: float) -> float:\n' },
    lookalikes: { 'src/a.py': 'def tide(height):\n' },
  },
  cli: { shows: { 'src/train.py': 'import typer\n' }, lookalikes: { 'src/train.py': '# import typer\n' } },
  docker: {
    shows: { 'dockerfiles/train.dockerfile': '' },
    lookalikes: { 'docker-compose.yaml': '', '.dockerignore': '' },
  },
  configuration: { shows: { 'configs/tide.yaml': '' }, lookalikes: { 'data/tide.yaml': '' } },
  'data-versions': { shows: { 'data.dvc': 'outs:' }, lookalikes: { '.dvcignore': '' } },
  wandb: {
    shows: { 'src/train.py': 'import os\nimport wandb\n' },
    lookalikes: { 'README.md': 'We looked at wandb.' },
  },
  'data-tests': {
    shows: { 'tests/test_data.py': '' },
    lookalikes: { 'src/data.py': 'def test_data(): ...' },
  },
  'model-tests': {
    shows: { 'tests/test_all.py': 'def test_model_shape():\n' },
    lookalikes: { 'tests/test_all.py': 'def test_tides():\n' },
  },
  coverage: {
    shows: { 'tasks.py': 'ctx.run("coverage run -m pytest")' },
    lookalikes: { 'src/a.py': 'coverage = 1' },
  },
  ci: { shows: { '.github/workflows/tests.yaml': '' }, lookalikes: { 'docs/workflows/tests.yaml': '' } },
  'pre-commit': { shows: { '.pre-commit-config.yaml': '' }, lookalikes: { 'docs/pre-commit.md': '' } },
  bucket: { shows: { '.dvc/config': 'url = gs://tides' }, lookalikes: { 'docs/plan.rst': 'gs://' } },
  'docker-trigger': {
    shows: { '.github/workflows/image.yml': 'uses: docker/build-push-action' },
    lookalikes: { '.github/workflows/tests.yml': 'pytest' },
  },
  api: {
    shows: { 'src/api.py': 'from fastapi import FastAPI\n' },
    lookalikes: { 'src/api.py': 'from flask import Flask\n' },
  },
  'api-tests': {
    shows: { 'tests/test_app.py': 'client = TestClient(app)' },
    lookalikes: { 'src/api.py': 'app = FastAPI()' },
  },
  'specialised-api': {
    shows: { 'src/export.py': 'torch.onnx.export(net)' },
    lookalikes: { 'src/a.py': 'import torch\n' },
  },
  frontend: {
    shows: { 'src/ui.py': 'import streamlit as st\n' },
    lookalikes: { 'htmlcov/index.html': '', 'docs/index.html': '' },
  },
};

const EDITIONS: readonly EditionName[] = ['2023', '2025', '2026'];
const firm = EDITIONS.flatMap((edition) =>
  EVIDENCE_RULES.filter(({ strength }) => strength[edition] === 'firm').map((rule) => ({ edition, rule })),
);

for (const { edition, rule } of firm) {
  test(`${rule.id}, ${edition}: files prove it, similar files and no files do not`, async () => {
    const { shows, lookalikes } = FIXTURES[rule.id] ?? assert.fail(`no fixture for ${rule.id}`);
    assert.deepEqual(await found(`Now ${rule.item} (M1)`, edition, shows), Object.keys(shows));
    assert.deepEqual(await found(`Now ${rule.item} (M1)`, edition, lookalikes), []);
    assert.deepEqual(await found(`Now ${rule.item} (M1)`, edition, {}), []);
  });
}

test('each firm rule has a fixture of each kind, and each fixture a firm rule', () => {
  assert.deepEqual(Object.keys(FIXTURES).sort(), [...new Set(firm.map(({ rule }) => rule.id))].sort());
  for (const { shows, lookalikes } of Object.values(FIXTURES))
    assert.ok(Object.keys(shows).length > 0 && Object.keys(lookalikes).length > 0);
  for (const edition of EDITIONS) assert.ok(firm.some((one) => one.edition === edition));
});

test('each rule matches only its own item', () => {
  for (const { item: words, id } of EVIDENCE_RULES)
    assert.deepEqual(
      EVIDENCE_RULES.filter((other) => words.includes(other.item)).map((other) => other.id),
      [id],
    );
});

test('items that files cannot prove have no rule, nor do reports without an edition', () => {
  assert.equal(evidenceRuleOf('Use profiling to optimize your code', '2026'), null);
  assert.equal(evidenceRuleOf('Make sure that all team members have write access', '2026'), null);
  assert.equal(evidenceRuleOf('Create a dedicated environment for you project', null), null);
  assert.equal(evidenceRuleOf('Create the initial file structure using cookiecutter', '2023'), null);
});

test('formatting and letter case of an item make no difference', () => {
  assert.equal(evidenceRuleOf('Use Weights & Biases to log `metrics`', '2026')?.id, 'wandb');
  assert.equal(evidenceRuleOf('Fill out the `data.py` file', '2025')?.id, 'data');
});

test('three files are named, those nearest the root first, and each file is read once', async () => {
  const files = {
    'a/b/x.py': 'import wandb\n',
    'y.py': 'import wandb\n',
    'a/z.py': 'import wandb\n',
    'a/w.py': 'import wandb\n',
  };
  const read: string[] = [];
  const evidence = await findEvidence('2026', {
    paths: Object.keys(files),
    readText(path) {
      read.push(path);
      return Promise.resolve(files[path as keyof typeof files]);
    },
  });
  assert.deepEqual(evidence.files.get('wandb'), ['y.py', 'a/z.py', 'a/w.py']);
  assert.equal(evidence.isWhole, true);
  assert.deepEqual(read, [...new Set(read)]);
});

test('a search that stops early is marked as incomplete', async () => {
  const paths = Array.from({ length: 2500 }, (_, index) => `src/tide${index}.py`);
  const read: string[] = [];
  const evidence = await findEvidence('2026', {
    paths,
    readText(path) {
      read.push(path);
      return Promise.resolve('');
    },
  });
  assert.equal(evidence.isWhole, false);
  assert.ok(read.length <= 2000);
});

test('any paths and texts give an answer with existing files only', async () => {
  const paths = fc.array(
    fc.string({ maxLength: 30 }).map((name) => `${name}.py`),
    { maxLength: 5 },
  );
  await fc.assert(
    fc.asyncProperty(paths, fc.string({ unit: 'binary' }), async (given, text) => {
      const evidence = await findEvidence('2026', {
        paths: given,
        readText: () => Promise.resolve(text),
      });
      for (const shown of evidence.files.values()) {
        assert.ok(shown.length <= 3);
        assert.ok(shown.every((path) => given.includes(path)));
      }
    }),
  );
});
