import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { makeNpmPackage } from '../../scripts/npmPackage';
import { BUILT_NPM } from './build';

/** The npm program, which is a script on Windows. */
export const NPM = process.platform === 'win32' ? 'npm.cmd' : 'npm';

/** The output of `npm pack --json`. */
export interface Packed {
  readonly filename: string;
  /** In bytes. */
  readonly unpackedSize: number;
  readonly files: readonly { readonly path: string }[];
}

/** Packs the npm package of the built product into a folder. */
export async function packNpm(folder: string): Promise<Packed & { readonly path: string }> {
  const made = process.env[BUILT_NPM] ?? (await makeNpmPackage());
  const output = execFileSync(NPM, ['pack', '--json', '--pack-destination', folder, made], {
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  const [packed] = JSON.parse(output) as Packed[];
  if (!packed) throw new Error(`npm pack printed ${output}`);
  return { ...packed, path: join(folder, packed.filename) };
}
