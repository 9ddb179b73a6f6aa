// The table of rules also contains the texts for the README and the settings, a third of a server's texts. The programs need only the levels.
import { readFile } from 'node:fs/promises';

/** A property of a rule that only `npm run generate` and the command line read. */
const TEXT = /^ {4}(?:group|title|details|fix):\s+(?:'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"),\n/gm;

/** Leaves the texts of the rules out of a server. @type {import('esbuild').Plugin} */
export const withoutRuleTexts = {
  name: 'without-rule-texts',
  setup(build) {
    build.onLoad({ filter: /[\\/]common[\\/]codes\.ts$/ }, async ({ path }) => {
      const source = await readFile(path, 'utf8');
      const contents = source.replace(TEXT, '');
      const left = /^ {4}(?:group|title|details|fix):.*/m.exec(contents)?.[0];
      if (left !== undefined) throw new Error(`${path} is not written as expected: ${left}`);
      return { contents, loader: 'ts' };
    });
  },
};
