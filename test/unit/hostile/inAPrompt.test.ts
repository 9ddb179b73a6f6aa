import { PLACES } from './hostileReports';
import { testHostileTexts } from './measure';

testHostileTexts('a prompt', PLACES['a prompt']);
