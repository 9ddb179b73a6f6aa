import { PLACES } from './hostileReports';
import { testHostileTexts } from './measure';

testHostileTexts('the checklist', PLACES['the checklist']);
