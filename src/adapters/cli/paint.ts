import { styleText } from 'node:util';
import { type Paint, plain, type Terminal } from '../../report/terminal.ts';
import type { World } from './command.ts';

/** Whether there are colours was decided before: the stream is not asked again. */
const coloured: Paint = (style, text) => styleText(style, text, { validateStream: false });

/** The terminal of a world; reports that go to a file have neither colours nor a width. */
export const terminalOf = ({ colour, width }: Pick<World, 'colour' | 'width'>, isFile = false): Terminal =>
  isFile ? { paint: plain } : { width, paint: colour ? coloured : plain };
