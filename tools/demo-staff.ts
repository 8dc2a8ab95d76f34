import type { OrganisationType } from '#protocol/fields';
import type { Role } from '#protocol/roles';
import type { StaffMember } from '#persistence/seed';

/** An organisation of an agency, with or without staff who sign in. */
export interface DemoOrganisation {
  agency: string;
  title: string;
  type: OrganisationType;
  part2: boolean;
}

interface Site {
  agency: string;
  program: string;
  prefix: string;
  organisations: Record<OrganisationType, Omit<DemoOrganisation, 'agency' | 'type'>>;
  providers: readonly string[];
  people: Record<string, Person>;
}
type Person = readonly [name: string, roles: readonly Role[], organisation: OrganisationType];

const philadelphia: Site = {
  agency: 'philadelphia',
  program: 'philadelphia-pad',
  prefix: 'pad',
  organisations: {
    police: { title: 'Philadelphia Police, East Division', part2: false },
    peerSupport: { title: 'Kensington Peer Recovery', part2: false },
    treatment: { title: 'Girard Avenue Treatment Center', part2: true },
    court: { title: 'Philadelphia Municipal Court Partners', part2: false },
    services: { title: 'Office of Diversion Services, Philadelphia', part2: false },
  },
  providers: ['Frankford Recovery House', 'Lehigh Withdrawal Care'],
  people: {
    officer: ['Marcus Delaney', ['officer'], 'police'],
    'officer-2': ['Renee Vasquez', ['officer'], 'police'],
    responder: ['Tom Okafor', ['responder'], 'services'],
    peer: ['Yolanda Price', ['peer'], 'peerSupport'],
    'peer-2': ['Andre Whitfield', ['peer'], 'peerSupport'],
    clinician: ['Dr. Hannah Lindqvist', ['clinician'], 'treatment'],
    'case-manager': ['Imani Brooks', ['caseManager'], 'services'],
    'court-liaison': ['Peter Nowak', ['courtLiaison'], 'court'],
    prosecutor: ['Claire Abernathy', ['prosecutor'], 'court'],
    defender: ['Samuel Ortiz', ['defender'], 'court'],
    coordinator: ['Grace Kim', ['coordinator'], 'services'],
    supervisor: ['Luther Banks', ['supervisor'], 'peerSupport'],
    'privacy-officer': ['Miriam Feld', ['privacyOfficer'], 'services'],
    administrator: ['Dev Patel', ['administrator'], 'services'],
    provider: ['Carla Mendes', ['provider'], 'treatment'],
  },
};

const losAngeles: Site = {
  agency: 'los-angeles',
  program: 'la-door',
  prefix: 'door',
  organisations: {
    police: { title: 'Los Angeles Police, South Bureau', part2: false },
    peerSupport: { title: 'South Central Peer Network', part2: false },
    treatment: { title: 'Vermont Avenue Wellness Clinic', part2: true },
    court: { title: 'Los Angeles Prefiling Partners', part2: false },
    services: { title: 'Project Retreat Housing', part2: false },
  },
  providers: ['Crenshaw Outpatient Center', 'Watts Recovery Residence'],
  people: {
    officer: ['Daniel Reyes', ['officer'], 'police'],
    'officer-2': ['Keisha Monroe', ['officer'], 'police'],
    responder: ['Victor Huang', ['responder'], 'services'],
    peer: ['Tasha Coleman', ['peer'], 'peerSupport'],
    'peer-2': ['Rubén Salgado', ['peer'], 'peerSupport'],
    clinician: ['Dr. Amara Nwosu', ['clinician'], 'treatment'],
    'case-manager': ['Julia Castellanos', ['caseManager'], 'services'],
    'court-liaison': ['Owen Fairbanks', ['courtLiaison'], 'court'],
    prosecutor: ['Naomi Stern', ['prosecutor'], 'court'],
    defender: ['Elijah Warren', ['defender'], 'court'],
    coordinator: ['Beatriz Fuentes', ['coordinator'], 'services'],
    supervisor: ['Denise Harper', ['supervisor'], 'peerSupport'],
    'privacy-officer': ['Colin Marsh', ['privacyOfficer'], 'services'],
    administrator: ['Wei Zhang', ['administrator'], 'services'],
    provider: ['Lourdes Aguirre', ['provider'], 'treatment'],
  },
};

const madison: Site = {
  agency: 'madison',
  program: 'madison-mari',
  prefix: 'mari',
  organisations: {
    police: { title: 'Madison Police, Central District', part2: false },
    peerSupport: { title: 'Lakeside Recovery Coaches', part2: false },
    treatment: { title: 'Isthmus Treatment Services', part2: true },
    court: { title: 'Dane County Justice Partners', part2: false },
    services: { title: 'Madison Public Health Initiatives', part2: false },
  },
  providers: ['Mendota Recovery Center', 'Yahara House'],
  people: {
    officer: ['Erik Johansson', ['officer'], 'police'],
    'officer-2': ['Latoya Greer', ['officer'], 'police'],
    responder: ['Megan Schultz', ['responder'], 'services'],
    peer: ['Dale Hendricks', ['peer'], 'peerSupport'],
    'peer-2': ['Pa Nhia Vang', ['peer'], 'peerSupport'],
    clinician: ['Dr. Ruth Adeyemi', ['clinician'], 'treatment'],
    'case-manager': ['Sofia Brandt', ['caseManager'], 'services'],
    'court-liaison': ['Greg Thorson', ['courtLiaison'], 'court'],
    prosecutor: ['Anne-Marie Koch', ['prosecutor'], 'court'],
    defender: ['Joel Rasmussen', ['defender'], 'court'],
    coordinator: ['Priya Raman', ['coordinator'], 'services'],
    supervisor: ['Wanda Ellison', ['supervisor'], 'peerSupport'],
    'privacy-officer': ['Harold Beck', ['privacyOfficer'], 'services'],
    administrator: ['Nina Petrov', ['administrator'], 'services'],
    provider: ['Carl Lindgren', ['provider'], 'treatment'],
  },
};

const sites = [philadelphia, losAngeles, madison];

/** One account for each role of each demo program, all of them fictional. */
export const demoStaff: readonly StaffMember[] = sites.flatMap(staffOf);

/** Every organisation of the demo agencies, also the treatment providers whose staff do not sign in. */
export const demoOrganisations: readonly DemoOrganisation[] = sites.flatMap(organisationsOf);

function staffOf({ agency, program, prefix, organisations, people }: Site): StaffMember[] {
  return Object.entries(people).map(([account, [name, roles, type]]) => ({
    account: `${prefix}-${account}`,
    name,
    agency,
    organisation: { ...organisations[type], type },
    roles,
    programs: [program],
  }));
}

function organisationsOf({ agency, organisations, providers }: Site): DemoOrganisation[] {
  const own = Object.entries(organisations).map(([type, rest]) => ({ ...rest, agency, type: type as OrganisationType }));
  return [...own, ...providers.map((title) => ({ agency, title, type: 'treatment' as const, part2: true }))];
}
