import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { MAX_GLOB_LENGTH, MAX_GLOBS } from '../../../server/src/text/glob';
import { readConfiguration } from '../../../server/src/workspace/configurationFile';

suite('the globs of a configuration file', () => {
  test('one that is too long is told at its place, and left out', () => {
    const long = 'a'.repeat(MAX_GLOB_LENGTH + 1);
    const { configuration, problems } = readConfiguration(`{ "files": ["report.md",\n"${long}"] }`);
    assert.deepEqual(configuration.files, ['report.md']);
    assert.deepEqual(
      problems.map(({ range }) => range),
      [{ start: { line: 1, character: 0 }, end: { line: 1, character: MAX_GLOB_LENGTH + 3 } }],
    );
  });

  test('too many are told once, and the first ones used', () => {
    const globs = Array.from({ length: MAX_GLOBS + 5 }, (_, index) => `report-${index}.md`);
    const { configuration, problems } = readConfiguration(JSON.stringify({ files: globs }));
    assert.equal(configuration.files?.length, MAX_GLOBS);
    assert.equal(problems.length, 1);
  });
});
