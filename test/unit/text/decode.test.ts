import assert from 'node:assert/strict';
import fc from 'fast-check';
import test, { suite } from 'node:test';
import { decode } from '../../../server/src/text/decode';
import { runs } from '../../support/runs';

function bytes(...parts: (string | number)[]): Buffer {
  return Buffer.concat(
    parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : Buffer.from([part]))),
  );
}

function faultOf(...parts: (string | number)[]): unknown {
  return decode(bytes(...parts)).fault;
}

suite('The bytes of a file', () => {
  test('are read as UTF-8', () => {
    assert.deepEqual(decode(bytes('snø\r\n🐦')), { text: 'snø\r\n🐦', fault: null });
    assert.deepEqual(decode(bytes('')), { text: '', fault: null });
  });

  test('keep a byte order mark', () => {
    assert.deepEqual(decode(bytes(0xef, 0xbb, 0xbf, '# x')), { text: '\ufeff# x', fault: null });
  });

  test('have a fault at the first byte that is not UTF-8', () => {
    assert.deepEqual(faultOf('a\nb\ncaf', 0xe9, '\nna', 0xef, 've'), {
      position: { line: 2, character: 3 },
      what: 'byte 0xE9',
    });
    assert.deepEqual(faultOf(0x80), { position: { line: 0, character: 0 }, what: 'byte 0x80' });
    assert.deepEqual(faultOf('🐦\r\n🐦', 0x0a, 0xff), {
      position: { line: 2, character: 0 },
      what: 'byte 0xFF',
    });
  });

  test('have positions with the line ends of an editor and in UTF-16 units', () => {
    assert.deepEqual(faultOf('a\rb\r\n🐦', 0xc0), { position: { line: 2, character: 2 }, what: 'byte 0xC0' });
  });

  test('have a fault at the first byte of an incomplete character', () => {
    assert.deepEqual(faultOf('x', 0xe2, 0x82), { position: { line: 0, character: 1 }, what: 'byte 0xE2' });
    assert.deepEqual(faultOf('x', 0xef, 0xbf, '\n'), {
      position: { line: 0, character: 1 },
      what: 'byte 0xEF',
    });
  });

  test('may contain a replacement character', () => {
    assert.equal(faultOf('\ufffd'), null);
    assert.deepEqual(faultOf('\ufffd\ufffd', 0xe9), {
      position: { line: 0, character: 2 },
      what: 'byte 0xE9',
    });
  });

  test('are read as UTF-16 with a byte order mark, but with a fault', () => {
    const fault = { position: { line: 0, character: 0 }, what: 'UTF-16' };
    const little = Buffer.from('\ufeff# ø\n', 'utf16le');
    assert.deepEqual(decode(little), { text: '\ufeff# ø\n', fault });
    assert.deepEqual(decode(Buffer.from(little).swap16()), { text: '\ufeff# ø\n', fault });
  });

  test('keep the text before a fault, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.uint8Array({ minLength: 1 }), (before, rest) => {
        const start = Buffer.from(before.replaceAll(/[\r\n]/g, ' '));
        const { text, fault } = decode(Buffer.concat([start, rest]));
        if (!fault || fault.what === 'UTF-16') return;
        const { line, character } = fault.position;
        const valid = text
          .split(/\r\n|\r|\n/)
          .slice(0, line + 1)
          .map((part, index) => (index === line ? part.slice(0, character) : part));
        assert.ok(Buffer.from(valid.join(' ')).length >= start.length);
        assert.equal(text.split(/\r\n|\r|\n/)[line]?.[character], '\ufffd');
      }),
      runs(100),
    );
  });
});
