// Libraries that the servers for Node and for the browser both need. They are packed once, in `dist/shared/`, and loaded when one of their
// functions is called for the first time.
import { resolve } from 'node:path';

const LANGUAGES = [
  'bash',
  'diff',
  'dockerfile',
  'ini',
  'json',
  'makefile',
  'python',
  'python-repl',
  'shell',
  'yaml',
].map((name) => `highlight.js/lib/languages/${name}`);

/**
 * The packages in each shared file, with the exports that the servers use. @type {Readonly<Record<string, Readonly<Record<string,
 * readonly string[]>>>>}
 */
export const SHARED = {
  basics: {
    '@noble/hashes/legacy.js': ['sha1'],
    '@noble/hashes/sha2.js': ['sha256'],
    'github-slugger': ['default', 'slug'],
    'jsonc-parser': ['createScanner', 'parseTree', 'printParseErrorCode'],
  },
  markdown: {
    'mdast-util-from-markdown': ['fromMarkdown'],
    'mdast-util-gfm': ['gfmFromMarkdown'],
    'mdast-util-to-hast': ['toHast'],
    'micromark-extension-gfm': ['gfm'],
  },
  html: { parse5: ['parseFragment'], 'hast-util-raw': ['raw'], 'hast-util-to-html': ['toHtml'] },
  drawing: {
    temml: ['default'],
    lowlight: ['createLowlight'],
    ...Object.fromEntries(LANGUAGES.map((name) => [name, ['default']])),
  },
};

/** The file and the exports by the name of the package. */
const SHARED_BY_PACKAGE = new Map(
  Object.entries(SHARED).flatMap(([file, packages]) =>
    Object.entries(packages).map(([name, exports]) => /** @type {const} */ ([name, { file, exports }])),
  ),
);
const NAMESPACE = 'shared';
const LOADER = 'shared-loader';

/**
 * How a program loads a shared file: Node as CommonJS, a Web Worker as a script, from the folder that the client sends or the one next to
 * its own.
 * @type {Readonly<Record<'node' | 'browser', string>>}
 */
const LOADERS = {
  node: `import { createRequire } from 'node:module';
const folder = /\\/(?:node\\/chunks)\\/[^/]*$/.test(import.meta.url) ? '../../shared/' : '../shared/';
const read = createRequire(import.meta.url);
export const load = (file) => read(folder + file + '.js');`,
  browser: `export function load(file) {
  const name = 'mlopsShared_' + file;
  if (self[name] === undefined) importScripts(new URL(file + '.js', self.mlopsSharedFolder ?? new URL('../shared/', self.location.href)).href);
  return self[name];
}`,
};

/**
 * Leaves the shared libraries out of a server: its imports of them are functions that load the shared file first.
 * @param {'node' | 'browser'} platform
 * @returns {import('esbuild').Plugin}
 */
export function withoutShared(platform) {
  return {
    name: 'without-shared',
    setup(build) {
      build.onResolve({ filter: /^[^.]/ }, ({ path, namespace }) =>
        SHARED_BY_PACKAGE.has(path) && namespace === 'file'
          ? { path, namespace: NAMESPACE, sideEffects: false }
          : undefined,
      );
      build.onResolve({ filter: /^shared-loader$/ }, () => ({ path: LOADER, namespace: LOADER }));
      build.onLoad({ filter: /.*/, namespace: LOADER }, () => ({ contents: LOADERS[platform] }));
      build.onLoad({ filter: /.*/, namespace: NAMESPACE }, async ({ path }) => ({
        contents: await proxyOf(path),
        resolveDir: resolve('.'),
      }));
    },
  };
}

/** @param {string} name of a package @returns {Promise<string>} a module with the exports of the package, or with their functions */
async function proxyOf(name) {
  const { file, exports } = SHARED_BY_PACKAGE.get(name) ?? { file: '', exports: [] };
  const library = await import(name);
  const declarations = exports.map((exported) => {
    const value = `load(${JSON.stringify(file)})[${JSON.stringify(name)}].${exported}`;
    const proxy = proxyOfValue(library[exported], value);
    return exported === 'default' ? `export default ${proxy};` : `export const ${exported} = ${proxy};`;
  });
  return ["import { load } from 'shared-loader';", ...declarations].join('\n');
}

/**
 * @param {unknown} value a function, a class, or an object of functions
 * @param {string} place how the shared one is read
 */
function proxyOfValue(value, place) {
  if (typeof value === 'function')
    return `function (...values) { return new.target ? new (${place})(...values) : (${place})(...values); }`;
  const members = Object.entries(value ?? {}).filter(([, member]) => typeof member === 'function');
  return `{ ${members.map(([member]) => `${member}: (...values) => ${place}.${member}(...values)`).join(', ')} }`;
}

/** The module text of a shared file. @param {string} file */
export function sharedModule(file) {
  const packages = Object.entries(SHARED[file] ?? {});
  const imports = packages.map(
    ([name, exports], index) =>
      `import { ${exports.map((exported) => `${exported} as ${exported}${index}`).join(', ')} } from ${JSON.stringify(name)};`,
  );
  const members = packages.map(
    ([name, exports], index) =>
      `${JSON.stringify(name)}: { ${exports.map((exported) => `${exported}: ${exported}${index}`).join(', ')} }`,
  );
  return `${imports.join('\n')}\nexport default { ${members.join(', ')} };`;
}
