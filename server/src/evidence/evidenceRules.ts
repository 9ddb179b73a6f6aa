import * as l10n from '@vscode/l10n';
import type { EditionName } from '../report/report';

/**
 * How reliable a rule is. `firm`: whoever has done the item nearly always has such files. `soft`: the work may have
 * left no file.
 */
export type EvidenceStrength = 'firm' | 'soft';

/** How files show that an item of the course's checklist is done: one file of `paths`, or one of `texts`, is enough. */
export interface EvidenceRule {
  /** Stable name of the rule. */
  readonly id: string;
  /** Words of the item, in lower case with single spaces, letters and digits only: matches items that contain them. */
  readonly item: string;
  /** What was looked for, phrased for the end of a sentence; Markdown. */
  readonly lookedFor: () => string;
  readonly strength: Readonly<Partial<Record<EditionName, EvidenceStrength>>>;
  /** Paths from the repository's root, in lower case. */
  readonly paths?: readonly RegExp[];
  /** Files with certain content, searched in lower case. */
  readonly texts?: readonly TextProbe[];
}

/** Content to look for in files. */
export interface TextProbe {
  readonly files: RegExp;
  /** All must match. They take linear time on any text, because the files are strangers'. */
  readonly holds: readonly RegExp[];
}

const PYTHON = /\.(?:py|ipynb)$/;
const WORKFLOWS = /^\.github\/workflows\/[^/]+\.ya?ml$/;
const YAML = /\.ya?ml$/;
const DEPENDENCIES =
  /(?:^|\/)(?:requirements[^/]*\.txt|pyproject\.toml|environment\.ya?ml|pipfile|setup\.(?:py|cfg)|uv\.lock)$/;
const TOOLING =
  /(?:^|\/)(?:makefile|tasks\.py|tox\.ini|\.coveragerc|readme\.md|setup\.cfg|pyproject\.toml|\.pre-commit-config\.ya?ml)$/;
const TESTS = /(?:^|\/)tests?\/(?:.*\/)?[^/]*\.py$/;
const DOCKERFILE = /(?:^|\/)(?:dockerfile[^/]*|[^/]+\.dockerfile)$/;

const FIRM = { '2023': 'firm', '2025': 'firm', '2026': 'firm' } as const;
const SOFT = { '2023': 'soft', '2025': 'soft', '2026': 'soft' } as const;
const FIRM_SINCE_2025 = { '2023': 'soft', '2025': 'firm', '2026': 'firm' } as const;

/** The import of a Python package: `import name` or `from name import …`. */
function imports(...names: readonly string[]): TextProbe {
  const name = names.join('|');
  return { files: PYTHON, holds: [new RegExp(`(?:^|[\\n"])[ \\t]*(?:import|from)[ \\t]+(?:${name})\\b`)] };
}

/**
 * One rule per item. A rule is firm if at most 3 % of the real ticks of an edition's groups came without such a file.
 * Items that honest groups tick without leaving a file (profiling, training in the cloud, monitoring …) and those for
 * which every template includes a file (documentation, data loading) have no rule.
 */
