import { existsSync } from 'node:fs';
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
    message: 'The core knows nothing of the editor or of the connection (law 4).',
  },
  {
    group: ['node:*', 'fs', 'path', 'url', 'crypto', 'os'],
    message: 'The core reaches files through the ReportFiles port only (law 4).',
  },
  {
    group: ['**/features/*', '**/server', '**/protocol', '**/lsp'],
    message: 'The core does not know its users (law 4).',
  },
];

// The benchmark's types lie in its own node_modules, which only running it installs.
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
  {
    files: [
      'server/src/{report,checker,handin,rules,render,export}/**/*.ts',
      'server/src/files/{reportFiles,memoryFiles,figureFolders,loadFolders,limiter,base64}.ts',
    ],
    rules: { '@typescript-eslint/no-restricted-imports': ['error', { patterns: pure }] },
  },
  {
    // The page may use the core, but neither the editor's nor Node's API.
    files: ['client/webview/**/*.ts'],
    rules: { '@typescript-eslint/no-restricted-imports': ['error', { patterns: pure.slice(0, 2) }] },
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
