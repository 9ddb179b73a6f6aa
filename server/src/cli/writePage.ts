import { writePageFile, type Target } from '../node/pageFile';
import { cannotWrite, type InputError } from './inputError';

/** Writes a page completely or not at all; in that case gives the reason. */
export async function writePage(target: Target, html: string): Promise<InputError | null> {
  const { path } = target;
  try {
    const refused = await writePageFile(target, html);
    return refused === null
      ? null
      : { path, error: 'occupied', message: `${refused} Name another file with --output.` };
  } catch (error) {
    return cannotWrite(path, error);
  }
}
