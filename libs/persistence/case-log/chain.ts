import { createHash } from 'node:crypto';

/** What the first event of a case is chained to. */
export function genesis(caseId: string): Buffer {
  return createHash('sha256').update(`dpad case ${caseId}`).digest();
}

/** What the first event of a program's own log is chained to. */
export function genesisOfProgram(programId: string): Buffer {
  return createHash('sha256').update(`dpad program ${programId}`).digest();
}

/** SHA-256 over the previous hash and the body exactly as stored. */
export function link(previous: Buffer, body: string): Buffer {
  return createHash('sha256').update(previous).update(body).digest();
}
