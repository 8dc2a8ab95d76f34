import { createCipheriv, createDecipheriv, createHash, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Pool, PoolClient } from 'pg';
import type { Sealed } from '#protocol/event';
import { recordClasses, type RecordClass } from '#protocol/provenance';

/** A case's own keys, and `command`, under which repeated commands are compared. */
type KeyClass = RecordClass | 'command';
const caseClasses: readonly KeyClass[] = [...recordClasses.filter((recordClass) => recordClass !== 'identity'), 'command'];

interface DataKey {
  readonly generation: number;
  readonly key: Buffer;
}
/** The keys that open a case: its own, and its participant's. Missing where they have been destroyed. */
export type CaseKeys = ReadonlyMap<KeyClass, readonly DataKey[]>;

interface KeyRow {
  class: KeyClass;
  generation: number;
  wrapped: Buffer;
}

/**
 * The one way to data keys: kept apart from the record, wrapped by a master key, so that a restored backup of the
 * record brings no destroyed key back. AES-256-GCM throughout.
 */
export class KeyVault {
  readonly masterKeyId: string;
  private readonly indexKeys = new Map<string, Buffer>();

  constructor(readonly masterKey: Buffer) {
    if (masterKey.length !== 32) throw new Error('The master key has to be 32 bytes, in base64');
    this.masterKeyId = createHash('sha256').update(masterKey).digest('hex').slice(0, 16);
  }

  /** From a value (base64) or a file that holds one. */
  static async load({ value, file }: { value?: string; file?: string }): Promise<KeyVault> {
    const text = value ?? (file === undefined ? undefined : await readFile(file, 'utf8'));
    if (text === undefined) throw new Error('No master key: set DPAD_MASTER_KEY or DPAD_MASTER_KEY_FILE');
    return new KeyVault(Buffer.from(text.trim(), 'base64'));
  }

  /** Fresh keys for a new case and its new participant, stored wrapped in the caller's transaction. */
  async createKeys(sql: PoolClient, caseId: string, participantId: string): Promise<CaseKeys> {
    const keys = new Map<KeyClass, DataKey[]>();
    const rows: [string, KeyClass, Buffer][] = [];
    for (const [holder, classes] of [[caseId, caseClasses], [participantId, ['identity']]] as [string, KeyClass[]][]) {
      for (const keyClass of classes) {
        const key = randomBytes(32);
        keys.set(keyClass, [{ generation: 1, key }]);
        rows.push([holder, keyClass, this.wrap(key, holder, keyClass)]);
      }
    }
    await sql.query(
      `insert into vault.data_key (holder, class, generation, wrapped, master_key)
       select holder, class, 1, wrapped, $4 from unnest($1::uuid[], $2::text[], $3::bytea[]) as k (holder, class, wrapped)`,
      [rows.map((row) => row[0]), rows.map((row) => row[1]), rows.map((row) => row[2]), this.masterKeyId],
    );
    return keys;
  }

  /** The keys of a case and its participant that still exist. */
  async keysOf(sql: Pool | PoolClient, caseId: string, participantId: string): Promise<CaseKeys> {
    const { rows } = await sql.query<KeyRow & { holder: string }>({
      name: 'keys-of',
      text: `select holder, class, generation, wrapped from vault.data_key where holder = any($1::uuid[]) order by generation`,
      values: [[caseId, participantId]],
    });
    const keys = new Map<KeyClass, DataKey[]>();
    for (const row of rows) {
      const generations = keys.get(row.class) ?? [];
      generations.push(unwrappedWhenUsed(row.generation, () => this.unwrap(row.wrapped, row.holder, row.class)));
      keys.set(row.class, generations);
    }
    return keys;
  }

  /**
   * A keyed digest by which equal values of one agency are found without storing them. The key is derived from the master
   * key for the agency (HKDF, RFC 5869): under another master key every index has to be made anew.
   */
  blindIndex(agencyId: string, value: string): Buffer {
    const key = this.indexKeys.get(agencyId) ?? Buffer.from(hkdfSync('sha256', this.masterKey, '', `dpad blind index|${agencyId}`, 32));
    this.indexKeys.set(agencyId, key);
    return createHmac('sha256', key).update(value).digest();
  }

  private wrap(key: Buffer, holder: string, keyClass: KeyClass): Buffer {
    return encrypt(this.masterKey, key, `${holder}|${keyClass}`);
  }

  private unwrap(wrapped: Buffer, holder: string, keyClass: KeyClass): Buffer {
    return decrypt(this.masterKey, wrapped, `${holder}|${keyClass}`);
  }
}

/** A step needs two of its case's five keys or so. */
function unwrappedWhenUsed(generation: number, unwrap: () => Buffer): DataKey {
  let key: Buffer | undefined;
  return {
    generation,
    get key() {
      return (key ??= unwrap());
    },
  };
}

/** Where a sealed value belongs: another case, event or path cannot open it. */
export interface Binding {
  caseId: string;
  eventKey: string;
  path: string;
}

/** Encrypts a value under the newest key of its class. Throws where that key has been destroyed. */
export function seal(keys: CaseKeys, binding: Binding, kind: Omit<Sealed, 'box'>, value: unknown): Sealed {
  const newest = keys.get(kind.class)?.at(-1);
  if (!newest) throw new Error(`No ${kind.class} key: that record class is sealed`);
  const box = encrypt(newest.key, Buffer.from(JSON.stringify(value)), bound(binding, kind));
  return { ...kind, box: `${newest.generation}.${box.toString('base64url')}` };
}

/** The value, or `undefined` where its key has been destroyed. Throws where the ciphertext was altered. */
export function openSealed(keys: CaseKeys, binding: Binding, sealed: Sealed): unknown {
  const [generation, box] = sealed.box.split('.') as [string, string];
  const dataKey = keys.get(sealed.class)?.find((candidate) => candidate.generation === Number(generation));
  if (!dataKey) return undefined;
  return JSON.parse(decrypt(dataKey.key, Buffer.from(box, 'base64url'), bound(binding, sealed)).toString()) as unknown;
}

/** Tells whether a repeated command has the same content, without storing that content. */
export function commandMac(keys: CaseKeys, canonicalCommand: string): string {
  const key = keys.get('command')?.at(-1)?.key;
  if (!key) throw new Error('The case has no command key');
  return createHmac('sha256', key).update(canonicalCommand).digest('base64url');
}

/** Its provenance too: who may read a value cannot be changed beside the value. */
function bound({ caseId, eventKey, path }: Binding, { class: recordClass, provenance }: Omit<Sealed, 'box'>): string {
  return [caseId, eventKey, path, recordClass, provenance].join('|');
}

/** nonce (12) · ciphertext · tag (16). */
function encrypt(key: Buffer, plain: Buffer, bound: string): Buffer {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(bound));
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

function decrypt(key: Buffer, box: Buffer, bound: string): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', key, box.subarray(0, 12)).setAAD(Buffer.from(bound));
  decipher.setAuthTag(box.subarray(-16));
  return Buffer.concat([decipher.update(box.subarray(12, -16)), decipher.final()]);
}
