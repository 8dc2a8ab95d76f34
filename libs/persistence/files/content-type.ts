import { isUtf8 } from 'node:buffer';
import type { EvidenceType } from '#protocol/evidence-files';

type Recognize = (content: Buffer) => boolean;

const begins = (...bytes: number[]): Recognize => (content) => content.subarray(0, bytes.length).equals(Buffer.from(bytes));

/** ISO base media file format (ISO/IEC 14496-12): the brands that HEIF (ISO/IEC 23008-12) gives to still images coded as HEVC. */
const heicBrands = ['heic', 'heix', 'heim', 'heis', 'mif1'];
const isHeic: Recognize = (content) => content.toString('latin1', 4, 8) === 'ftyp' && heicBrands.includes(content.toString('latin1', 8, 12));

/** UTF-8 without control characters but tabs, line ends and form feeds. */
const isPlainText: Recognize = (content) => isUtf8(content) && !/[\u0000-\u0008\u000b\u000e-\u001f\u007f]/.test(content.toString());

const recognized: Record<EvidenceType, Recognize> = {
  'application/pdf': begins(0x25, 0x50, 0x44, 0x46, 0x2d),
  'image/jpeg': begins(0xff, 0xd8, 0xff),
  'image/png': begins(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a),
  'image/heic': isHeic,
  'text/plain': isPlainText,
};

/** What a file is, by its first bytes and never by its name; `undefined` where it is none of those that are taken. */
export function contentTypeOf(content: Buffer): EvidenceType | undefined {
  return (Object.keys(recognized) as EvidenceType[]).find((type) => recognized[type](content));
}
