import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fromRoot } from '../test/support/paths';

/** What the manifest of the extension and that of the package have in common. */
interface Manifest {
  readonly version: string;
  readonly license: string;
  readonly repository: object;
  readonly engines: { readonly node: string };
}

/** Copied from the root as they are. */
const FILES = [
  'LICENSE',
  'dist/THIRD-PARTY-NOTICES.txt',
  'dist/cli.js',
  'dist/cli',
  'dist/node/server.mjs',
  'dist/node/chunks',
  'dist/shared',
  'l10n',
];

/** Puts the npm package `mlops-report` together from what `node esbuild.mjs --production` has built; gives its folder. */
export async function makeNpmPackage(): Promise<string> {
  const folder = fromRoot('.build/npm');
  const { version, license, repository, engines } = JSON.parse(
    await readFile(fromRoot('package.json'), 'utf8'),
  ) as Manifest;
  const manifest = {
    name: 'mlops-report',
    version,
    description:
      "Word limits, figures and the course checker's verdict on reports: a command and a language server.",
    keywords: ['markdown', 'report', 'word count', 'linter', 'language server', 'dtu', '02476', 'mlops'],
    license,
    repository,
    homepage: 'https://github.com/mlops-report/mlops-report#readme',
    bugs: 'https://github.com/mlops-report/mlops-report/issues',
    engines: { node: engines.node },
    bin: { 'mlops-report': 'dist/cli.js', 'mlops-report-language-server': 'dist/languageServer.js' },
    files: ['dist', 'l10n'],
  };
  await rm(folder, { recursive: true, force: true });
  await mkdir(join(folder, 'dist/node'), { recursive: true });
  for (const file of FILES)
    await cp(fromRoot(file), join(folder, file), {
      recursive: true,
      filter: (path) => !path.endsWith('.map'),
    });
  await cp(fromRoot('npm/README.md'), join(folder, 'README.md'));
  await writeFile(join(folder, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  const server = "#!/usr/bin/env node\nimport('./node/server.mjs');\n";
  await writeFile(join(folder, 'dist/languageServer.js'), server, { mode: 0o755 });
  return folder;
}
