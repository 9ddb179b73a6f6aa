import assert from 'node:assert/strict';
import test, { suite } from 'node:test';
import { parseArguments } from '../../../server/src/cli/arguments';

function messageOf(...words: string[]): string {
  const command = parseArguments(words);
  assert.equal(command.kind, 'usage-error');
  return command.message;
}

const CHECK = {
  kind: 'check',
  format: 'text',
  output: null,
  failOn: null,
  isQuiet: false,
  usesConfiguration: true,
  isEvidenceWanted: false,
  language: null,
  paths: [],
};

suite('Command line arguments', () => {
  test('check accepts any number of paths', () => {
    assert.deepEqual(parseArguments(['check']), CHECK);
    assert.deepEqual(parseArguments(['check', 'a.md', 'b']), { ...CHECK, paths: ['a.md', 'b'] });
  });

  test('options may come anywhere after the command, with = or without', () => {
    const wanted = { ...CHECK, format: 'json', paths: ['a.md'] };
    assert.deepEqual(parseArguments(['check', '--format', 'json', 'a.md']), wanted);
    assert.deepEqual(parseArguments(['check', 'a.md', '--format=json']), wanted);
  });

  test('check accepts an output file, a level, and switches', () => {
    const words = [
      'check',
      '-q',
      '--no-config',
      '--evidence',
      '--fail-on=error',
      '--lang',
      'da',
      '-o',
      'out.csv',
      '--format',
      'csv',
    ];
    assert.deepEqual(parseArguments(words), {
      ...CHECK,
      format: 'csv',
      output: 'out.csv',
      failOn: 'error',
      isQuiet: true,
      usesConfiguration: false,
      isEvidenceWanted: true,
      language: 'da',
    });
  });

  test('html accepts paths and an output file', () => {
    const plain = { isHandIn: false, hasOverview: false };
    assert.deepEqual(parseArguments(['html']), { kind: 'html', ...plain, output: null, paths: [] });
    const wanted = { kind: 'html', ...plain, output: 'b.html', paths: ['a.md'] };
    assert.deepEqual(parseArguments(['html', '--overview', '-o', 'b.html', 'a.md']), {
      ...wanted,
      hasOverview: true,
    });
    assert.equal(
      messageOf('html', '--overview', '--hand-in'),
      'the page to hand in has no overview. Leave out --hand-in or --overview.',
    );
    assert.deepEqual(parseArguments(['html', '-o', 'b.html', 'a.md']), wanted);
    assert.deepEqual(parseArguments(['html', 'a.md', '--output=b.html']), wanted);
    assert.deepEqual(parseArguments(['html', '-o', '-', 'a.md']), { ...wanted, output: '-' });
  });

  test('init accepts a folder, lsp a transport', () => {
    assert.deepEqual(parseArguments(['init']), { kind: 'init', folder: '.' });
    assert.deepEqual(parseArguments(['init', 'group 7']), { kind: 'init', folder: 'group 7' });
    assert.equal(messageOf('init', 'a', 'b'), 'init takes one folder.');
    assert.deepEqual(parseArguments(['lsp', '--stdio']), { kind: 'lsp' });
    assert.equal(messageOf('lsp', 'a.md'), 'lsp takes no path.');
  });

  test('each command accepts only its own options', () => {
    assert.equal(messageOf('html', '--format', 'json'), 'html has no option --format; check has.');
    assert.equal(
      messageOf('html', 'a.md', '-o'),
      'option -o needs a value: the file to write, or - for standard output.',
    );
  });

  test('everything after -- is a path', () => {
    assert.deepEqual(parseArguments(['check', '--', '--format', '-h']), {
      ...CHECK,
      paths: ['--format', '-h'],
    });
  });

  test('help is for the program or for a command', () => {
    for (const words of [['--help'], ['-h']])
      assert.deepEqual(parseArguments(words), { kind: 'help', of: null });
    for (const words of [
      ['check', '--help', 'a.md'],
      ['check', '-h', '--format=csv'],
    ])
      assert.deepEqual(parseArguments(words), { kind: 'help', of: 'check' });
    for (const words of [['--version'], ['-v']]) assert.deepEqual(parseArguments(words), { kind: 'version' });
  });

  test('a mistyped word gets the nearest known word as a suggestion', () => {
    assert.equal(messageOf('check', '--fromat', 'json'), "unknown option '--fromat'. Did you mean --format?");
    assert.equal(messageOf('check', '--hepl'), "unknown option '--hepl'. Did you mean --help?");
    assert.equal(messageOf('chekc', 'a.md'), "unknown command 'chekc'. Did you mean check?");
    assert.equal(
      messageOf('check', '--format', 'jsno'),
      "unknown value of --format 'jsno'. Did you mean json?",
    );
  });

  test('a word that resembles no known word gets the list of all words', () => {
    assert.equal(
      messageOf('html', '-x'),
      "unknown option '-x'. Known: --help, --hand-in, --output, --overview.",
    );
    assert.equal(
      messageOf('reports/README.md'),
      "unknown command 'reports/README.md'. Known: check, html, groups, ready, init, lsp.",
    );
    assert.equal(
      messageOf('check', '--format', 'yaml'),
      "unknown value of --format 'yaml'. Known: text, json, sarif, github, junit, csv.",
    );
  });

  test('a missing argument is named', () => {
    assert.equal(messageOf(), 'missing command. Name one: check, html, groups, ready, init or lsp.');
    assert.equal(
      messageOf('check', '--format'),
      'option --format needs a value: text, json, sarif, github, junit or csv.',
    );
    assert.equal(messageOf('check', ''), 'a path is empty.');
    assert.equal(messageOf('check', '--help=yes'), 'option --help takes no value.');
  });
});
