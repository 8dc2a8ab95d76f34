import { createHash } from 'node:crypto';

/** An agency's key, a UUID: what a form offers and a file holds. It follows from the agency's id, here and in `agency.key`. */
export function agencyKey(agencyId: string): string {
  const hex = createHash('md5').update(`agency ${agencyId}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20)}`;
}
