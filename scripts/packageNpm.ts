// npm run package:npm: builds the npm package into .build/npm, a folder for `npm publish` and `npm pack`.
import { fromRoot } from '../test/support/paths';
import { runProcess } from '../test/support/processes';
import { makeNpmPackage } from './npmPackage';

await runProcess(process.execPath, [fromRoot('esbuild.mjs'), '--production']);
const folder = await makeNpmPackage();
console.log(`The package is in ${folder}. Inspect it with \`npm pack --dry-run ${folder}\`.`);
