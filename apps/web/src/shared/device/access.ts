import type { Schema } from '../../api/client';
import { CannotOpenError, open, openingKey, seal, unwrapUnderCode, wrapUnderCode, type Box, type OpeningKey } from './crypto';
import { observed, useObserved } from './observed';
import { owners, type Owner } from './store';

/**
 * Whom the device serves in this window.
 * - `none`: nobody, or not known yet.
 * - `sealing`: its owner may fill in and keep, and not read: nobody has shown who they are.
 * - `open`: the owner is signed in, or has given the code.
 */
export type Access = { is: 'none' } | { is: 'sealing'; owner: Owner } | { is: 'open'; owner: Owner; key: OpeningKey; by: 'session' | 'code' };

const access = observed<Access>({ is: 'none' });

export function accessNow(): Access {
  return access.get();
}

export function useAccess(): Access {
  return useObserved(access);
}

/** Who was signed in here last and has not signed out. */
const lastOwner = 'dpad.owner';

/** Whom the device serves without a network. */
export async function ownerHere(): Promise<Owner | undefined> {
  const staffId = localStorage.getItem(lastOwner);
  return staffId === null ? undefined : owners.of(staffId);
}

type DeviceKey = Schema<'DeviceKeySchema'>;
type SignedIn = Pick<Owner, 'staffId' | 'name' | 'roles' | 'programs'>;

/** The person is signed in, and the server has handed out the key. */
export async function openFor({ staffId, name, roles, programs }: SignedIn, { keyId, publicKey, privateKey }: DeviceKey): Promise<void> {
  const known = await owners.of(staffId);
  const kept = known?.keyId === keyId && known.offlineCode ? { offlineCode: known.offlineCode } : {};
  const owner: Owner = { staffId, name, roles, programs, keyId, jwk: { ...publicKey }, ...kept };
  await owners.put(owner);
  localStorage.setItem(lastOwner, staffId);
  access.set({ is: 'open', owner, key: await openingKey(keyId, { ...privateKey }), by: 'session' });
}

/** The server does not hand out the key now: what this device knows of the person is enough to keep what is filled in. */
export async function sealFor(staffId: string): Promise<void> {
  const owner = await owners.of(staffId);
  if (owner) access.set({ is: 'sealing', owner });
}

export const codeAtLeast = 8;
const mostMistyped = 5;

/** `gone`: mistyped too often; what was kept stays, for the next sign-in. */
export type CodeAnswer = 'open' | 'wrong' | 'gone';

export async function openWithCode(owner: Owner, code: string): Promise<CodeAnswer> {
  let asked = owner.offlineCode;
  // Counted before it is tried, so that closing the window takes nothing back.
  await owners.change(owner.staffId, (now) => {
    asked = now.offlineCode;
    return now.offlineCode ? { ...now, offlineCode: { ...now.offlineCode, mistyped: now.offlineCode.mistyped + 1 } } : now;
  });
  if (!asked) return 'gone';
  try {
    const key = await openingKey(owner.keyId, await unwrapUnderCode(code, asked.key));
    await owners.change(owner.staffId, (now) => (now.offlineCode ? { ...now, offlineCode: { ...now.offlineCode, mistyped: 0 } } : now));
    access.set({ is: 'open', owner, key, by: 'code' });
    return 'open';
  } catch (error) {
    if (!(error instanceof CannotOpenError)) throw error;
    if (asked.mistyped + 1 < mostMistyped) return 'wrong';
    await owners.change(owner.staffId, ({ offlineCode: _gone, ...rest }) => rest);
    return 'gone';
  }
}

/** Nobody has shown who they are: what is filled in is sealed to the device's owner, who has to confirm it. */
export function goOnSealing(owner: Owner): void {
  access.set({ is: 'sealing', owner });
}

/** `undefined` takes the code away. */
export async function chooseCode(owner: Owner, chosen: { code: string; key: DeviceKey } | undefined): Promise<void> {
  const { offlineCode: _before, ...rest } = owner;
  const changed: Owner = chosen ? { ...rest, offlineCode: { key: await wrapUnderCode(chosen.code, { ...chosen.key.privateKey }), mistyped: 0 } } : rest;
  await owners.put(changed);
  const now = access.get();
  if (now.is !== 'none' && now.owner.staffId === owner.staffId) access.set({ ...now, owner: changed });
}

/** Forgets the key in this window; `signedOut`: and whose device it is. */
export function forget({ signedOut }: { signedOut: boolean }): void {
  if (signedOut) localStorage.removeItem(lastOwner);
  access.set({ is: 'none' });
}

export function sealHere(owner: Owner, place: string, value: unknown): Promise<Box> {
  return seal(owner, `${owner.staffId}/${place}`, value);
}

export function openHere({ owner, key }: Access & { is: 'open' }, place: string, box: Box): Promise<unknown> {
  return open(key, `${owner.staffId}/${place}`, box);
}
