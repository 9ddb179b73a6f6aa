import fc from 'fast-check';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { snippetText } from '../../../server/src/features/codeActions/snippetToText';
import { runs } from '../../support/runs';

test('what nobody fills in leaves its default text', () => {
  const texts: Readonly<Record<string, string>> = {
    '![${1:What it shows}](figures/${2|q1.png,q2.png|})$0': '![What it shows](figures/q1.png)',
    '$1 and ${2}': ' and ',
    '${1:outer ${2:inner} $3}!': 'outer inner !',
    '${1|one\\, two\\|,three|}': 'one, two|',
    'costs \\$5 \\} \\\\': 'costs $5 } \\',
    '$TM_FILENAME ${UNKNOWN:name}': ' name',
    'a $ b $- ${ ${1': 'a $ b $- ${ ${1',
    '\\n stays': '\\n stays',
    '${1|unclosed,': 'unclosed',
    '${1:unclosed': 'unclosed',
    '': '',
  };
  for (const [snippet, text] of Object.entries(texts)) assert.equal(snippetText(snippet), text, snippet);
});

test('escaped text comes back as it was', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      assert.equal(snippetText(text.replace(/[\\$}]/g, '\\$&')), text);
    }),
    runs(100),
  );
});
