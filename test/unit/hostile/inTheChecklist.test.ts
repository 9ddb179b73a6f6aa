import { PLACES } from './hostileReports';
import { holdsInPlace } from './measure';

holdsInPlace('the checklist', PLACES['the checklist']);
