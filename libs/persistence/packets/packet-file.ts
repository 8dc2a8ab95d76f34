import { inflateSync } from 'node:zlib';
import type { CourtPacket } from '#protocol/views/court-packet';
import { canonicalJson } from '../canonical.js';
import { isSignedBy, type PacketKey, type PacketPublicKey } from './packet-key.js';

interface SignedPacket {
  packet: CourtPacket;
  /** Over the canonical JSON of `packet`, base64url. */
  signature: string;
  keyId: string;
}

/** What a packet file says, or why nothing in it can be relied on. */
export type VerifiedPacket = { ok: true; packet: CourtPacket } | { ok: false; why: string };

const trailer = /%DPAD-SIGNATURE ([A-Za-z0-9_-]+) ([A-Za-z0-9_-]+)\n$/;
const longestTrailer = 300;

/** What the signed JSON is called inside of the paper: the two are one packet. */
export function attachmentName(packetId: string): string {
  return `court-packet-${packetId}.json`;
}

/** The packet as signed JSON: one spelling, so that no byte of it can change unseen. */
export function signedJson(packet: CourtPacket, key: PacketKey): string {
  const signature = key.sign(Buffer.from(canonicalJson(packet)));
  return canonicalJson({ packet, signature, keyId: key.keyId } satisfies SignedPacket);
}

/** The paper with a signature over every byte of it, in a comment after its end: readers of PDF pass over it. */
export function signedPdf(pdf: Buffer, key: PacketKey): Buffer {
  const bytes = pdf.at(-1) === 0x0a ? pdf : Buffer.concat([pdf, Buffer.from('\n')]);
  return Buffer.concat([bytes, Buffer.from(`%DPAD-SIGNATURE ${key.keyId} ${key.sign(bytes)}\n`)]);
}

/** What a file says, whoever made it. */
export function readPacketFile(file: Buffer): CourtPacket | undefined {
  return parsed(isPdf(file) ? (attachmentOf(file) ?? file) : file)?.packet;
}

/** Whether a file, JSON or PDF, is a packet exactly as the holder of the key made it. Needs nothing but the two. */
export function verifyPacketFile(file: Buffer, key: PacketPublicKey): VerifiedPacket {
  return isPdf(file) ? verifyPdf(file, key) : verifyJson(file, key);
}

function isPdf(file: Buffer): boolean {
  return file.subarray(0, 5).toString('latin1') === '%PDF-';
}

function verifyJson(file: Buffer, key: PacketPublicKey): VerifiedPacket {
  const signed = parsed(file);
  if (signed === undefined) return broken('The file is neither a PDF nor JSON of a packet');
  if (!Buffer.from(canonicalJson(signed)).equals(file)) return broken('The JSON is not written as it was signed');
  const { packet, signature, keyId } = signed;
  if (keyId !== key.kid) return broken('The file was signed with another key than the one given');
  if (!isSignedBy(key, Buffer.from(canonicalJson(packet)), signature)) return broken('The packet or its signature was altered');
  return { ok: true, packet };
}

function verifyPdf(file: Buffer, key: PacketPublicKey): VerifiedPacket {
  const end = trailer.exec(file.subarray(-longestTrailer).toString('latin1'));
  if (!end) return broken('The PDF does not end with a signature, or the signature was altered');
  const [line, keyId, signature] = end as unknown as [string, string, string];
  if (keyId !== key.kid) return broken('The file was signed with another key than the one given');
  const pdf = file.subarray(0, file.length - line.length);
  if (!isSignedBy(key, pdf, signature)) return broken('The PDF or its signature was altered');
  const attached = attachmentOf(pdf);
  if (attached === undefined) return broken('The PDF holds no signed JSON');
  const verified = verifyJson(attached, key);
  if (!verified.ok) return broken(`The JSON inside of the PDF: ${verified.why}`);
  return pdf.includes(attachmentName(verified.packet.packetId)) ? verified : broken('The JSON inside of the PDF is that of another packet');
}

/** The content of the one file inside of a PDF, by ISO 32000-1, 7.11.4. */
function attachmentOf(pdf: Buffer): Buffer | undefined {
  const type = pdf.indexOf('/Type /EmbeddedFile');
  const start = pdf.indexOf('stream\n', type);
  if (type < 0 || start < 0) return undefined;
  const dictionary = pdf.subarray(pdf.lastIndexOf('obj', type), start).toString('latin1');
  const length = Number(/\/Length (\d+)/.exec(dictionary)?.[1]);
  const content = pdf.subarray(start + 'stream\n'.length, start + 'stream\n'.length + length);
  return dictionary.includes('/FlateDecode') ? inflateSync(content) : content;
}

function parsed(file: Buffer): SignedPacket | undefined {
  try {
    const value = JSON.parse(file.toString()) as SignedPacket | null;
    return typeof value?.signature === 'string' && typeof value.packet === 'object' ? value : undefined;
  } catch {
    return undefined;
  }
}

function broken(why: string): VerifiedPacket {
  return { ok: false, why };
}
