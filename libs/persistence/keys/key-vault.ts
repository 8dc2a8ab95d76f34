import { createCipheriv, createDecipheriv, createHash, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Pool, PoolClient } from 'pg';
import type { Sealed } from '#protocol/event';
import { recordClasses, type RecordClass } from '#protocol/provenance';

/** A case's own keys, and `command`, under which repeated commands are compared. */
type CaseKeyClass = RecordClass | 'command';
/** And what members of staff have for themselves. */
type KeyClass = CaseKeyClass | 'device';
const caseClasses: readonly CaseKeyClass[] = [...recordClasses.filter((recordClass) => recordClass !== 'identity'), 'command'];

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
  /** Which master key it is wrapped by. */
  masterKey: string;
}

/** A key that is gone for good, and the entry of the case that says so. */
export interface DestroyedKey {
  holder: string;
  class: string;
  caseId: string;
  seq: number;
  /** RFC 3339. */
  at: string;
}

interface MasterKeySettings {
  value?: string;
  file?: string;
  previous?: string;
  previousFile?: string;
}

/**
 * The one way to data keys: kept apart from the record, wrapped by a master key, so that a restored backup of the
 * record brings no destroyed key back. AES-256-GCM throughout.
 */
export class KeyVault {
  readonly masterKeyId: string;
  private readonly masters: ReadonlyMap<string, Buffer>;
  private readonly indexKeys = new Map<string, Buffer>();

  /** `previous`: the master key that this one takes the place of, for as long as keys are wrapped by it. */
  constructor(
    readonly masterKey: Buffer,
    readonly previous?: Buffer,
  ) {
    const masters = [masterKey, ...(previous ? [previous] : [])];
    if (masters.some(({ length }) => length !== 32)) throw new Error('The master key has to be 32 bytes, in base64');
    this.masters = new Map(masters.map((master) => [masterKeyIdOf(master), master]));
    this.masterKeyId = masterKeyIdOf(masterKey);
  }

  /** The newest first: what Temporal stores is encrypted by the first, and read by any. */
  get masterKeys(): readonly Buffer[] {
    return this.previous ? [this.masterKey, this.previous] : [this.masterKey];
  }

  /** From a value (base64) or a file that holds one. */
  static async load({ value, file, previous, previousFile }: MasterKeySettings): Promise<KeyVault> {
    const master = await keyIn(value, file);
    if (!master) throw new Error('No master key: set DPAD_MASTER_KEY or DPAD_MASTER_KEY_FILE');
    return new KeyVault(master, await keyIn(previous, previousFile));
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
    return (await this.keysOfEach(sql, [{ caseId, participantId }])).get(caseId)!;
  }

  /** As `keysOf`, of many cases in one statement; by case. */
  async keysOfEach(sql: Pool | PoolClient, cases: readonly { caseId: string; participantId: string }[]): Promise<Map<string, CaseKeys>> {
    const { rows } = await sql.query<KeyRow & { holder: string }>({
      name: 'keys-of',
      text: `select holder, class, generation, wrapped, master_key as "masterKey" from vault.data_key where holder = any($1::uuid[]) order by generation`,
      values: [cases.flatMap(({ caseId, participantId }) => [caseId, participantId])],
    });
    const held = new Map<string, [KeyClass, DataKey][]>();
    for (const row of rows) {
      held.set(row.holder, [...(held.get(row.holder) ?? []), [row.class, unwrappedWhenUsed(row.generation, () => this.unwrap(row))]]);
    }
    return new Map(cases.map(({ caseId, participantId }) => [caseId, byClass([caseId, participantId].flatMap((holder) => held.get(holder) ?? []))]));
  }

  /** The secret of a class that this holder has one of for good: made when it is first asked for. Two at once get the same. */
  async secretOf(sql: Pool | PoolClient, holder: string, keyClass: 'device', make: () => Buffer): Promise<Buffer> {
    const kept = async () => {
      const { rows } = await sql.query<KeyRow & { holder: string }>({
        name: 'secret-of',
        text: `select holder, class, generation, wrapped, master_key as "masterKey" from vault.data_key where holder = $1 and class = $2 and generation = 1`,
        values: [holder, keyClass],
      });
      return rows[0];
    };
    const known = await kept();
    if (known) return this.unwrap(known);
    await sql.query(
      'insert into vault.data_key (holder, class, generation, wrapped, master_key) values ($1, $2, 1, $3, $4) on conflict do nothing',
      [holder, keyClass, this.wrap(make(), holder, keyClass), this.masterKeyId],
    );
    return this.unwrap((await kept())!);
  }

  /**
   * Destroys every generation of a key, in the caller's transaction. The database allows it where the entry `seq` of the
   * case says that this class is sealed, and stores no such key again.
   */
  async destroy(sql: PoolClient, key: Omit<DestroyedKey, 'at'>): Promise<DestroyedKey> {
    const { rows } = await sql.query<{ at: Date | string }>('select vault.destroy($1, $2, $3, $4) as at', [key.holder, key.class, key.caseId, key.seq]);
    return { ...key, at: new Date(rows[0]!.at).toISOString() };
  }

