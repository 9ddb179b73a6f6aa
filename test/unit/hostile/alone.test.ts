import { PLACES } from './hostileReports';
import { testHostileTexts } from './measure';

testHostileTexts('no report', PLACES['no report']);
