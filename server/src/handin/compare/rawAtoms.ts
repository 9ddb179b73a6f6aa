import { isBlockLevel } from '../blockLevel';
import { SIGNS, type AtomWriter } from './atom';
import { readHtml, sameAddress, sourceOfImage } from './htmlText';

/**
 * Adds the visible parts of raw HTML. Tags are atoms too, though invisible: the pages differ if one shows as text what
 * the other reads as a tag.
 * @param placeOf Gives the place of an index of the HTML; called in order.
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
