import { PLACES } from './hostileReports';
import { holdsInPlace } from './measure';

holdsInPlace('all answers', PLACES['all answers']);
