// What the client has to know about the addresses of figures.
export {
  ACCEPTED_EXTENSIONS,
  encodeTarget,
  extensionOf,
  hasAcceptedExtension,
  hasImageExtension,
  IMAGE_EXTENSIONS,
  LARGE_FIGURE,
  resolveTarget,
} from '../server/src/text/figureTarget';
