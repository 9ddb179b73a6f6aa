import { getSystemErrorMap } from 'node:util';
import { describeError } from '../text/describeError';
import type { Verdict } from '../../../common/verdict';

/** Why an input could not be checked. */
export type InputErrorCode =
  'not-a-report' | 'not-found' | 'no-reports' | 'unreadable' | 'occupied' | 'too-large' | 'defect';

/** An input that could not be checked. */
export interface InputError {
  /** As typed or found. */
  readonly path: string;
  readonly error: InputErrorCode;
  /** What is wrong and what to do; follows the path in a sentence. */
  readonly message: string;
  /** The verdict of the course's checker, if the file could be read. */
  readonly verdict?: Verdict;
}

/** The input error for a file system error; rethrows any other. */
export function systemInputError(path: string, error: unknown): InputError {
  if (!isSystemError(error)) throw error;
  if (isMissing(error)) return { path, error: 'not-found', message: 'does not exist.' };
  return { path, error: 'unreadable', message: `cannot be read: ${reasonOf(error)}.` };
}

/** The input error for a file that the system does not allow to be written; rethrows any other. */
export function cannotWrite(path: string, error: unknown): InputError {
  if (!isSystemError(error)) throw error;
  if (isMissing(error))
    return { path, error: 'not-found', message: 'cannot be written: there is no such folder.' };
  return { path, error: 'unreadable', message: `cannot be written: ${reasonOf(error)}.` };
}

function isMissing({ code }: SystemError): boolean {
  return code === 'ENOENT' || code === 'ENOTDIR';
}

/** Such as `no space left on device (ENOSPC)`; an error's own message would repeat the path. */
function reasonOf({ errno, code }: SystemError): string {
  return `${getSystemErrorMap().get(errno)?.[1] ?? 'the system refuses it'} (${code})`;
}

/** Why the program had to stop, in a sentence: a lack of the system, such as of handles, or a defect. */
export function failureText(error: unknown): string {
  return isSystemError(error)
    ? `something could not be read: ${reasonOf(error)}.`
    : `this is a defect of the program, please report it: ${describeError(error)}`;
}

/** The input error for an unexpected error: the other files are still checked. */
export function defectInputError(path: string, error: unknown): InputError {
  if (isSystemError(error))
    return { path, error: 'unreadable', message: `cannot be checked: ${reasonOf(error)}.` };
  return {
    path,
    error: 'defect',
    message: `cannot be checked, a defect of this program; please report it: ${describeError(error)}`,
  };
}

type SystemError = Error & { readonly code: string; readonly errno: number };

function isSystemError(error: unknown): error is SystemError {
  return (
    error instanceof Error &&
    'code' in error &&
    typeof error.code === 'string' &&
    'errno' in error &&
    typeof error.errno === 'number'
  );
}
