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
    'micromark-core-commonmark': ['htmlFlow', 'htmlText'],
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
/** Stands in for a value of a shared file, which it reads when it is first used. */
const STAND_IN = `export function standIn(target, read) {
  return new Proxy(target, {
    apply: (_, self, values) => Reflect.apply(read(), self, values),
    construct: (_, values) => Reflect.construct(read(), values),
    get: (_, key) => Reflect.get(read(), key),
    has: (_, key) => Reflect.has(read(), key),
    ownKeys: () => Reflect.ownKeys(read()),
    getOwnPropertyDescriptor(_, key) {
      const found = Reflect.getOwnPropertyDescriptor(read(), key);
      return found && { ...found, configurable: true };
    },
  });
}`;
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
      build.onLoad({ filter: /.*/, namespace: LOADER }, () => ({
        contents: `${LOADERS[platform]}\n${STAND_IN}`,
      }));
      build.onLoad({ filter: /.*/, namespace: NAMESPACE }, async ({ path }) => ({
        contents: await proxyOf(path),
        resolveDir: resolve('.'),
      }));
    },
  };
}

/** @param {string} name of a package @returns {Promise<string>} a module with stand-ins for the exports of the package */
async function proxyOf(name) {
  const { file, exports } = SHARED_BY_PACKAGE.get(name) ?? { file: '', exports: [] };
  const library = await import(name);
  const declarations = exports.map((exported) => {
    const target = typeof library[exported] === 'function' ? 'function () {}' : '{}';
    const standIn = `standIn(${target}, () => load(${JSON.stringify(file)})[${JSON.stringify(name)}].${exported})`;
    return exported === 'default' ? `export default ${standIn};` : `export const ${exported} = ${standIn};`;
  });
  return ["import { load, standIn } from 'shared-loader';", ...declarations].join('\n');
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
