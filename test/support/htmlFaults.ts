import { HtmlValidate } from 'html-validate';

/**
 * The HTML standard, document requirements, accessibility, and the library's recommendations, except two: the standard allows `>` in text,
 * and trailing spaces are up to the author.
 */
const validator = new HtmlValidate({
  extends: [
    'html-validate:standard',
    'html-validate:document',
    'html-validate:a11y',
    'html-validate:recommended',
  ],
  rules: { 'no-raw-characters': 'off', 'no-trailing-whitespace': 'off' },
});

/** The errors of an HTML page as `rule: message` with the text around them; empty if it is valid. */
export async function htmlFaults(html: string): Promise<string[]> {
  const short = html.replace(/base64,[A-Za-z0-9+/=]*/g, 'base64,AAAA');
  const lines = short.split('\n');
  const { results } = await validator.validateString(short);
  return results.flatMap(({ messages }) =>
    messages.map(({ ruleId, message, line, column }) => {
      const around = lines[line - 1]?.slice(Math.max(0, column - 60), column + 60) ?? '';
      return `${ruleId}: ${message} (${around})`;
    }),
  );
}
