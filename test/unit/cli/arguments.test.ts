import assert from 'node:assert/strict';
import test, { suite } from 'node:test';
import { parseArguments } from '../../../server/src/cli/arguments';

function messageOf(...words: string[]): string {
  const command = parseArguments(words);
  assert.equal(command.kind, 'usage-error');
  return command.message;
}

suite('the words of a command line', () => {
  test('check takes any number of paths', () => {
    assert.deepEqual(parseArguments(['check']), { kind: 'check', format: 'text', paths: [] });
    assert.deepEqual(parseArguments(['check', 'a.md', 'b']), {
      kind: 'check',
      format: 'text',
      paths: ['a.md', 'b'],
    });
  });

  test('the format stands anywhere, with = or without', () => {
    const wanted = { kind: 'check', format: 'json', paths: ['a.md'] };
    assert.deepEqual(parseArguments(['check', '--format', 'json', 'a.md']), wanted);
    assert.deepEqual(parseArguments(['check', 'a.md', '--format=json']), wanted);
    assert.deepEqual(parseArguments(['--format=json', 'check', 'a.md']), wanted);
  });

  test('html takes paths and a file to write', () => {
    assert.deepEqual(parseArguments(['html']), { kind: 'html', output: null, paths: [] });
    const wanted = { kind: 'html', output: 'b.html', paths: ['a.md'] };
    assert.deepEqual(parseArguments(['html', '-o', 'b.html', 'a.md']), wanted);
    assert.deepEqual(parseArguments(['html', 'a.md', '--output=b.html']), wanted);
    assert.deepEqual(parseArguments(['html', '-o', '-', 'a.md']), { ...wanted, output: '-' });
  });

  test('each command has its own options', () => {
    assert.equal(messageOf('check', '-o', 'a.html'), 'check writes no file, so it has no option --output.');
    assert.equal(
      messageOf('html', '--format', 'json'),
      'html writes pages only, so it has no option --format.',
    );
    assert.equal(
      messageOf('html', 'a.md', '-o'),
      'option --output needs a value: the file to write, or - for standard output.',
    );
  });

  test('behind -- everything is a path', () => {
    const wanted = { kind: 'check', format: 'text', paths: ['--format', '-h'] };
    assert.deepEqual(parseArguments(['check', '--', '--format', '-h']), wanted);
  });

  test('help and version win over the command', () => {
    for (const words of [['--help'], ['-h'], ['check', '--help', 'a.md'], ['chekc', '-h'], ['-vh']]) {
      assert.deepEqual(parseArguments(words), { kind: 'help' });
    }
    for (const words of [['--version'], ['-v'], ['check', '-v']]) {
      assert.deepEqual(parseArguments(words), { kind: 'version' });
    }
  });

  test('a mistyped word is met with the nearest that is known', () => {
    assert.equal(messageOf('check', '--fromat', 'json'), "unknown option '--fromat'. Did you mean --format?");
    assert.equal(messageOf('check', '--hepl'), "unknown option '--hepl'. Did you mean --help?");
    assert.equal(messageOf('chekc', 'a.md'), "unknown command 'chekc'. Did you mean check?");
    assert.equal(messageOf('check', '--format', 'jsno'), "unknown format 'jsno'. Did you mean json?");
  });

  test('a word that resembles none is met with all', () => {
    assert.equal(
      messageOf('check', '-x'),
      "unknown option '-x'. Known: --format, --output, --help, --version.",
    );
    assert.equal(
      messageOf('check', '--quiet'),
      "unknown option '--quiet'. Known: --format, --output, --help, --version.",
    );
    assert.equal(messageOf('reports/README.md'), "unknown command 'reports/README.md'. Known: check, html.");
    assert.equal(messageOf('check', '--format', 'yaml'), "unknown format 'yaml'. Known: text, json.");
  });

  test('what is missing is named', () => {
    assert.equal(
      messageOf(),
      'what shall be done? The commands are: mlops-report check [PATH...] and mlops-report html [-o FILE] [PATH...]',
    );
    assert.equal(messageOf('check', '--format'), 'option --format needs a value: text or json.');
    assert.equal(messageOf('check', '--format='), "unknown format ''. Known: text, json.");
    assert.equal(messageOf('check', ''), 'a path is empty.');
    assert.equal(messageOf('check', '--help=yes'), 'option --help takes no value.');
  });
});
