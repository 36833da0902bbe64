/// <reference lib="dom" />
import type { PlaceView } from '../../../report/view.ts';
import { button, el } from './elements.ts';

/** A button that opens a place: `file:line`. A long path may break behind its folders, never inside of a name. */
export function placeButton({ file, start }: PlaceView, what: string, press: () => void): HTMLButtonElement {
  const name = `${file}:${start.line}`;
  const parts = name.split(/(?<=\/)/).flatMap((part) => [el('span', {}, part), el('wbr')]);
  const element = button('', press, { class: 'link place', 'aria-label': what === '' ? name : `${what}: ${name}` });
  element.append(...parts);
  return element;
}
