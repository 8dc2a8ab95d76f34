import { forOneCaller } from '#persistence/agency-scope';
import { derivedUuid } from '#persistence/canonical';
import type { RecordParts } from '#persistence/case-log/record-parts';
import type { Caller } from '#persistence/case-log/staff';
import { systemClock } from '#persistence/clock';
import { connect } from '#persistence/database';
import { importDirectory } from '#persistence/directory/import-directory';
import { embeddedStaffIssuer } from '#persistence/issuer-keys';
import type { KeyVault } from '#persistence/keys/key-vault';
import { ProgramShelf } from '#persistence/programs';
import { findStaff } from '#persistence/reads/staff-list';

interface DemoService {
  provider: string;
  name: string;
  type: string;
  levels?: readonly string[];
  medications?: readonly string[];
  residenceLevel?: string;
  places?: number;
  locations?: readonly string[];
}

interface DemoDirectory {
  program: string;
  /** Whose account lists them. */
  account: string;
  services: readonly DemoService[];
}

/** A few services of the demo programs; of LA DOOR the 29 transitional beds at two duplexes (National Council, 2021). The rest is made up. */
export const demoDirectories: readonly DemoDirectory[] = [
  {
    program: 'la-door',
    account: 'door-coordinator',
    services: [
      { provider: 'Project Retreat Housing', name: 'Transitional housing', type: 'transitionalHousing', places: 29, locations: ['First duplex', 'Second duplex'] },
      { provider: 'Crenshaw Outpatient Center', name: 'Opioid treatment program', type: 'treatment', levels: ['1-OTP'], medications: ['methadone', 'buprenorphine'], places: 60 },
    ],
  },
  {
    program: 'philadelphia-pad',
    account: 'pad-coordinator',
    services: [
      { provider: 'Frankford Recovery House', name: 'Recovery residence', type: 'housing', residenceLevel: 'II', places: 12 },
      { provider: 'Lehigh Withdrawal Care', name: 'Withdrawal management', type: 'treatment', levels: ['3.7-WM'], medications: ['buprenorphine'], places: 16 },
    ],
  },
  {
    program: 'madison-mari',
    account: 'mari-coordinator',
    services: [{ provider: 'Mendota Recovery Center', name: 'Residential treatment', type: 'residential', levels: ['3.5'], places: 20 }],
  },
  {
    program: 'west-virginia-police-and-peers',
    account: 'wv-coordinator',
    services: [
      { provider: 'Riverbend Detox Center', name: 'Withdrawal management', type: 'withdrawalManagement', levels: ['3.2-WM'], places: 10 },
      { provider: 'Hilltop Recovery Residence', name: 'Recovery residence', type: 'recoveryResidence', residenceLevel: 'III', places: 14 },
    ],
  },
];

/** Takes each in where a program has no service yet: what its staff have made of it since is left alone. */
export async function seedDirectories(apiUrl: string, vault: KeyVault): Promise<void> {
  const database = await connect({ url: apiUrl, connections: 2 });
  try {
    const parts = { database, vault, clock: systemClock, shelf: new ProgramShelf() };
    for (const directory of demoDirectories) await forOneCaller(() => seedDirectory(parts, directory));
  } finally {
    await database.close();
  }
}

async function seedDirectory(parts: RecordParts, { program, account, services }: DemoDirectory): Promise<void> {
  const caller: Caller = { issuer: embeddedStaffIssuer, subject: account };
  const { pool } = parts.database;
  await findStaff(pool, caller);
  const { rowCount } = await pool.query('select 1 from service where program_id = $1 limit 1', [program]);
  if (rowCount) return;
  const answer = await importDirectory(parts, caller, program, { contents: services.map((service) => asHsds(program, service)) }, {});
  if (!answer.ok) throw new Error(`The demo directory of ${program}: ${JSON.stringify(answer.errors ?? answer.message)}`);
}

/** One of them as HSDS 3 has it, so that it comes in as any directory does. */
function asHsds(program: string, { provider, name, type, levels = [], medications = [], residenceLevel, places, locations = [] }: DemoService): object {
  const id = derivedUuid('demo', program, provider, name);
  const term = (taxonomy: string, code: string) => ({ taxonomy_term: { code, taxonomy } });
  return {
    id,
    name,
    status: 'active',
    organization: { id: derivedUuid('demo', program, provider), name: provider, description: provider },
    attributes: [
      term('Deflection and pre-arrest diversion: services', type),
      ...levels.map((level) => term('ASAM levels of care, 3rd edition', level)),
      ...medications.map((medication) => term('Medications for opioid use disorder', medication)),
      ...(residenceLevel === undefined ? [] : [term('NARR levels of recovery residences', residenceLevel)]),
    ],
    service_at_locations: locations.map((location) => ({ location: { id: derivedUuid('demo', id, location), name: location } })),
    capacities: places === undefined ? [] : [{ maximum: places }],
  };
}
