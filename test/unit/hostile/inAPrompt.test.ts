import { PLACES } from './hostileReports';
import { holdsInPlace } from './measure';

holdsInPlace('a prompt', PLACES['a prompt']);
