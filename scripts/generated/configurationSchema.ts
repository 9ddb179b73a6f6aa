import { RULES } from '../../common/codes';
import { RULE_LEVELS } from '../../common/severity';
import { FAIL_ON } from '../../server/src/cli/arguments';
import { MAX_GLOB_LENGTH, MAX_GLOBS } from '../../server/src/text/glob';
import type { Json } from './manifest';

/** The JSON schema of `.mlops-report.json`. */
export function configurationSchema(): Json {
  const levels = Object.keys(RULE_LEVELS);
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Configuration of MLOps Report',
    type: 'object',
    additionalProperties: false,
    properties: {
      $schema: { type: 'string' },
      rules: {
        description: 'The severity of each problem. What is not named has its default.',
        type: 'object',
        additionalProperties: false,
        properties: Object.fromEntries(
          Object.entries(RULES).map(([code, { level, title }]) => [
            code,
            { description: title, enum: levels, default: level },
          ]),
        ),
      },
      files: {
        description: 'Glob patterns of the Markdown files that are reports by their name.',
        type: 'array',
        items: { type: 'string', minLength: 1, maxLength: MAX_GLOB_LENGTH },
        maxItems: MAX_GLOBS,
      },
      failOn: {
        description: 'The least severity that makes `mlops-report check` fail.',
        enum: FAIL_ON,
        default: 'warning',
      },
    },
  };
}
