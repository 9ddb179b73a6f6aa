// What the client, too, has to know of the addresses of figures.
export {
  encodeTarget,
  extensionOf,
  hasAcceptedExtension,
  hasImageExtension,
  resolveTarget,
} from '../server/src/text/figureTarget';
