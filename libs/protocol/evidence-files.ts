/** What an evidence file may be, by media type, and the ending that it is given on its way out. This project's default; no source states a list. */
export const evidenceTypes = {
  'application/pdf': 'pdf',
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/heic': 'heic',
  'text/plain': 'txt',
} as const satisfies Record<string, string>;

export type EvidenceType = keyof typeof evidenceTypes;

export function isEvidenceType(type: string): type is EvidenceType {
  return Object.hasOwn(evidenceTypes, type);
}

/** What one case holds at most: this project's default; no source states one. */
export const mostFilesOfACase = 50;
export const mostBytesOfACase = 100 * 1024 * 1024;

/** An upload that no step has referred to within this time is deleted, in milliseconds: this project's default. */
export const unattachedFor = 24 * 60 * 60_000;
