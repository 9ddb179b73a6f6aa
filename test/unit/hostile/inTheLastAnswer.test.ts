import { PLACES } from './hostileReports';
import { testHostileTexts } from './measure';

testHostileTexts('the last answer', PLACES['the last answer']);
