import { execFile } from 'node:child_process';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import fc from 'fast-check';
import { pdfOf } from '#api/print/pdf';
import { attachmentName, readPacketFile, signedJson, signedPdf, verifyPacketFile } from '#persistence/packets/packet-file';
import { isSignedBy, PacketKey, readPublicKey } from '#persistence/packets/packet-key';
import { courtPacketDocument } from '#protocol/documents/court-packet.document';
import type { CourtPacket } from '#protocol/views/court-packet';
import { readPdf } from '../support/pdf-words.js';

const key = new PacketKey(Buffer.alloc(32, 7));
const otherKey = new PacketKey(Buffer.alloc(32, 8));

function aPacket(packetId: string): CourtPacket {
  return {
    form: 'courtPacket',
    formRevision: 1,
    packetId,
    madeAt: '2031-03-04T18:00:00.000Z',
    madeFor: { id: 'staff-1', name: 'Anne-Marie Koch', roles: ['prosecutor'], organisation: { id: 'organisation-1', name: 'District Attorney' } },
    agency: { id: 'madison', name: 'Madison' },
    program: { id: 'madison-mari', name: 'A six-month hold', revision: 2, zone: 'America/Chicago' },
    caseId: 'case-1',
    charge: { id: 'charge-1', class: 'drugPossession', classLabel: 'Possession', title: 'Possession, “as written” — señor', status: 'held' },
    consent: 'noConsent',
    conditions: 'noConsent',
    recommendation: 'noConsent',
    decisions: [],
    proof: { head: { entry: 12, hash: 'ab'.repeat(32) }, entries: [] },
  };
}

const packet = aPacket('packet-1');
const json = Buffer.from(signedJson(packet, key));
async function pdfWith(attached: Buffer, name = attachmentName(packet.packetId)): Promise<Buffer> {
  return signedPdf(await pdfOf(courtPacketDocument(packet), { attachments: [{ name, type: 'application/json', content: attached }] }), key);
}

function altered(file: Buffer, at: number, by: number): Buffer {
  const copy = Buffer.from(file);
  copy[at] = copy[at]! ^ by;
  return copy;
}

const verified = (file: Buffer, by = key) => verifyPacketFile(file, by.publicKey);

describe('a packet file', () => {
  let pdf: Buffer;
  beforeAll(async () => {
    pdf = await pdfWith(json);
  });

  test('that nobody has altered says what was signed, as JSON and as PDF', () => {
    expect(verified(json)).toEqual({ ok: true, packet });
    expect(verified(pdf)).toEqual({ ok: true, packet });
  });

  test('as PDF opens in a reader, with its words and the signed JSON', async () => {
    const { words, attachments } = await readPdf(pdf);
    expect(words).toContain('Possession, “as written” — señor');
    expect(attachments).toEqual(['court-packet-packet-1.json']);
  });

  test.each(['JSON', 'PDF'])('as %s is refused with a reason where any byte was altered', (form) => {
    const file = form === 'JSON' ? json : pdf;
    fc.assert(
      fc.property(fc.nat(file.length - 1), fc.integer({ min: 1, max: 255 }), (at, by) => {
        const answer = verified(altered(file, at, by));
        return !answer.ok && answer.why !== '';
      }),
      { numRuns: 500 },
    );
  });

  test.each(['JSON', 'PDF'])('as %s is refused where one byte of its end, signature and name of the key was altered', (form) => {
    const file = form === 'JSON' ? json : pdf;
    for (let at = file.length - 220; at < file.length; at += 1) {
      for (const by of [1, 0x20]) expect([at, by, verified(altered(file, at, by)).ok]).toEqual([at, by, false]);
    }
  });

  test.each(['JSON', 'PDF'])('as %s is refused where a byte was added or the end cut off', (form) => {
    const file = form === 'JSON' ? json : pdf;
    for (const other of [Buffer.concat([file, Buffer.from('\n')]), Buffer.concat([Buffer.from(' '), file]), file.subarray(0, -1), file.subarray(0, file.length / 2)]) {
      expect(verified(other).ok).toBe(false);
    }
  });

  test('is refused where it was signed with another key', () => {
    expect(verified(json, otherKey)).toEqual({ ok: false, why: 'The file was signed with another key than the one given' });
    expect(verified(pdf, otherKey)).toEqual({ ok: false, why: 'The file was signed with another key than the one given' });
  });

  test("is refused where it only claims the key's name", () => {
    const forged = signedJson(packet, otherKey).replace(otherKey.keyId, key.keyId);
    expect(verified(Buffer.from(forged))).toEqual({ ok: false, why: 'The packet or its signature was altered' });
  });

  test('as PDF is refused where the JSON inside is that of another packet', async () => {
    const other = Buffer.from(signedJson(aPacket('packet-2'), key));
    expect(verified(await pdfWith(other))).toEqual({ ok: false, why: 'The JSON inside of the PDF is that of another packet' });
  });

  test('as PDF is refused where the JSON inside was altered before the paper was signed', async () => {
    const raised = Buffer.from(json.toString().replace('"noConsent"', '"none"'));
    expect(verified(await pdfWith(raised))).toMatchObject({ ok: false, why: expect.stringMatching(/^The JSON inside of the PDF: /) });
  });

  test('as PDF is refused where it holds no JSON', async () => {
    expect(verified(signedPdf(await pdfOf(courtPacketDocument(packet)), key))).toEqual({ ok: false, why: 'The PDF holds no signed JSON' });
  });

  test.each(['', '{', 'null', '[]', '{}', '{"packet":null,"signature":"","keyId":""}', '%PDF-', '%PDF-1.7\n%DPAD-SIGNATURE a b\n'])('that is none (%j) is refused', (text) => {
    expect(verified(Buffer.from(text)).ok).toBe(false);
  });

  test('can be read without a key, to look it up in the log', () => {
    expect(readPacketFile(json)).toEqual(packet);
    expect(readPacketFile(pdf)).toEqual(packet);
    expect(readPacketFile(Buffer.from('{'))).toBeUndefined();
  });
});