  /**
   * Wraps up to `limit` keys anew that are wrapped by another master key than the newest, in the caller's transaction; how
   * many there were. The keys themselves stay, and whoever knows both master keys reads them meanwhile. By the owner's role.
   */
  async rewrap(sql: PoolClient, limit: number): Promise<number> {
    const { rows } = await sql.query<KeyRow & { holder: string }>(
      `select holder, class, generation, wrapped, master_key as "masterKey" from vault.data_key where master_key <> $1
       order by holder, class, generation limit $2 for update skip locked`,
      [this.masterKeyId, limit],
    );
    const anew = rows.map((row) => this.wrap(this.unwrap(row), row.holder, row.class));
    await sql.query(
      `update vault.data_key k set wrapped = anew.wrapped, master_key = $5
       from unnest($1::uuid[], $2::text[], $3::int[], $4::bytea[]) as anew (holder, class, generation, wrapped)
       where k.holder = anew.holder and k.class = anew.class and k.generation = anew.generation`,
      [rows.map(({ holder }) => holder), rows.map((row) => row.class), rows.map(({ generation }) => generation), anew, this.masterKeyId],
    );
    return rows.length;
  }

  /**
   * A new generation of each of a case's keys that still exists, and of its participant's, for what is recorded from now on:
   * what stands in the log keeps its own. The caller holds the case's head. The key under which repeated commands are compared
   * stays: it seals nothing, and another one would not know them again. By the owner's role.
   */
  async addGeneration(sql: PoolClient, caseId: string, participantId: string): Promise<void> {
    const { rows } = await sql.query<{ holder: string; class: KeyClass; generation: number }>(
      `select holder, class, max(generation) + 1 as generation from vault.data_key
       where holder = any($1::uuid[]) and class <> 'command' group by holder, class`,
      [[caseId, participantId]],
    );
    const wrapped = rows.map((row) => this.wrap(randomBytes(32), row.holder, row.class));
    await sql.query(
      `insert into vault.data_key (holder, class, generation, wrapped, master_key)
       select holder, class, generation, wrapped, $5 from unnest($1::uuid[], $2::text[], $3::int[], $4::bytea[]) as k (holder, class, generation, wrapped)`,
      [rows.map(({ holder }) => holder), rows.map((row) => row.class), rows.map(({ generation }) => generation), wrapped, this.masterKeyId],
    );
  }

  /**
   * A keyed digest by which equal values of one agency are found without storing them. The key is derived from the master
   * key for the agency (HKDF, RFC 5869): under another master key every index has to be made anew.
   */
  blindIndex(agencyId: string, value: string): Buffer {
    return this.indexUnder(this.masterKey, agencyId, value);
  }

  /** By what the value may stand in an index now: under the previous master key too, while there is one. */
  blindIndexes(agencyId: string, value: string): Buffer[] {
    return this.masterKeys.map((master) => this.indexUnder(master, agencyId, value));
  }

  private indexUnder(master: Buffer, agencyId: string, value: string): Buffer {
    const name = `${masterKeyIdOf(master)}|${agencyId}`;
    const key = this.indexKeys.get(name) ?? Buffer.from(hkdfSync('sha256', master, '', `dpad blind index|${agencyId}`, 32));
    this.indexKeys.set(name, key);
    return createHmac('sha256', key).update(value).digest();
  }

  private wrap(key: Buffer, holder: string, keyClass: KeyClass): Buffer {
    return encrypt(this.masterKey, key, `${holder}|${keyClass}`);
  }

  private unwrap({ wrapped, holder, class: keyClass, masterKey }: KeyRow & { holder: string }): Buffer {
    const master = this.masters.get(masterKey);
    if (!master) throw new Error(`A key is wrapped by master key ${masterKey}, which this process has not been given`);
    return decrypt(master, wrapped, `${holder}|${keyClass}`);
  }
}

/** What a master key is called where it is not told. */
export function masterKeyIdOf(master: Uint8Array): string {
  return createHash('sha256').update(master).digest('hex').slice(0, 16);
}

async function keyIn(value: string | undefined, file: string | undefined): Promise<Buffer | undefined> {
  const text = value ?? (file === undefined ? undefined : await readFile(file, 'utf8'));
  return text === undefined ? undefined : Buffer.from(text.trim(), 'base64');
}

/** Of each class the generations in the order in which they come. */
function byClass(keys: readonly [KeyClass, DataKey][]): CaseKeys {
  const classes = new Map<KeyClass, DataKey[]>();
  for (const [keyClass, key] of keys) classes.set(keyClass, [...(classes.get(keyClass) ?? []), key]);
  return classes;
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

/** A file's content as it is stored, and the generation of the key that opens it. */
export interface SealedBytes extends Omit<Sealed, 'box'> {
  generation: number;
  box: Buffer;
}

/** As `seal`, of bytes: they are kept as they are. */
export function sealBytes(keys: CaseKeys, binding: Binding, kind: Omit<Sealed, 'box'>, content: Buffer): SealedBytes {
  const newest = keys.get(kind.class)?.at(-1);
  if (!newest) throw new Error(`No ${kind.class} key: that record class is sealed`);
  return { ...kind, generation: newest.generation, box: encrypt(newest.key, content, bound(binding, kind)) };
}

/** The bytes, or `undefined` where their key has been destroyed. Throws where the ciphertext was altered. */
export function openSealedBytes(keys: CaseKeys, binding: Binding, { generation, box, ...kind }: SealedBytes): Buffer | undefined {
  const dataKey = keys.get(kind.class)?.find((candidate) => candidate.generation === generation);
  return dataKey && decrypt(dataKey.key, box, bound(binding, kind));
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
  const decipher = createDecipheriv('aes-256-gcm', key, box.subarray(0, 12), { authTagLength: 16 }).setAAD(Buffer.from(bound));
  decipher.setAuthTag(box.subarray(-16));
  return Buffer.concat([decipher.update(box.subarray(12, -16)), decipher.final()]);
}
