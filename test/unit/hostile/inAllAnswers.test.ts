import { PLACES } from './hostileReports';
import { testHostileTexts } from './measure';

testHostileTexts('all answers', PLACES['all answers']);
