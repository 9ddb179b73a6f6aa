import type { Face } from '../../common/pageBlock';
import type { Texts } from './texts';

/** The switch above the page between GitHub's page and the hand-in page. */
export interface FaceSwitch {
  /** The page that is shown; null until one is. */
  readonly shown: Face | null;
  show(face: Face): void;
}

/** @param wish Called when the reader chooses a page. */
export function createFaceSwitch(
  element: HTMLElement,
  about: HTMLElement,
  texts: Texts,
  wish: (face: Face) => void,
): FaceSwitch {
  const buttons = [...element.querySelectorAll('button')];
  const faceOf = ({ dataset }: HTMLElement): Face => (dataset['face'] === 'hand-in' ? 'hand-in' : 'github');
  let shown: Face | null = null;

  for (const button of buttons) {
    button.addEventListener('click', () => {
      wish(faceOf(button));
    });
  }

  return {
    get shown() {
      return shown;
    },
    show(face) {
      if (shown === face) return;
      shown = face;
      document.body.dataset['face'] = face;
      for (const button of buttons) button.setAttribute('aria-pressed', String(faceOf(button) === face));
      about.textContent = face === 'hand-in' ? texts.aboutHandIn : texts.aboutGitHub;
    },
  };
}
