import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { Box, PublicKey, WrappedKey } from './crypto';
import type { KeptState } from './kept-entry';
import { observed, useObserved } from './observed';

/** Whose device it is, or was: what may stand in clear. */
export interface Owner extends PublicKey {
  staffId: string;
  name: string;
  roles: string[];
  programs: string[];
  /** The private key under the code that the person chose for work without a network, and how often it was mistyped. */
  offlineCode?: { key: WrappedKey; mistyped: number };
}

export interface StoredEntry {
  seq: number;
  id: string;
  owner: string;
  state: KeptState;
  keptAt: string;
  box: Box;
}

interface DeviceSchema extends DBSchema {
  owners: { key: string; value: Owner };
  entries: { key: number; value: StoredEntry; indexes: { id: [owner: string, id: string]; owner: string } };
  /** Forms begun and not sent, and what was read: boxes, by owner and place. */
  boxes: { key: [owner: string, place: string]; value: { owner: string; place: string; box: Box; keptAt: string }; indexes: { owner: string } };
  /** What holds nothing of a person: programs, and the forms that open a case. */
  open: { key: string; value: unknown };
}

/** The device has no room left. What was to be kept is still in the form. */
export class StorageFullError extends Error {
  override readonly name = 'StorageFullError';
}

let opened: Promise<IDBPDatabase<DeviceSchema>> | undefined;

function database(): Promise<IDBPDatabase<DeviceSchema>> {
  opened ??= openDB<DeviceSchema>('dpad', 1, {
    upgrade(db) {
      db.createObjectStore('owners', { keyPath: 'staffId' });
      const entries = db.createObjectStore('entries', { keyPath: 'seq', autoIncrement: true });
      entries.createIndex('id', ['owner', 'id'], { unique: true });
      entries.createIndex('owner', 'owner');
      db.createObjectStore('boxes', { keyPath: ['owner', 'place'] }).createIndex('owner', 'owner');
      db.createObjectStore('open');
    },
  });
  return opened;
}

const full = observed(false);

/** Whether the device had no room for what was last to be kept: the person is told at once. */
export function useStorageFull(): boolean {
  return useObserved(full);
}

/** Throws a StorageFullError where there is no room. */
async function written<T>(write: (db: IDBPDatabase<DeviceSchema>) => Promise<T>): Promise<T> {
  try {
    const done = await write(await database());
    if (full.get()) full.set(false);
    return done;
  } catch (error) {
    if (!(error instanceof DOMException && error.name === 'QuotaExceededError')) throw error;
    full.set(true);
    throw new StorageFullError('The device has no room left', { cause: error });
  }
}

/** For what is kept for comfort: that there is no room is told, and nothing is lost by it. */
export async function unlessFull(write: Promise<void>): Promise<void> {
  try {
    await write;
  } catch (error) {
    if (!(error instanceof StorageFullError)) throw error;
  }
}

export const owners = {
  async of(staffId: string): Promise<Owner | undefined> {
    return (await database()).get('owners', staffId);
  },
  async put(owner: Owner): Promise<void> {
    await written((db) => db.put('owners', owner));
  },
  /** Reads and writes it in one transaction. */
  async change(staffId: string, change: (owner: Owner) => Owner): Promise<void> {
    await written(async (db) => {
      const tx = db.transaction('owners', 'readwrite');
      const owner = await tx.store.get(staffId);
      if (owner) await tx.store.put(change(owner));
      await tx.done;
    });
  },
};

export const entries = {
  async all(): Promise<StoredEntry[]> {
    return (await database()).getAll('entries');
  },
  async of(owner: string, id: string): Promise<StoredEntry | undefined> {
    return (await database()).getFromIndex('entries', 'id', [owner, id]);
  },
  /** The same id again takes the place of what is there, in the order too. */
  async put(entry: Omit<StoredEntry, 'seq'>): Promise<void> {
    await written(async (db) => {
      const tx = db.transaction('entries', 'readwrite');
      const known = await tx.store.index('id').getKey([entry.owner, entry.id]);
      await tx.store.put((known === undefined ? entry : { ...entry, seq: known }) as StoredEntry);
      await tx.done;
    });
  },
  /** Only where it is still kept under the id `was`: what another window has filled in anew or sent in the meantime stays. Answers whether it was. */
  async replace(was: string, entry: StoredEntry): Promise<boolean> {
    return written(async (db) => {
      const tx = db.transaction('entries', 'readwrite');
      const isHere = (await tx.store.get(entry.seq))?.id === was;
      if (isHere) await tx.store.put(entry);
      await tx.done;
      return isHere;
    });
  },
  async delete(seq: number): Promise<void> {
    await (await database()).delete('entries', seq);
  },
};

export const boxes = {
  async of(owner: string, place: string): Promise<{ box: Box; keptAt: string } | undefined> {
    return (await database()).get('boxes', [owner, place]);
  },
  async put(owner: string, place: string, box: Box, keptAt: string): Promise<void> {
    await written((db) => db.put('boxes', { owner, place, box, keptAt }));
  },
  /** Those whose place begins so and that were kept before this instant (RFC 3339). */
  async deleteOlder(owner: string, begins: string, before: string): Promise<void> {
    const all = await (await database()).getAllFromIndex('boxes', 'owner', owner);
    await Promise.all(all.filter(({ place, keptAt }) => place.startsWith(begins) && keptAt < before).map(({ place }) => boxes.delete(owner, place)));
  },
  async delete(owner: string, place: string): Promise<void> {
    await (await database()).delete('boxes', [owner, place]);
  },
};

export const openReads = {
  async all(): Promise<unknown[]> {
    return (await database()).getAll('open');
  },
  async put(key: string, value: unknown): Promise<void> {
    await written((db) => db.put('open', value, key));
  },
};
