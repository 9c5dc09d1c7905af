import { encode } from 'uqr';

/** A two-dimensional code as dark strips of a square grid. */
export interface QrStrips {
  /** Modules on each side, with the light border that a scanner needs. */
  size: number;
  strips: { x: number; y: number; length: number }[];
}

/** Four modules, as ISO/IEC 18004 asks for. */
const border = 4;

/** Encodes a text so that a telephone reads it off paper: up to 15 % of it may be stained. */
export function qrStrips(text: string): QrStrips {
  const { data, size } = encode(text, { ecc: 'M', border });
  const strips = data.flatMap((row, y) => stripsOf(row, y));
  return { size, strips };
}

function stripsOf(row: readonly boolean[], y: number): QrStrips['strips'] {
  const strips: QrStrips['strips'] = [];
  row.forEach((dark, x) => {
    if (!dark) return;
    const last = strips.at(-1);
    if (last !== undefined && last.x + last.length === x) last.length += 1;
    else strips.push({ x, y, length: 1 });
  });
  return strips;
}
