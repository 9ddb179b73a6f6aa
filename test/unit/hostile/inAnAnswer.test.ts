import { PLACES } from './hostileReports';
import { testHostileTexts } from './measure';

testHostileTexts('an answer', PLACES['an answer']);
