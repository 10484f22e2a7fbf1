import { encodeQR } from 'qr';

/** A QR code as the path of an svg and the length of its side in modules, with half of the quiet border: it hangs on light paper. */
export function qrPath(text: string): { readonly side: number; readonly path: string } {
  const rows = encodeQR(text, 'raw', { ecc: 'medium', border: 2 });
  const path = rows.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ''))).join('');
  return { side: rows.length, path };
}
