import { PLACES } from './hostileReports';
import { holdsInPlace } from './measure';

holdsInPlace('an answer', PLACES['an answer']);