describe('the key of packets', () => {
  test('is named by its thumbprint (RFC 8037, appendix A.3)', () => {
    expect(readPublicKey('{"kty":"OKP","crv":"Ed25519","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}').kid).toBe('kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k');
  });

  test('signs as RFC 8032 says (7.1, test 1)', () => {
    const known = new PacketKey(Buffer.from('9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60', 'hex'));
    const signature = 'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b';
    expect(Buffer.from(known.sign(Buffer.alloc(0)), 'base64url').toString('hex')).toBe(signature);
  });

  test('takes no second spelling of a signature', () => {
    const signature = key.sign(Buffer.from('words'));
    expect(isSignedBy(key.publicKey, Buffer.from('words'), signature)).toBe(true);
    expect(isSignedBy(key.publicKey, Buffer.from('words'), `${signature}=`)).toBe(false);
  });

  test('is refused where it is not 32 bytes', () => {
    expect(() => new PacketKey(Buffer.alloc(31))).toThrow(/32 bytes/);
  });
});

describe('npm run verify-packet', () => {
  const run = promisify(execFile);
  async function verify(file: Buffer, name: string): Promise<{ code: number; stdout: string; stderr: string }> {
    const folder = await mkdtemp(join(tmpdir(), 'packet-'));
    await writeFile(join(folder, name), file);
    await writeFile(join(folder, 'key.json'), JSON.stringify(key.publicKey));
    const node = ['--disable-warning=ExperimentalWarning', '--import', '@swc-node/register/esm-register', 'tools/verify-packet.ts'];
    // Nothing of the environment but where programs are: it needs no access to the system.
    try {
      return { code: 0, ...(await run(process.execPath, [...node, join(folder, name), '--key', join(folder, 'key.json')], { env: { PATH: process.env['PATH'] } })) };
    } catch (error) {
      return error as { code: number; stdout: string; stderr: string };
    }
  }

  test('tells what a packet says of the charge', async () => {
    const { code, stdout } = await verify(json, 'packet.json');
    expect({ code, stdout }).toEqual({ code: 0, stdout: expect.stringMatching(/Possession[\s\S]*Status: Held[\s\S]*The packet is as it was signed\./) });
  });

  test('ends with code 1 and the reason where one byte was altered, and says nothing of the charge', async () => {
    const { code, stdout, stderr } = await verify(altered(json, 100, 1), 'packet.json');
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(/NOT as it was signed/);
  });
});
