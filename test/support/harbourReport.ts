import { lines } from './streetReport';

/**
 * A small report of another course with two sections. Question 1 has 10 words, 6 of them readable, and one of 1 to 2 figures. Question 2
 * still has its placeholder. Question 3 has no limits, and shows the same figure as HTML, and one by reference.
 */
export const HARBOUR_REPORT = lines(
  '# The harbour', // 0
  '',
  '## Checklist',
  '',
  '### Week 1',
  '',
  '* [x] Count the boats (M1)', // 6
  '* [ ] Paint the pier, and',
  '    the lamp (M2)',
  '',
  '## Boats', // 10
  '',
  '### Question 1',
  '',
  '> **Which boats lie there?**', // 14
  '>',
  '> Recommended answer length: 5-10 words + 1 to 2 screenshots.',
  '>',
  '> Answer:',
  '',
  'Two *old* ones beside `pier 3` since - 1990.', // 20
  '',
  '![Boats](figures/boats.png)',
  '',
  '### Question 2', // 24
  '',
  '> **Who sails them?**',
  '>',
  '> Recommended answer length: 5-10 words.',
  '>',
  '> Answer:',
  '',
  '--- question 2 fill here ---', // 32
  '',
  '## Weather',
  '',
  '### Question 3', // 36
  '',
  '> **Does it rain?**',
  '>',
  '> Answer: often,', // 40
  '> as <img src="figures/boats.png" alt="Boats"> and ![the rain][rain] show.',
  '',
  '[rain]: figures/heavy%20rain.png',
  '',
);
