import * as v from 'valibot';

/** What VS Code passes to a command of the context menu of an image: the `data-vscode-context` of the page. */
const IMAGE = v.object({ image: v.string() });

/** The path of the image that a command was run on, as the report has it; null if it was run elsewhere. */
export function imageOf(context: unknown): string | null {
  return v.is(IMAGE, context) ? context.image : null;
}
