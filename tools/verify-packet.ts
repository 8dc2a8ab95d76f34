import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { verifyPacketFile, type VerifiedPacket } from '#persistence/packets/packet-file';
import { readPublicKey } from '#persistence/packets/packet-key';
import { courtPacketDocument } from '#protocol/documents/court-packet.document';
import type { DocumentSection, PrintedDocument } from '#protocol/documents/printed-document';

const usage = 'npm run verify-packet -- <packet, JSON or PDF> --key <file of the public key>';

/** `npm run verify-packet`: whether a court packet is as it was made. It needs the two files alone, and no access to the system. */
try {
  const verified = await verify(process.argv.slice(2));
  if (!verified.ok) throw new Error(`The packet is NOT as it was signed. ${verified.why}.`);
  process.stdout.write(`${textOf(courtPacketDocument(verified.packet))}\nThe packet is as it was signed.\n`);
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = 1;
}

async function verify(args: string[]): Promise<VerifiedPacket> {
  const { positionals, values } = parseArgs({ args, allowPositionals: true, options: { key: { type: 'string' } } });
  const [path] = positionals;
  if (path === undefined || values.key === undefined) throw new Error(usage);
  const key = readPublicKey(await readFile(values.key, 'utf8'));
  return verifyPacketFile(await readFile(path), key);
}

function textOf({ title, about, sections, foot }: PrintedDocument): string {
  return [title, ...about, ...sections.flatMap(linesOf), ...(foot === undefined ? [] : ['', foot]), ''].join('\n');
}

function linesOf({ heading, paragraphs = [], table }: DocumentSection): string[] {
  const rows = (table?.rows ?? []).map((cells) => `- ${cells.flatMap((cell, nth) => (cell === '' ? [] : `${table?.columns[nth]}: ${cell}`)).join('; ')}`);
  return ['', heading, ...paragraphs, ...rows];
}
