import { writePageFile } from '../node/pageFile';
import { systemInputError, type InputError } from './inputError';

/** Writes a page. A file that is there already is replaced only where it is a page of ours; else tells why it is not. */
export async function writePage(path: string, html: string): Promise<InputError | null> {
  try {
    if (await writePageFile(path, html)) return null;
    const message =
      'is there already and no page of mlops-report, so it is kept. Name another file with --output.';
    return { path, error: 'occupied', message };
  } catch (error) {
    const { error: code, message } = systemInputError(path, error);
    if (code === 'not-found')
      return { path, error: code, message: 'cannot be written: there is no such folder.' };
    return { path, error: code, message: message.replace('cannot be read', 'cannot be written') };
  }
}
