import { HtmlValidate } from 'html-validate';

/**
 * The standard of HTML, what a document needs, accessibility, and the library's recommendations, but for two of these: the
 * standard lets `>` stand in text, and spaces at the end of a line are the person's own.
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

/** What is wrong with a page of HTML, as `rule: message` with the text around it; empty where it is valid. */
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
