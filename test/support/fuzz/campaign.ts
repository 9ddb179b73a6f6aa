import { anyFault, anyFaultHolds } from './faults';
import { anyFolder, anyFolderHolds } from './folders';
import { FOUND, FOUND_FAULTS, FOUND_FOLDERS, FOUND_SESSIONS } from './found';
import { anySession, anySessionHolds } from './messages';
import { TEXT_PROPERTIES } from './properties';
import { fuzzProperty, type FuzzProperty } from './property';

/** Properties of the built program. */
export const PROGRAM_PROPERTIES: readonly FuzzProperty[] = [
  fuzzProperty(
    'folders',
    'any repository is checked without harm, and nothing in it is passed over',
    anyFolder,
    FOUND_FOLDERS,
    anyFolderHolds,
  ),
  fuzzProperty(
    'messages',
    'after any session the server says what a fresh one says',
    anySession,
    FOUND_SESSIONS,
    anySessionHolds,
  ),
  fuzzProperty(
    'faults',
    'whatever goes wrong, a file is what it was or whole',
    anyFault,
    FOUND_FAULTS,
    anyFaultHolds,
  ),
];

/** Everything that the campaign tests. */
export const PROPERTIES: readonly FuzzProperty[] = [
  ...TEXT_PROPERTIES.map(({ name, texts, hold }) => fuzzProperty('texts', name, texts, FOUND, hold)),
  ...PROGRAM_PROPERTIES,
];
