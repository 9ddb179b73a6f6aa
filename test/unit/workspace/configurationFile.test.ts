import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { MAX_GLOB_LENGTH, MAX_GLOBS } from '../../../server/src/text/glob';
import { readConfiguration } from '../../../server/src/workspace/configurationFile';

suite('The globs of a configuration file', () => {
  test('are reported at their range and left out if they are too long', () => {
    const long = 'a'.repeat(MAX_GLOB_LENGTH + 1);
    const { configuration, problems } = readConfiguration(`{ "files": ["report.md",\n"${long}"] }`);
    assert.deepEqual(configuration.files, ['report.md']);
    assert.deepEqual(
      problems.map(({ range }) => range),
      [{ start: { line: 1, character: 0 }, end: { line: 1, character: MAX_GLOB_LENGTH + 3 } }],
    );
  });

  test('are reported once if there are too many, and the first ones are used', () => {
    const globs = Array.from({ length: MAX_GLOBS + 5 }, (_, index) => `report-${index}.md`);
    const { configuration, problems } = readConfiguration(JSON.stringify({ files: globs }));
    assert.equal(configuration.files?.length, MAX_GLOBS);
    assert.equal(problems.length, 1);
  });
});
