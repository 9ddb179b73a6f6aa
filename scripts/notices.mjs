// The notices of the bundled packages, which their licences require in every copy.
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';

const LICENCE_FILE = /^(?:licen[cs]e|copying|notice)(?:[.-].*)?$/i;
const RULE = '-'.repeat(80);

/**
 * The folders of the packages in the bundles, relative to the root of the repository, without duplicates.
 * @param {readonly import('esbuild').Metafile[]} metafiles
 */
export function bundledPackages(metafiles) {
  const inputs = metafiles.flatMap(({ outputs }) =>
    Object.values(outputs).flatMap((output) =>
      Object.entries(output.inputs)
        .filter(([, { bytesInOutput }]) => bytesInOutput > 0)
        .map(([path]) => path),
    ),
  );
  const folders = inputs.flatMap((path) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0] ?? []);
  return [...new Set(folders)].sort();
}

/**
 * The notices of packages by name, each with its version and licence text.
 * @param {readonly string[]} folders of the packages
 * @throws If a package has neither a licence file nor the name of a licence and its holder.
 */
export async function noticesOf(folders) {
  const notices = await Promise.all(folders.map(noticeOf));
  const head = 'MLOps Report contains these packages, under the licences below.\n';
  return [head, ...new Set(notices.sort())].join(`\n${RULE}\n\n`);
}

/** @param {string} folder */
async function noticeOf(folder) {
  const { name, version, license, author } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
  const files = (await readdir(folder)).filter((file) => LICENCE_FILE.test(file)).sort();
  const texts = await Promise.all(files.map((file) => readFile(join(folder, file), 'utf8')));
  const holder = typeof author === 'string' ? author : author?.name;
  if (texts.length === 0 && !(license && holder)) throw new Error(`${name} contains no licence: look it up.`);
  const text = texts.length > 0 ? texts.join('\n') : `Licence: ${license}\nCopyright (c) ${holder}\n`;
  return `${name} ${version} (${license})\n\n${text.replaceAll('\r\n', '\n').trim()}\n`;
}