export const EVIDENCE_RULES: readonly EvidenceRule[] = [
  {
    id: 'environment',
    item: 'dedicated environment',
    lookedFor: () =>
      l10n.t('`requirements.txt`, `pyproject.toml`, `environment.yml`, `Pipfile` or `setup.py`'),
    strength: FIRM,
    paths: [DEPENDENCIES],
  },
  {
    id: 'structure',
    item: 'cookiecutter',
    lookedFor: () => l10n.t('files in `src/`, `tests/` or `configs/`'),
    strength: { '2025': 'firm', '2026': 'firm' },
    paths: [/^(?:src|tests|configs)\/./],
  },
  {
    id: 'data',
    item: 'fill out the data py',
    lookedFor: () => l10n.t('a Python file with `data` in its name, outside the tests'),
    strength: FIRM,
    paths: [/^(?!.*(?:^|\/)tests?\/).*data[^/]*\.py$/],
  },
  {
    id: 'dataset',
    item: 'fill out the make dataset',
    lookedFor: () => l10n.t('a Python file with `data` in its name, outside the tests'),
    strength: FIRM,
    paths: [/^(?!.*(?:^|\/)tests?\/).*data[^/]*\.py$/],
  },
  {
    id: 'model',
    item: 'add a model to model py',
    lookedFor: () => l10n.t('a Python file with `model` in its name, or in `models/`'),
    strength: FIRM,
    paths: [/(?:^|\/)(?:[^/]*model[^/]*|models?\/[^/]+)\.py$/],
  },
  {
    id: 'model-file',
    item: 'add a model file',
    lookedFor: () => l10n.t('a Python file with `model` in its name, or in `models/`'),
    strength: FIRM,
    paths: [/(?:^|\/)(?:[^/]*model[^/]*|models?\/[^/]+)\.py$/],
  },
  {
    id: 'requirements',
    item: 'fill out the requirements',
    lookedFor: () =>
      l10n.t('`requirements.txt`, `pyproject.toml`, `environment.yml`, `Pipfile` or `setup.py`'),
    strength: FIRM,
    paths: [DEPENDENCIES],
  },
  {
    id: 'style',
    item: 'pep8',
    lookedFor: () =>
      l10n.t('`ruff`, `flake8`, `black` or `pylint` in dependencies, settings, workflows or pre-commit'),
    strength: FIRM,
    paths: [/(?:^|\/)(?:\.?ruff\.toml|\.flake8|\.pylintrc)$/],
    texts: [
      {
        files: new RegExp(`${DEPENDENCIES.source}|${TOOLING.source}|${WORKFLOWS.source}`),
        holds: [/\b(?:ruff|flake8|black|pylint|pycodestyle|autopep8)\b/],
      },
    ],
  },
  {
    id: 'typing',
    item: 'code typing',
    lookedFor: () => l10n.t('type hints in a Python file'),
    strength: FIRM_SINCE_2025,
    texts: [{ files: /\.py$/, holds: [/\bdef \w{1,100}\([^():\n]{1,200}:|\) ?->/] }],
  },
  {
    id: 'cli',
    item: 'command line interfaces',
    lookedFor: () =>
      l10n.t(
        '`typer`, `click`, `argparse`, `fire`, `invoke` or `hydra` in Python, or scripts in `pyproject.toml`',
      ),
    strength: FIRM,
    texts: [
      imports(
        'typer',
        'click',
        'argparse',
        'fire',
        'invoke',
        'hydra',
        'pytorch_lightning\\.cli',
        'lightning\\.pytorch\\.cli',
      ),
      { files: /(?:^|\/)pyproject\.toml$/, holds: [/\[project\.scripts\]|\[tool\.poetry\.scripts\]/] },
    ],
  },
  {
    id: 'docker',
    item: 'construct one or multiple docker',
    lookedFor: () => l10n.t('a `Dockerfile` or `*.dockerfile`'),
    strength: FIRM,
    paths: [DOCKERFILE],
  },
  {
    id: 'configuration',
    item: 'configurations files',
    lookedFor: () => l10n.t('YAML, JSON or TOML in a folder like `configs/`, or with `config` in its name'),
    strength: FIRM,
    paths: [
      /(?:^|\/)conf[^/]*\/(?:.*\/)?[^/]+\.(?:ya?ml|json|toml)$/,
      /(?:^|\/)[^/]*config[^/]*\.(?:ya?ml|json|toml)$/,
    ],
  },
  {
    id: 'hydra',
    item: 'used hydra',
    lookedFor: () => l10n.t('`hydra` or `omegaconf`, imported in Python'),
    strength: SOFT,
    texts: [imports('hydra', 'omegaconf')],
  },
  {
    id: 'data-versions',
    item: 'setup version control for your data',
    lookedFor: () => l10n.t('`.dvc/config`, `*.dvc` or `dvc.yaml`'),
    strength: { '2023': 'firm', '2025': 'soft', '2026': 'soft' },
    paths: [/(?:^|\/)\.dvc\/config$/, /\.dvc$/, /(?:^|\/)dvc\.ya?ml$/],
  },
  {
    id: 'logging',
    item: 'use logging',
    lookedFor: () => l10n.t('`logging` or `loguru`, imported in Python'),
    strength: SOFT,
    texts: [imports('logging', 'loguru')],
  },
  {
    id: 'wandb',
    item: 'use weights biases',
    lookedFor: () => l10n.t('`wandb` in Python or YAML'),
    strength: FIRM_SINCE_2025,
    texts: [
      imports('wandb'),
      { files: PYTHON, holds: [/\bwandblogger\b/] },
      { files: YAML, holds: [/\bwandb\b/] },
    ],
  },
  {
    id: 'lightning',
    item: 'pytorch lightning',
    lookedFor: () => l10n.t('`pytorch_lightning` or `lightning`, imported in Python'),
    strength: SOFT,
    texts: [imports('pytorch_lightning', 'lightning')],
  },
  {
    id: 'data-tests',
    item: 'unit tests related to the data',
    lookedFor: () => l10n.t('a test with `data` in its name, in `tests/`'),
    strength: FIRM,
    paths: [/(?:^|\/)tests?\/(?:.*\/)?[^/]*data[^/]*\.py$/],
    texts: [{ files: TESTS, holds: [/def test[a-z0-9_]*data/] }],
  },
  {
    id: 'model-tests',
    item: 'unit tests related to model',
    lookedFor: () => l10n.t('a test with `model` or `train` in its name, in `tests/`'),
    strength: FIRM_SINCE_2025,
    paths: [/(?:^|\/)tests?\/(?:.*\/)?[^/]*(?:model|train)[^/]*\.py$/],
    texts: [{ files: TESTS, holds: [/def test[a-z0-9_]*(?:model|train)/] }],
  },
  {
    id: 'coverage',
    item: 'calculate the code coverage',
    lookedFor: () =>
      l10n.t('`coverage` or `pytest-cov` in dependencies, settings, tasks, workflows or the README'),
    strength: FIRM_SINCE_2025,
    paths: [/(?:^|\/)\.coveragerc$/],
    texts: [
      {
        files: new RegExp(`${DEPENDENCIES.source}|${TOOLING.source}|${WORKFLOWS.source}`),
        holds: [/\b(?:coverage|pytest-cov)\b/],
      },
    ],
  },
  {
    id: 'ci',
    item: 'continuous integration running',
    lookedFor: () => l10n.t('a workflow in `.github/workflows/`'),
    strength: FIRM,
    paths: [WORKFLOWS],
  },
  {
    id: 'caching',
    item: 'caching and multi os',
    lookedFor: () => l10n.t('a workflow with `cache` and `matrix`'),
    strength: SOFT,
    texts: [{ files: WORKFLOWS, holds: [/\bcache\b/, /\bmatrix\b/] }],
  },
  {
    id: 'linting',
    item: 'linting step',
    lookedFor: () => l10n.t('a workflow that runs `ruff`, `flake8`, `black`, `pylint` or `pre-commit`'),
    strength: SOFT,
    texts: [
      { files: WORKFLOWS, holds: [/\b(?:ruff|flake8|black|pylint|pre-commit|pycodestyle|isort|lint)\b/] },
    ],
  },
  {
    id: 'pre-commit',
    item: 'pre commit hooks',
    lookedFor: () => '`.pre-commit-config.yaml`',
    strength: FIRM,
    paths: [/(?:^|\/)\.pre-commit-config\.ya?ml$/],
  },
  {
    id: 'data-workflow',
    item: 'triggers when data changes',
    lookedFor: () => l10n.t('a workflow with `paths:` on data'),
    strength: SOFT,
    texts: [{ files: WORKFLOWS, holds: [/\bpaths:/, /\.dvc|data\//] }],
  },
  {
    id: 'registry-workflow',
    item: 'model registry is made',
    lookedFor: () => l10n.t('a workflow on `repository_dispatch` or a model registry'),
    strength: SOFT,
    texts: [{ files: WORKFLOWS, holds: [/repository_dispatch|registry|staged?_model/] }],
  },
  {
    id: 'bucket',
    item: 'data storage in gcp bucket',
    lookedFor: () => l10n.t('an address with `gs://`, `.dvc/config`, or `google.cloud` or `gcsfs` in Python'),
    strength: FIRM_SINCE_2025,
    paths: [/(?:^|\/)\.dvc\/config$/],
    texts: [
      { files: /\.(?:py|ipynb|ya?ml|toml|txt|sh|md|json|cfg)$|(?:^|\/)config$/, holds: [/gs:\/\//] },
      imports('google\\.cloud', 'gcsfs'),
    ],
  },
  {
    id: 'docker-trigger',
    item: 'automatically building your docker',
    lookedFor: () => l10n.t('`cloudbuild.yaml`, or a workflow that builds an image'),
    strength: FIRM,
    paths: [/(?:^|\/)[^/]*cloudbuild[^/]*\.ya?ml$/],
    texts: [{ files: WORKFLOWS, holds: [/docker build|build-push-action|gcloud builds/] }],
  },
  {
    id: 'api',
    item: 'fastapi application',
    lookedFor: () => l10n.t('`fastapi`, imported in Python'),
    strength: FIRM,
    texts: [imports('fastapi')],
  },
  {
    id: 'api-tests',
    item: 'write api tests',
    lookedFor: () => l10n.t('a test with `api` in its name, or `TestClient` in Python'),
    strength: FIRM_SINCE_2025,
    paths: [/(?:^|\/)[^/]*test[^/]*api[^/]*\.py$/],
    texts: [{ files: PYTHON, holds: [/\btestclient\b/] }],
  },
  {
    id: 'load-test',
    item: 'load test your',
    lookedFor: () => l10n.t('`locust`, or a script for `k6`'),
    strength: SOFT,
    paths: [/(?:^|\/)[^/]*locust[^/]*\.py$/],
    texts: [imports('locust'), { files: /\.js$/, holds: [/from 'k6/] }],
  },
  {
    id: 'specialised-api',
    item: 'onnx or bentoml',
    lookedFor: () => l10n.t('`onnx`, `onnxruntime` or `bentoml` in Python'),
    strength: FIRM_SINCE_2025,
    texts: [imports('onnx', 'onnxruntime', 'bentoml'), { files: PYTHON, holds: [/torch\.onnx|to_onnx/] }],
  },
  {
    id: 'frontend',
    item: 'create a frontend',
    lookedFor: () =>
      l10n.t(
        '`streamlit`, `gradio`, `reflex`, `dash` or `flask` in Python, or pages in a folder like `frontend/`',
      ),
    strength: FIRM_SINCE_2025,
    paths: [/(?:^|\/)(?:[^/]*frontend[^/]*|app|static|templates)\/(?:.*\/)?[^/]+\.(?:html|tsx|jsx)$/],
    texts: [imports('streamlit', 'gradio', 'reflex', 'dash', 'flask')],
  },
  {
    id: 'drift',
    item: 'data drifting',
    lookedFor: () =>
      l10n.t(
        '`evidently`, `alibi_detect`, `nannyml` or `whylogs` in Python, or a Python file with `drift` in its name',
      ),
    strength: SOFT,
    paths: [/(?:^|\/)[^/]*drift[^/]*\.py$/],
    texts: [imports('evidently', 'alibi_detect', 'nannyml', 'whylogs', 'torchdrift')],
  },
  {
    id: 'metrics',
    item: 'couple of system metrics',
    lookedFor: () => l10n.t('`prometheus_client`, `opentelemetry` or `psutil`, imported in Python'),
    strength: SOFT,
    texts: [imports('prometheus_client', 'prometheus_fastapi_instrumentator', 'opentelemetry', 'psutil')],
  },
  {
    id: 'collection',
    item: 'collection of input output',
    lookedFor: () => l10n.t('`BackgroundTasks`, `sqlite` or `bigquery` in Python'),
    strength: SOFT,
    texts: [{ files: PYTHON, holds: [/backgroundtasks|add_task|sqlite|bigquery|prediction_?database/] }],
  },
];
