import { ErrorCodes, ResponseError } from '../lsp';

type Kind = 'string' | 'number' | 'boolean' | 'object';

/**
 * Checks the parameters of one of our own requests.
 *
 * @param kinds What `typeof` gives for each of them.
 * @throws ResponseError that names the request and what it needs.
 */
export function requireParams<P extends object>(
  request: { readonly method: string },
  params: P | null | undefined,
  kinds: Readonly<Record<keyof P, Kind>>,
): void {
  const given: Readonly<Record<string, unknown>> = { ...params };
  const isFit = Object.entries(kinds).every(
    ([name, kind]) => typeof given[name] === kind && given[name] !== null,
  );
  if (isFit) return;
  const needed = Object.entries(kinds).map(([name, kind]) => `${name}: ${String(kind)}`);
  throw new ResponseError(ErrorCodes.InvalidParams, `${request.method} needs { ${needed.join(', ')} }.`);
}
