import { PLACES } from './hostileReports';
import { holdsInPlace } from './measure';

holdsInPlace('no report', PLACES['no report']);
