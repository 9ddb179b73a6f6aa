import type { InitializationOptions } from '../../../common/protocol';

/**
 * What a client told when it started the server. Some clients send `null`, `[]` or an option of another type where nothing
 * is set: what can't be used counts as not told.
 */
export function readOptions(value: unknown): InitializationOptions {
  if (!isRecord(value)) return {};
  return {
    ...(isTexts(value['texts']) && { texts: value['texts'] }),
    clientFiles: value['clientFiles'] === true,
    markdownFeatures: value['markdownFeatures'] === true,
    sizedImages: value['sizedImages'] === true,
    settings: value['settings'],
  };
}

function isTexts(value: unknown): value is Record<string, string> {
  return isRecord(value) && Object.values(value).every((text) => typeof text === 'string');
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
