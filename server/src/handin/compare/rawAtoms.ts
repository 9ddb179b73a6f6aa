import { isBlockLevel } from '../blockLevel';
import { SIGNS, type AtomWriter } from './atom';
import { readHtml, sameAddress, sourceOfImage } from './htmlText';

/**
 * Adds what a reader sees of raw HTML. Tags are atoms, too, though no one sees them: where one page shows as text what the other takes for
 * a tag, they differ.
 * @param placeOf tells the place of an index of the HTML; it is asked in order.
 */
export function addRaw(writer: AtomWriter, html: string, placeOf: (index: number) => number): void {
  readHtml(html, {
    text(text, start) {
      writer.addText(text, (_, index) => placeOf(start + index));
    },
    tag(name, source, index) {
      const at = placeOf(index);
      const own = name.replace('/', '');
      if (own === 'img') writer.addSign(SIGNS.image + sameAddress(sourceOfImage(source)), at);
      else if (own === 'br') writer.addSign(SIGNS.lineBreak, at);
      else if (own === 'hr') writer.addSign(SIGNS.rule, at);
      else {
        if (isBlockLevel(own, '3.10')) writer.breakBlock();
        writer.addSign(SIGNS.tag + name, at);
      }
    },
  });
}
