import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { table, withPart } from '../../../scripts/generated/readme';
import { englishTexts, missingKeys, translation } from '../../../scripts/generated/texts';

suite('A generated part of a document', () => {
  test('replaces only the text between its comments', () => {
    const document = 'Before\n<!-- a -->\nold\n<!-- /a -->\nAfter <!-- b -->\n<!-- /b -->\n';
    const once = withPart(document, 'a', 'new');
    assert.equal(once, 'Before\n<!-- a -->\n\nnew\n\n<!-- /a -->\nAfter <!-- b -->\n<!-- /b -->\n');
    assert.equal(withPart(once, 'a', 'new'), once);
  });

  test('needs both comments, once', () => {
    for (const document of [
      '',
      '<!-- a -->',
      '<!-- /a --> <!-- a -->',
      '<!-- a --> <!-- /a --> <!-- a --> <!-- /a -->',
    ])
      assert.throws(() => withPart(document, 'a', 'new'), /must contain <!-- a --> and <!-- \/a --> once/);
  });

  test('escapes characters that would end a table cell', () => {
    assert.equal(table(['A'], [['`a|b`']]), '| A |\n| --- |\n| `a\\|b` |');
  });
});

suite('Generated texts', () => {
  test('come first and drop old ones; manual texts stay as they are', () => {
    const texts = englishTexts({
      'configuration.gone': 'Gone',
      'command.showLog': 'Old',
      container: 'Report',
      'view.a': 'A',
    });
    assert.equal(texts['configuration.gone'], undefined);
    assert.equal(texts['command.showLog'], 'Show Log');
    assert.equal(texts['configuration.rules.answer-missing'], 'A question has no answer.');
    assert.deepEqual(Object.entries(texts).slice(-2), [
      ['container', 'Report'],
      ['view.a', 'A'],
    ]);
  });

  test('leave an empty entry for new texts in each translation', () => {
    const danish = translation(['new', 'kept'], { kept: 'beholdt', gone: 'væk' });
    assert.deepEqual(Object.entries(danish), [
      ['new', ''],
      ['kept', 'beholdt'],
    ]);
    assert.deepEqual(missingKeys(danish), ['new']);
  });
});
