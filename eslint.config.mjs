import { existsSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import tseslint from 'typescript-eslint';

const pure = [
  {
    group: [
      'vscode',
      'vscode-languageserver',
      'vscode-languageserver/*',
      'vscode-languageserver-protocol',
      'vscode-languageclient',
      'vscode-languageclient/*',
    ],
    message: 'The core knows neither the editor nor the connection (docs/architecture.md).',
  },
  {
    group: ['node:*', ...builtinModules],
    message: 'The core reaches files through the ports in files/ only (docs/architecture.md).',
  },
];

/** @type {readonly (readonly { name: string, path: string, isPure: boolean }[])[]} */
const ROOMS = JSON.parse(readFileSync(new URL('rooms.json', import.meta.url), 'utf8'));

/** A room may import only rooms of the steps above it, types included. Rooms of one step don't import each other. */
const rooms = ROOMS.flatMap((step, index) =>
  step.map((room) => {
    const below = ROOMS.slice(index)
      .flat()
      .filter(({ name }) => name !== room.name);
    const patterns = below.map(({ name, path }) => ({
      regex: path.endsWith('.ts') ? `/${name.slice(0, -'.ts'.length)}$` : `/${name}/`,
      message: `${room.name}/ imports rooms above it only (rooms.json).`,
    }));
    const client = { group: ['**/client/**'], message: 'The server does not know the client (rooms.json).' };
    return {
      files: [room.path.endsWith('.ts') ? room.path : `${room.path}/**/*.ts`],
      rules: {
        '@typescript-eslint/no-restricted-imports': [
          'error',
          { patterns: [...(room.isPure ? pure : []), ...patterns, client] },
        ],
      },
    };
  }),
);

// The benchmark's types are in its own node_modules, which is installed only when it runs.
const bench = existsSync(new URL('bench/node_modules', import.meta.url)) ? [] : ['bench/'];

export default tseslint.config(
  { ignores: ['dist/', '**/.build/', '.vscode-test/', 'node_modules/', 'test-results/', ...bench] },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      eqeqeq: 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
    },
  },
  ...rooms,
  {
    // The client may import only common/.
    files: ['client/src/**/*.ts'],
    rules: {
      '@typescript-eslint/no-restricted-imports': [
        'error',
        {
          patterns: [
            { group: ['**/server/src/**'], message: 'The client imports common/ only (rooms.json).' },
          ],
        },
      ],
    },
  },
  {
    // The same for the page, which may use neither VS Code's API nor Node's.
    files: ['client/webview/**/*.ts'],
    rules: {
      '@typescript-eslint/no-restricted-imports': [
        'error',
        {
          patterns: [
            ...pure,
            { group: ['**/server/src/**'], message: 'The page imports common/ only (rooms.json).' },
          ],
        },
      ],
    },
  },
  {
    files: ['test/**/*.ts'],
    rules: {
      '@typescript-eslint/no-floating-promises': [
        'error',
        {
          allowForKnownSafeCalls: [
            { from: 'package', package: 'node:test', name: ['test', 'suite', 'describe', 'it'] },
          ],
        },
      ],
    },
  },
);
