/** Listening addresses as people write them: `127.0.0.1:9002`, `[::1]:9002`, `weir.internal:0`. */
import { z } from 'zod';

const ADDRESS = /^(\[[0-9A-Fa-f:.]+\]|[A-Za-z0-9._-]+):(\d{1,5})$/;

/** Schema of an address; the value is the text. Port 0 lets the system choose. */
export const addressSchema = z
  .string()
  .refine(isAddress, 'must be HOST:PORT, such as 127.0.0.1:9002, [::1]:9002 or 0.0.0.0:9002');

function isAddress(text: string): boolean {
  const match = ADDRESS.exec(text);
  return match !== null && Number(match[2]) <= 65_535;
}
