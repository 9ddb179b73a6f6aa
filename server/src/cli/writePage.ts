import { writePageFile, type Target } from '../node/pageFile';
import { systemInputError, type InputError } from './inputError';

/** Writes a page, whole or not at all; else tells why it is not. */
export async function writePage(target: Target, html: string): Promise<InputError | null> {
  const { path } = target;
  try {
    const refused = await writePageFile(target, html);
    return refused === null
      ? null
      : { path, error: 'occupied', message: `${refused} Name another file with --output.` };
  } catch (error) {
    const { error: code, message } = systemInputError(path, error);
    if (code === 'not-found')
      return { path, error: code, message: 'cannot be written: there is no such folder.' };
    return { path, error: code, message: message.replace('cannot be read', 'cannot be written') };
  }
}
