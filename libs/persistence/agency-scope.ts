import { AsyncLocalStorage } from 'node:async_hooks';
import type { Pool, PoolClient } from 'pg';

interface Scope {
  /** `''`: nobody's, which sees nothing. `undefined`: whatever the connection had. */
  agencyId: string | undefined;
}

const scopes = new AsyncLocalStorage<Scope>();
const nobody = '';

/**
 * Runs what one caller asks for: nothing of any agency is seen until `actFor` has said whose staff the caller is. Within another
 * of these the same caller goes on.
 */
export function forOneCaller<T>(work: () => T): T {
  return scopes.getStore() ? work() : scopes.run({ agencyId: nobody }, work);
}

/** From here on the caller's statements see this agency's rows, and what is shared with it. */
export function actFor(agencyId: string): void {
  const scope = scopes.getStore();
  if (scope) scope.agencyId = agencyId;
}

/** For what this process does by itself on behalf of one agency, whoever's request it came out of. */
export function forAgency<T>(agencyId: string, work: () => T): T {
  return scopes.run({ agencyId }, work);
}

/** For statements that ask functions of the database alone, which answer alike in every agency. */
export function inAnyAgency<T>(work: () => T): T {
  return scopes.run({ agencyId: undefined }, work);
}

type Connected = (error: Error | undefined, client: PoolClient | undefined, release: (error?: Error | boolean) => void) => void;

/**
 * The pool, whose every connection is set to the agency of the one who uses it before its first statement: the second wall, row-level
 * security, then shows that agency's rows alone. It costs a round trip where the agency changes, and nothing else.
 */
export function scoped(pool: Pool): Pool {
  const seenBy = new WeakMap<PoolClient, string>();
  const connect = pool.connect.bind(pool);

  async function connectFor(agencyId: string | undefined): Promise<PoolClient> {
    const client = await connect();
    if (agencyId === undefined || (seenBy.get(client) ?? nobody) === agencyId) return client;
    try {
      await client.query({ name: 'act-for', text: `select set_config('dpad.agency', $1, false)`, values: [agencyId] });
      seenBy.set(client, agencyId);
      return client;
    } catch (error) {
      // What it shows now is not known: nobody may use it.
      client.release(error as Error);
      throw error;
    }
  }

  function connectScoped(): Promise<PoolClient>;
  function connectScoped(connected: Connected): void;
  function connectScoped(connected?: Connected): Promise<PoolClient> | void {
    // Read before anything is waited for: another caller's release may hand the connection over.
    const scope = scopes.getStore();
    const client = connectFor(scope ? scope.agencyId : nobody);
    if (!connected) return client;
    client.then(
      (one) => connected(undefined, one, one.release.bind(one)),
      (error: unknown) => connected(error as Error, undefined, () => undefined),
    );
  }
  pool.connect = connectScoped;
  return pool;
}
