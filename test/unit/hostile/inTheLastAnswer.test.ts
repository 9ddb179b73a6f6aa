import { PLACES } from './hostileReports';
import { holdsInPlace } from './measure';

holdsInPlace('the last answer', PLACES['the last answer']);
