import * as v from 'valibot';
import { ErrorCodes, ResponseError } from '../lsp';
import { excerpt } from '../text/printable';

/** A whole number from 0. */
export const COUNT = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

/** A range of the protocol. */
export const RANGE = v.object({
  start: v.object({ line: COUNT, character: COUNT }),
  end: v.object({ line: COUNT, character: COUNT }),
});

/**
 * The parameters of one of our own requests.
 * @throws ResponseError that names the request and says what is wrong with its parameters.
 */
export function requireParams<T>(
  request: { readonly method: string },
  schema: v.GenericSchema<unknown, T>,
  params: unknown,
): T {
  const result = v.safeParse(schema, params, { abortEarly: true });
  if (result.success) return result.output;
  const [issue] = result.issues;
  const place = v.getDotPath(issue);
  const message = `${request.method}: ${place === null ? '' : `${place}: `}${excerpt(issue.message)}.`;
  throw new ResponseError(ErrorCodes.InvalidParams, message);
}
