import assert from 'node:assert/strict';
import test from 'node:test';
import { headingAt, questionNumber } from '../../../server/src/report/heading';

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
  ['    ### Question 7', null],
  ['> ### Question 7', null],
  ['Question 7', null],
  ['####### Question 7', null],
  ['### Question', null],
  ['### Question seven', null],
  ['### Questions 7', null],
  ['### The question 7', null],
  ['### Question 12345', null],
  ['', null],
];

for (const [line, number] of QUESTIONS) {
  test(`${JSON.stringify(line)} is ${number === null ? 'no question' : `question ${number}`}`, () => {
    assert.equal(questionNumber(line), number);
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

test('a line that does not exist is no heading', () => {
  assert.equal(headingAt(['# One'], 1), null);
});
