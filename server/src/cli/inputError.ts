import { getSystemErrorMap } from 'node:util';
import { describeError } from '../text/describeError';
import type { Verdict } from '../../../common/verdict';

/** Why something that was asked for could not be checked. */
export type InputErrorCode =
  'not-a-report' | 'not-found' | 'no-reports' | 'unreadable' | 'occupied' | 'too-large' | 'defect';

/** Something that was asked for and could not be checked. */
export interface InputError {
  /** As it was typed or found. */
  readonly path: string;
  readonly error: InputErrorCode;
  /** What is wrong and what can be done; follows the path in a sentence. */
  readonly message: string;
  /** What the course's checker would say nonetheless, where the file could be read. */
  readonly verdict?: Verdict;
}

/** The input error for an error of the file system; rethrows any other. */
export function systemInputError(path: string, error: unknown): InputError {
  if (!isSystemError(error)) throw error;
  if (error.code === 'ENOENT' || error.code === 'ENOTDIR')
    return { path, error: 'not-found', message: 'does not exist.' };
  const reason = getSystemErrorMap().get(error.errno)?.[1] ?? 'the system refuses it';
  return { path, error: 'unreadable', message: `cannot be read: ${reason} (${error.code}).` };
}

/** The input error for an error that should not be: the other files are checked nonetheless. */
export function defectInputError(path: string, error: unknown): InputError {
  return {
    path,
    error: 'defect',
    message: `cannot be checked, a defect of this program; please report it: ${describeError(error)}`,
  };
}

function isSystemError(error: unknown): error is Error & { code: string; errno: number } {
  return (
    error instanceof Error &&
    'code' in error &&
    typeof error.code === 'string' &&
    'errno' in error &&
    typeof error.errno === 'number'
  );
}
