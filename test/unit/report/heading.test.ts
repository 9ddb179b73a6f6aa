import assert from 'node:assert/strict';
import test from 'node:test';
import { headingAt, questionHeading } from '../../../server/src/report/heading';

const QUESTIONS: readonly (readonly [line: string, number: number | null])[] = [
  ['### Question 4', 4],
  ['### Question 4\n', 4],
  ['### Question 4\r\n', 4],
  ['###  Question\t12  ', 12],
  ['# Question 1', 1],
  ['###### question 31', 31],
  ['### QUESTION 7: tools', 7],
  ['###Question 7', 7],
  ['   ### Question 7', 7],
  ['### **Question 7**', 7],
  ['### _Question 7_', 7],
  ['### Question 7.', 7],
  ['### Question 007', 7],
  ['\ufeff### Question 1', 1],
  ['Question 7', null],
  ['### Question', null],
  ['### Question seven', null],
  ['### Question 12345', null],
  ['', null],
];

for (const [line, number] of QUESTIONS) {
  test(`${JSON.stringify(line)} is ${number === null ? 'no question' : `question ${number}`}`, () => {
    assert.equal(questionHeading(line)?.number ?? null, number);
  });
}

const DECORATED: readonly (readonly [line: string, number: number | null])[] = [
  ['###\u00a0Question 7', 7],
  ['### Question\u00a07', 7],
  ['###\u2003Question\u200b 7', 7],
  ['    ### Question 7', 7],
  ['> ### Question 7', 7],
  ['- ### Question 7', 7],
  ['####### Question 7', 7],
  ['\\### Question 7', 7],
  ['**### Question 7**', 7],
  ['### ✅ Question 7', 7],
  ['✅ ### Question 7', 7],
  ['### <a name="q2"></a>Question 7', 7],
  ['<a id="question-3"></a>### Question 7', 7],
  ['### [Question 7](#question-3)', 7],
  ['### ~~Question 7~~ dropped', 7],
  ['### **Question** **7**', 7],
  ['### Question **7**: the parcels', 7],
  ['### Question #7', 7],
  ['### Question no. 7', 7],
  ['### Question７', 7],
  ['### Questions 7', 7],
  ['### 2.5. Question 7', 7],
  ['### 7) Question 8 - the parcels', 8],
  ['## Part 2, question 7', 7],
  ['### Q7', 7],
  ['### Q.7: the parcels', 7],
  ['### Spørgsmål 7', 7],
  ['### Spo\u0308rgsma\u030al 7', null],
  ['### Spørgsma\u030al 7', 7],
  ['### spm. 7', 7],
  ['### FAQ 7', null],
  ['### Week 7', null],
  ['### Question', null],
  ['### Question seven', null],
  ['`### Question 7`', null],
  ['See ### Question 7', null],
  [`### ${'x'.repeat(400)} Question 7`, null],
];

for (const [line, number] of DECORATED) {
  test(`${JSON.stringify(line)} is ${number === null ? 'no' : 'a'} decorated heading of a question`, () => {
    const found = questionHeading(line);
    assert.deepEqual(
      [found?.number ?? null, found?.isDecorated ?? true, found?.isCertain ?? false],
      [number, true, false],
    );
  });
}

const HEADINGS: readonly (readonly [line: string, heading: readonly [level: number, text: string] | null])[] =
  [
    ['# Title', [1, 'Title']],
    ['###### Six', [6, 'Six']],
    ['####### Seven', null],
    ['#', [1, '']],
    ['##   ', [2, '']],
    ['##\tTab', [2, 'Tab']],
    ['#Title', null],
    ['#\u00a0Title', null],
    ['   ## Indented', [2, 'Indented']],
    ['    ## Code', null],
    ['\t## Code', null],
    ['## Closed ##', [2, 'Closed']],
    ['## Closed ####  ', [2, 'Closed']],
    ['## C#', [2, 'C#']],
    ['## ##', [2, '']],
    ['## Two # three ##', [2, 'Two # three']],
    ['## *Emphasised* text', [2, '*Emphasised* text']],
    ['> ## Quoted', null],
    ['\ufeff# Behind a byte order mark', [1, 'Behind a byte order mark']],
  ];

for (const [line, heading] of HEADINGS) {
  test(`${JSON.stringify(line)} is ${heading ? `a heading of level ${heading[0]}` : 'no heading'}`, () => {
    const found = headingAt(['before\n', `${line}\r\n`, 'behind'], 1);
    const range = { start: { line: 1, character: 0 }, end: { line: 1, character: line.length } };
    assert.deepEqual(found, heading && { level: heading[0], text: heading[1], range });
  });
}

test('a line that does not exist is not a heading', () => {
  assert.equal(headingAt(['# One'], 1), null);
});
